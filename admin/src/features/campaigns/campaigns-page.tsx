import { Button, Select } from '@mantine/core';
import { DataTable, EmptyState, ErrorState, formatDate, PageHeader, Section, useUi } from '@rapport/ui';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Plus, SearchX, Send } from 'lucide-react';
import { useMemo } from 'react';
import { Permitted } from '../../parts/permitted.tsx';
import { SearchBox } from '../../parts/search-box.tsx';
import { useWorkspace } from '../../shell/workspace.tsx';
import { useVocabulary } from '../segments/rule/use-names.ts';
import { columnsFor } from './list-columns.tsx';
import { isMoving, isState, states } from './states.ts';
import { useCampaignChanges } from './use-campaign-changes.ts';

const route = getRouteApi('/w/$workspaceId/campaigns');

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
  const { data: vocabulary } = useVocabulary();
  const columns = useMemo(() => {
    const names = new Map(vocabulary?.segments.map((segment) => [segment.id, segment.name]));
    return columnsFor((id) => names.get(id) ?? `Segment ${id}`);
  }, [vocabulary]);
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
