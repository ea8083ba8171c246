import { Button, Select } from '@mantine/core';
import {
  Columns,
  EmptyState,
  ErrorState,
  Money,
  Num,
  PageHeader,
  SkeletonPage,
  StatTile,
  StatTiles,
} from '@rapport/ui';
import { keepPreviousData } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Grid3x3, SlidersHorizontal } from 'lucide-react';
import { useState } from 'react';
import { Permitted } from '../../parts/permitted.tsx';
import { useApi, useWorkspace } from '../../shell/workspace.tsx';
import type { Grid } from './grid.ts';
import { GroupsTable } from './groups-table.tsx';
import { RfmGrid } from './rfm-grid.tsx';
import { SettingsDrawer } from './settings-drawer.tsx';
import { Transitions } from './transitions.tsx';

const route = getRouteApi('/w/$workspaceId/value/rfm');

/** Buyers by how recently and how often they bought, the groups they are in, and who went where. */
export function RfmPage() {
  return (
    <Permitted permission="segments:read" what="see RFM">
      <Rfm />
    </Permitted>
  );
}

function Rfm() {
  const { href, can } = useWorkspace();
  const { month, from } = route.useSearch();
  const navigate = route.useNavigate();
  const [changing, setChanging] = useState(false);
  const { data, error, refetch } = useApi().useQuery(
    'get',
    '/api/v1/rfm',
    { params: { query: { month } } },
    { placeholderData: keepPreviousData },
  );
  if (error) return <ErrorState page error={error} onRetry={() => void refetch()} />;
  if (!data) return <SkeletonPage />;
  return (
    <>
      <PageHeader
        title="RFM"
        breadcrumbs={[{ label: 'Customer value', href: href('/value') }]}
        description={`Everybody who bought, scored from 1 to ${data.bins} by how recently, how often and for how much.`}
        controls={
          <>
            {data.months.length > 0 && (
              <Select
                size="sm"
                w={170}
                aria-label="Month"
                data={data.months.map((one, i) => ({ value: one, label: i === 0 ? 'Now' : `End of ${one}` }))}
                value={data.month}
                allowDeselect={false}
                onChange={(next) =>
                  void navigate({
                    search: { ...(next && next !== data.months[0] ? { month: next } : {}), ...(from ? { from } : {}) },
                    replace: true,
                  })
                }
              />
            )}
            {can('segments:write') && (
              <Button variant="default" leftSection={<SlidersHorizontal size={16} />} onClick={() => setChanging(true)}>
                Settings
              </Button>
            )}
          </>
        }
      />
      {data.people === 0 ? (
        <EmptyState icon={Grid3x3} title="Nobody is scored yet">
          Scores come within minutes of the first orders. Everybody who bought is compared with everybody else.
        </EmptyState>
      ) : (
        <>
          <Figures grid={data} />
          <Columns wide={<RfmGrid grid={data} />} narrow={<GroupsTable grid={data} />} />
          <Transitions to={data.month ?? undefined} from={from} />
        </>
      )}
      <SettingsDrawer opened={changing} onClose={() => setChanging(false)} />
    </>
  );
}

function Figures({ grid }: { grid: Grid }) {
  const best = grid.groups[0];
  return (
    <StatTiles>
      <StatTile label="Buyers" value={<Num value={grid.people} />} why="Everybody with an order that stands." />
      <StatTile
        label="Net revenue of them"
        value={<Money minor={grid.revenue} currency={grid.currency} compact />}
        why="Refunds and credit notes taken off; of the period in the settings."
      />
      <StatTile
        label="Each, on average"
        value={
          <Money minor={grid.people === 0 ? null : Math.round(grid.revenue / grid.people)} currency={grid.currency} />
        }
      />
      {best && (
        <StatTile
          label={`In “${best.name}”`}
          value={<Num value={best.people} />}
          why={best.meaning === '' ? undefined : best.meaning}
        />
      )}
    </StatTiles>
  );
}
