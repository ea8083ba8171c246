import { SegmentedControl, Select } from '@mantine/core';
import {
  Delta,
  EmptyState,
  ErrorState,
  formatDay,
  formatMoney,
  formatPercent,
  Money,
  PageHeader,
  SkeletonPage,
  StatTile,
  StatTiles,
  Tag,
  TrendChart,
  useUi,
} from '@rapport/ui';
import { keepPreviousData } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { ChartLine } from 'lucide-react';
import { Permitted } from '../../parts/permitted.tsx';
import { useApi, useWorkspace } from '../../shell/workspace.tsx';
import { DemandTabs } from './demand-tabs.tsx';
import { RevenueBackTest } from './revenue-back-test.tsx';
import type { Revenue } from './revenue.ts';
import classes from './forecasts.module.css';

const route = getRouteApi('/w/$workspaceId/demand');

/** Net revenue of the days to come, of the store or of a segment. */
export function RevenuePage() {
  return (
    <Permitted permission="reports:read" what="see forecasts">
      <Outlook />
    </Permitted>
  );
}

function Outlook() {
  const { days, segment } = route.useSearch();
  const api = useApi();
  const { can } = useWorkspace();
  const navigate = route.useNavigate();
  const { data, error, refetch, isPlaceholderData } = api.useQuery(
    'get',
    '/api/v1/forecasts/revenue',
    { params: { query: { horizon: days === 90 ? '90' : '30', segmentId: segment } } },
    { placeholderData: keepPreviousData },
  );
  const segments = api.useQuery(
    'get',
    '/api/v1/segments',
    { params: { query: { limit: 100 } } },
    { enabled: can('segments:read') },
  );
  return (
    <>
      <PageHeader
        title="Demand"
        description="What will be sold: an estimate, with the interval in which four of five outcomes lie."
        controls={
          <>
            <Select
              size="sm"
              w={200}
              aria-label="Whose orders"
              placeholder="The whole store"
              clearable
              searchable
              data={segments.data?.items.map(({ id, name }) => ({ value: String(id), label: name })) ?? []}
              value={segment === undefined ? null : String(segment)}
              onChange={(id) =>
                void navigate({
                  search: { ...(days ? { days } : {}), ...(id ? { segment: Number(id) } : {}) },
                  replace: true,
                })
              }
            />
            <SegmentedControl
              size="sm"
              aria-label="How far ahead"
              value={days === 90 ? '90' : '30'}
              onChange={(value) =>
                void navigate({
                  search: { ...(value === '90' ? { days: 90 as const } : {}), ...(segment ? { segment } : {}) },
                  replace: true,
                })
              }
              data={[
                { value: '30', label: '30 days' },
                { value: '90', label: '90 days' },
              ]}
            />
          </>
        }
      />
      <DemandTabs current="/demand" />
      {error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : data ? (
        <div className={classes.stack} aria-busy={isPlaceholderData}>
          <Shown revenue={data} />
        </div>
      ) : (
        <SkeletonPage />
      )}
    </>
  );
}

function Shown({ revenue }: { revenue: Revenue }) {
  const { locale } = useUi();
  if (revenue.past.length === 0) {
    return (
      <EmptyState icon={ChartLine} title="Nothing was sold yet">
        With four months of orders this page says what the next ones will bring, and how sure that is.
      </EmptyState>
    );
  }
  const { past, days, total, currency } = revenue;
  const money = (minor: number) => formatMoney(minor, currency, { locale, compact: true });
  const gap = past.map(() => null);
  return (
    <>
      <StatTiles>
        <StatTile
          label={`Next ${revenue.horizon} days (estimate)`}
          value={
            <Money minor={total?.mean ?? null} currency={currency} unknown={revenue.reason ?? 'Not known'} compact />
          }
          delta={
            total && <Delta current={total.mean} previous={revenue.lastTotal} base={`last ${revenue.horizon} days`} />
          }
          why={total ? `Four of five: ${money(total.low)} to ${money(total.high)}` : undefined}
        />
        <StatTile
          label={`Last ${revenue.horizon} days`}
          value={<Money minor={revenue.lastTotal} currency={currency} compact />}
        />
        <StatTile
          label="Method"
          value={<Tag>{revenue.method ?? 'None'}</Tag>}
          why="The winner of the back-test below."
        />
        <StatTile
          label="Days inside the interval"
          value={revenue.coverage === null ? '–' : formatPercent(revenue.coverage, { locale, digits: 0 })}
          why={`In the back-test; it is meant to hold ${formatPercent(revenue.nominal, { locale, digits: 0 })}.`}
        />
      </StatTiles>
      {revenue.reason !== null && (
        <EmptyState icon={ChartLine} title="No forecast is shown" compact>
          {revenue.reason} The past is below, and what was tried.
        </EmptyState>
      )}
      <TrendChart
        title="Net revenue by day"
        description={
          total ? `Expected in ${revenue.horizon} days: ${money(total.low)} to ${money(total.high)}` : undefined
        }
        figure="money"
        currency={currency}
        height={320}
        labels={[...past, ...days].map(({ day }) => formatDay(day, locale))}
        moments={[...past, ...days].map(({ day }) => day)}
        series={[
          { name: 'email', label: 'Net revenue', values: [...past.map(({ net }) => net), ...days.map(() => null)] },
          ...(days.length > 0
            ? [{ name: 'sms', label: 'Forecast', values: [...gap, ...days.map(({ mean }) => mean)] }]
            : []),
        ]}
        {...(days.length > 0
          ? {
              band: {
                label: 'Four of five days',
                of: 1,
                low: [...gap, ...days.map(({ low }) => low)],
                high: [...gap, ...days.map(({ high }) => high)],
              },
            }
          : {})}
      />
      <RevenueBackTest revenue={revenue} />
    </>
  );
}
