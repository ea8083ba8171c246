import { Button, SegmentedControl, Select } from '@mantine/core';
import { DataTable, EmptyState, ErrorState, PageHeader, SkeletonPage, useUi } from '@rapport/ui';
import { getRouteApi } from '@tanstack/react-router';
import { HeartPulse } from 'lucide-react';
import { CsvLink } from '../../parts/csv-link.tsx';
import { Permitted } from '../../parts/permitted.tsx';
import { useWorkspace } from '../../shell/workspace.tsx';
import { ChurnBands } from './churn-bands.tsx';
import { churnColumns } from './churn-columns.tsx';
import { bands, type Band, type ChurnSearch } from './churn-search.ts';
import { HiddenNote } from './hidden-note.tsx';
import { useChurn } from './use-churn.ts';

const route = getRouteApi('/w/$workspaceId/value/churn');

/** Who is likely to stay away, and why; a band becomes a segment. */
export function ChurnPage() {
  return (
    <Permitted permission="profiles:read" what="see churn risk">
      <Churn />
    </Permitted>
  );
}

function Churn() {
  const { href } = useWorkspace();
  const { navigate: go } = useUi();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const list = useChurn(search);
  if (list.error) return <ErrorState page error={list.error} onRetry={() => void list.refetch()} />;
  if (!list.first) return <SkeletonPage />;
  const { model, currency, bands: counted } = list.first;
  const show = (next: ChurnSearch) => void navigate({ search: next, replace: true });
  const total = counted
    .filter(({ name }) => search.band === undefined || name === search.band)
    .reduce((sum, { people }) => sum + people, 0);
  return (
    <>
      <PageHeader
        title="Churn risk"
        breadcrumbs={[{ label: 'Customer value', href: href('/value') }]}
        description="Estimate: how likely each customer is to place no order within the model’s horizon, and what raises it."
        controls={
          <Button variant="default" onClick={() => go(href('/models/churn'))}>
            Model card
          </Button>
        }
      />
      <HiddenNote model={model} name="churn" what="Churn risk" />
      {model.state === 'shown' && <ChurnBands bands={counted} currency={currency} />}
      <DataTable
        label="customers"
        rows={list.people}
        rowId={({ profileId }) => String(profileId)}
        rowHref={({ profileId }) => href(`/profiles/${profileId}`)}
        columns={churnColumns(currency)}
        total={total}
        rowHeight={68}
        hasMore={list.hasNextPage}
        loadingMore={list.isFetchingNextPage}
        onMore={() => void list.fetchNextPage()}
        toolbar={
          <>
            <SegmentedControl
              size="xs"
              aria-label="Risk"
              value={search.band ?? 'all'}
              data={[{ value: 'all', label: 'All' }, ...bands.map((band) => ({ value: band, label: labels[band] }))]}
              onChange={(value) => {
                const band = bands.find((one) => one === value);
                show({ ...(band ? { band } : {}), ...(search.sort ? { sort: search.sort } : {}) });
              }}
            />
            <Select
              size="xs"
              w={150}
              aria-label="Order"
              allowDeselect={false}
              data={[
                { value: 'risk', label: 'Highest risk first' },
                { value: 'value', label: 'Highest value first' },
              ]}
              value={search.sort ?? 'risk'}
              onChange={(value) =>
                show({ ...(search.band ? { band: search.band } : {}), ...(value === 'value' ? { sort: 'value' } : {}) })
              }
            />
            {total > 0 && (
              <CsvLink what="customers of this risk" path="/api/v1/value/churn.csv" query={{ ...search }} />
            )}
          </>
        }
        empty={
          <EmptyState icon={HeartPulse} title="Nobody here">
            {model.state === 'shown'
              ? 'No customer is in this band at the moment.'
              : 'Without the model there is no list.'}
          </EmptyState>
        }
      />
    </>
  );
}

const labels: Record<Band, string> = { high: 'High', medium: 'Medium', low: 'Low' };
