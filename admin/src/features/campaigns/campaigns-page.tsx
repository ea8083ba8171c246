import { Button, Select } from '@mantine/core';
import {
  DataTable,
  EmptyState,
  ErrorState,
  formatDate,
  Money,
  Num,
  PageHeader,
  Percent,
  Section,
  Tag,
  Unknown,
  useUi,
  When,
  type Column,
} from '@rapport/ui';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Plus, SearchX, Send } from 'lucide-react';
import { Permitted } from '../../parts/permitted.tsx';
import { SearchBox } from '../../parts/search-box.tsx';
import { useWorkspace } from '../../shell/workspace.tsx';
import { isMoving, isState, states, type Summary } from './states.ts';
import { useCampaignChanges } from './use-campaign-changes.ts';
import classes from './campaigns.module.css';

const route = getRouteApi('/w/$workspaceId/campaigns');
const notSent = 'Nothing has been sent yet';

const columns: Column<Summary>[] = [
  {
    id: 'name',
    header: 'Name',
    minWidth: 220,
    cell: (one) => (
      <span className={classes.names}>
        <span className={classes.name}>{one.name}</span>
        <span className={classes.second}>
          <Moment campaign={one} />
        </span>
      </span>
    ),
  },
  {
    id: 'state',
    header: 'Status',
    width: 120,
    cell: ({ state }) => (
      <Tag dot tone={states[state].tone}>
        {states[state].label}
      </Tag>
    ),
  },
  {
    id: 'recipients',
    header: 'Recipients',
    width: 104,
    align: 'end',
    cell: ({ recipients }) =>
      recipients > 0 ? <Num value={recipients} /> : <Unknown reason="Not fixed before sending begins" />,
  },
  {
    id: 'opened',
    header: 'Open rate',
    width: 100,
    align: 'end',
    cell: ({ opened, delivered }) => (
      <Percent share={delivered > 0 ? opened / delivered : null} sample={delivered} unknown={notSent} />
    ),
  },
  {
    id: 'clicked',
    header: 'Click rate',
    width: 100,
    align: 'end',
    cell: ({ clicked, delivered }) => (
      <Percent share={delivered > 0 ? clicked / delivered : null} sample={delivered} unknown={notSent} />
    ),
  },
  {
    id: 'orders',
    header: 'Orders',
    width: 88,
    align: 'end',
    card: 'none',
    cell: ({ orders, delivered }) => <Num value={delivered > 0 ? orders : null} unknown={notSent} />,
  },
  {
    id: 'revenue',
    header: 'Revenue',
    width: 124,
    align: 'end',
    cell: ({ revenue, currency, delivered }) => (
      <Money minor={delivered > 0 ? Math.round(revenue) : null} currency={currency} unknown={notSent} />
    ),
  },
];

function Moment({ campaign: { state, scheduledAt, startedAt, finishedAt, createdAt } }: { campaign: Summary }) {
  if (finishedAt)
    return (
      <>
        Ended <When at={finishedAt} />
      </>
    );
  if (startedAt)
    return (
      <>
        Started <When at={startedAt} />
      </>
    );
  if (state === 'scheduled' && scheduledAt)
    return (
      <>
        Goes out <When at={scheduledAt} as="datetime" />
      </>
    );
  return (
    <>
      Created <When at={createdAt} />
    </>
  );
}

export function CampaignsPage() {
  const { href, can, client } = useWorkspace();
  const { locale, zone } = useUi();
  const { q, state } = route.useSearch();
  const go = route.useNavigate();
  const { create } = useCampaignChanges();
  const list = useInfiniteQuery({
    queryKey: ['get', '/api/v1/campaigns', { q, state }],
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam, signal }) => {
      const { data, error } = await client.GET('/api/v1/campaigns', {
        params: { query: { limit: 50, search: q, state, cursor: pageParam } },
        signal,
      });
      if (error) throw error;
      return data;
    },
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    refetchInterval: ({ state: now }) =>
      now.data?.pages.some((page) => page.items.some((one) => isMoving(one.state))) ? 5000 : false,
    enabled: can('campaigns:read'),
  });
  const campaigns = list.data?.pages.flatMap((page) => page.items) ?? [];
  const narrow = (next: { q?: string | undefined; state?: string | null }) => {
    const merged = { q, state, ...next };
    void go({
      search: { ...(merged.q ? { q: merged.q } : {}), ...(isState(merged.state) ? { state: merged.state } : {}) },
      replace: true,
    });
  };
  const add = can('campaigns:write') && (
    <Button
      leftSection={<Plus size={16} />}
      onClick={() => void create(`Campaign of ${formatDate(new Date(), { locale, zone })}`)}
    >
      New campaign
    </Button>
  );
  return (
    <Permitted permission="campaigns:read" what="see campaigns">
      <PageHeader
        title="Campaigns"
        description="One e-mail to the people of your segments, now or at a time."
        action={add}
      />
      {list.error ? (
        <ErrorState error={list.error} onRetry={() => void list.refetch()} />
      ) : !list.isPending && campaigns.length === 0 && !q && !state ? (
        <Section>
          <EmptyState icon={Send} title="No campaigns yet" actions={add}>
            Choose who gets it, what it says and when. Afterwards this page shows who opened and clicked, and what they
            bought because of it. In development nothing leaves: the mailbox keeps every message.
          </EmptyState>
        </Section>
      ) : (
        <DataTable
          label="campaigns"
          rows={campaigns}
          rowId={({ id }) => String(id)}
          rowHref={(one) =>
            href(one.state === 'draft' && can('campaigns:write') ? `/campaigns/${one.id}/edit` : `/campaigns/${one.id}`)
          }
          columns={columns}
          rowHeight={52}
          loading={list.isPending}
          hasMore={list.hasNextPage}
          loadingMore={list.isFetchingNextPage}
          onMore={() => void list.fetchNextPage()}
          toolbar={
            <>
              <SearchBox
                what="campaigns"
                placeholder="Search campaigns"
                value={q ?? ''}
                onChange={(next) => narrow({ q: next })}
              />
              <Select
                size="xs"
                w={132}
                aria-label="Status"
                placeholder="Any status"
                clearable
                data={Object.entries(states).map(([value, { label }]) => ({ value, label }))}
                value={state ?? null}
                onChange={(next) => narrow({ state: next })}
              />
            </>
          }
          empty={
            <EmptyState icon={SearchX} title="No campaign matches" compact>
              Search for another part of the name, or choose another status.
            </EmptyState>
          }
        />
      )}
    </Permitted>
  );
}
