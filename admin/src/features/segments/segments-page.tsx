import { Button } from '@mantine/core';
import { DataTable, EmptyState, ErrorState, PageHeader, Section, useUi } from '@rapport/ui';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Library, ListFilter, Plus, SearchX } from 'lucide-react';
import { Permitted } from '../../parts/permitted.tsx';
import { SearchBox } from '../../parts/search-box.tsx';
import { useApi, useWorkspace } from '../../shell/workspace.tsx';
import { columns, type Listed } from './list-columns.tsx';
import { SegmentsTabs } from './segments-tabs.tsx';
import { LibraryOffer } from './library/library-offer.tsx';

const route = getRouteApi('/w/$workspaceId/segments');

export function SegmentsPage() {
  const { href, can, client } = useWorkspace();
  const { navigate } = useUi();
  const { q } = route.useSearch();
  const go = route.useNavigate();
  const list = useInfiniteQuery({
    queryKey: ['get', '/api/v1/segments', { q }],
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam, signal }) => {
      const { data, error } = await client.GET('/api/v1/segments', {
        params: { query: { limit: 50, search: q, cursor: pageParam } },
        signal,
      });
      if (error) throw error;
      return data;
    },
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    // A new segment gets its first count within seconds.
    refetchInterval: ({ state }) =>
      state.data?.pages.some((page) => page.items.some((s) => s.memberCount === null)) ? 2000 : false,
    enabled: can('segments:read'),
  });
  const listed = list.data?.pages.flatMap((page) => page.items) ?? [];
  const reach = useReach(listed);
  const segments = listed.map((segment) => ({ ...segment, reachable: reach.get(segment.id) ?? null }));
  const mayWrite = can('segments:write');
  const create = () => navigate(href('/segments/new'));

  return (
    <Permitted permission="segments:read" what="see segments">
      <PageHeader
        title="Segments"
        description="Groups of people by rule. Members are kept up to date as people act."
        controls={
          <Button
            variant="default"
            leftSection={<Library size={16} />}
            onClick={() => navigate(href('/segments/library'))}
          >
            Library
          </Button>
        }
        action={
          mayWrite && (
            <Button leftSection={<Plus size={16} />} onClick={create}>
              New segment
            </Button>
          )
        }
      />
      <SegmentsTabs current="/segments" />
      {list.error ? (
        <ErrorState error={list.error} onRetry={() => void list.refetch()} />
      ) : !list.isPending && segments.length === 0 && !q ? (
        <FirstSegment />
      ) : (
        <DataTable
          label="segments"
          rows={segments}
          rowId={({ id }) => String(id)}
          rowHref={({ id }) => href(`/segments/${id}`)}
          columns={columns}
          rowHeight={52}
          loading={list.isPending}
          hasMore={list.hasNextPage}
          loadingMore={list.isFetchingNextPage}
          onMore={() => void list.fetchNextPage()}
          toolbar={
            <SearchBox
              what="segments"
              placeholder="Search segments"
              value={q ?? ''}
              onChange={(next) => void go({ search: next ? { q: next } : {}, replace: true })}
            />
          }
          empty={
            <EmptyState icon={SearchX} title="No segment is called like this" compact>
              Search for another part of the name.
            </EmptyState>
          }
        />
      )}
    </Permitted>
  );
}

/** Who can be mailed, counted after the list has been shown: it takes longer than the list. */
function useReach(segments: readonly Listed[]): Map<number, number> {
  const ids = segments.filter(({ memberCount }) => memberCount !== null).map(({ id }) => id);
  const { data } = useApi().useQuery(
    'get',
    '/api/v1/segments/reach',
    { params: { query: { ids: ids.slice(0, 100).join(',') } } },
    { enabled: ids.length > 0, placeholderData: keepPreviousData },
  );
  return new Map(data?.items.map(({ segmentId, email }) => [segmentId, email]));
}

function FirstSegment() {
  return (
    <Section>
      <EmptyState icon={ListFilter} title="No segments yet" compact>
        A segment is everybody who fulfils a rule: what they bought, did, agreed to, or where they live. Campaigns are
        sent to segments. Begin with one that most brands use; the sizes are yours.
      </EmptyState>
      <LibraryOffer />
    </Section>
  );
}
