import { Select } from '@mantine/core';
import { EmptyState, ErrorState, PageHeader, SkeletonPage } from '@rapport/ui';
import { getRouteApi } from '@tanstack/react-router';
import { Grid3x3 } from 'lucide-react';
import { useState } from 'react';
import { Permitted } from '../../parts/permitted.tsx';
import { CohortCurves } from './cohort-curves.tsx';
import { CohortHeat } from './cohort-heat.tsx';
import { dimensions, spans, type CohortSearch } from './cohort-search.ts';
import { CohortSegment, type CellPeople } from './cohort-segment.tsx';
import { CohortTable } from './cohort-table.tsx';
import { useCohorts } from './use-cohorts.ts';
import { dimensionNames } from './words.ts';
import classes from './cohorts.module.css';

const route = getRouteApi('/w/$workspaceId/cohorts');

export function CohortsPage() {
  return (
    <Permitted permission="reports:read" what="see cohorts">
      <Cohorts />
    </Permitted>
  );
}

function Cohorts() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { data, error, isPlaceholderData, refetch, shown } = useCohorts(search);
  const [people, setPeople] = useState<CellPeople | null>(null);
  const change = (changes: CohortSearch) =>
    void navigate({ search: (before) => ({ ...before, ...changes }), replace: true });
  return (
    <>
      <PageHeader
        title="Cohorts"
        description="Customers by how they began, and what they did since. Only people who had the full time count."
        controls={
          <>
            <Select
              size="xs"
              w={190}
              aria-label="Cohorts by"
              allowDeselect={false}
              data={dimensions.map((value) => ({ value, label: dimensionNames[value] }))}
              value={shown.by}
              onChange={(chosen) => change({ by: dimensions.find((one) => one === chosen) ?? 'month' })}
            />
            <Select
              size="xs"
              w={150}
              aria-label="First orders of"
              allowDeselect={false}
              data={spans.map((months) => ({ value: String(months), label: `Last ${months} months` }))}
              value={String(shown.months)}
              onChange={(chosen) => change({ months: Number(chosen) })}
            />
          </>
        }
      />
      {error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <SkeletonPage />
      ) : data.total === null ? (
        <EmptyState page icon={Grid3x3} title="No first orders in these months">
          Cohorts appear with the first customers: how many come back, what they are worth after 30, 90 or 365 days, and
          which channel, creator or coupon brings the good ones.
        </EmptyState>
      ) : (
        <div className={isPlaceholderData ? classes.busy : classes.stack} aria-busy={isPlaceholderData}>
          <CohortHeat
            cohorts={data}
            figure={shown.figure}
            onFigure={(figure) => change({ figure })}
            onPeople={setPeople}
          />
          <CohortCurves cohorts={data} days={shown.days} />
          <CohortTable
            cohorts={data}
            days={shown.days}
            fewest={shown.fewest}
            onDays={(days) => change({ days })}
            onFewest={(fewest) => change({ fewest })}
            onPeople={setPeople}
          />
        </div>
      )}
      <CohortSegment people={people} onClose={() => setPeople(null)} />
    </>
  );
}
