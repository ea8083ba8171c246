import { AppLink, DataTable, EmptyState, ErrorState, Unknown, When, type Column } from '@rapport/ui';
import type { paths } from '@rapport/sdk';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Users } from 'lucide-react';
import { CsvLink } from '../../../parts/csv-link.tsx';
import { countryName } from '../../profiles/person-name.ts';
import { useUi } from '@rapport/ui';
import { useWorkspace } from '../../../shell/workspace.tsx';
import classes from '../segments.module.css';

type Member =
  paths['/api/v1/segments/{id}/members']['get']['responses'][200]['content']['application/json']['items'][number];

const columnsFor = (locale: string, whyHref: (profileId: number) => string): Column<Member>[] => [
  {
    id: 'name',
    header: 'Name',
    minWidth: 200,
    cell: ({ name, email, profileId }) => (
      <span className={classes.names}>
        <span className={classes.name}>{name || email || `Visitor ${profileId}`}</span>
        {name && email && <span className={classes.second}>{email}</span>}
      </span>
    ),
  },
  {
    id: 'place',
    header: 'Place',
    width: 220,
    card: 'none',
    cell: ({ city, country }) =>
      city || country ? (
        [city, country && countryName(country, locale)].filter(Boolean).join(', ')
      ) : (
        <Unknown reason="No address yet" />
      ),
  },
  { id: 'since', header: 'Member since', width: 140, cell: ({ since }) => <When at={since} /> },
  {
    id: 'why',
    header: 'Why',
    width: 76,
    cell: ({ profileId }) => (
      <AppLink href={whyHref(profileId)} fz="sm">
        Why?
      </AppLink>
    ),
  },
];

export function Members({ segmentId, total }: { segmentId: number; total: number | null }) {
  const { client, href } = useWorkspace();
  const { locale } = useUi();
  const list = useInfiniteQuery({
    queryKey: ['get', '/api/v1/segments/members', segmentId, total],
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam, signal }) => {
      const { data, error } = await client.GET('/api/v1/segments/{id}/members', {
        params: { path: { id: segmentId }, query: { limit: 100, cursor: pageParam } },
        signal,
      });
      if (error) throw error;
      return data;
    },
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
  if (list.error) return <ErrorState error={list.error} onRetry={() => void list.refetch()} />;
  return (
    <DataTable
      label="members"
      rows={list.data?.pages.flatMap((page) => page.items) ?? []}
      total={total ?? undefined}
      rowId={({ profileId }) => String(profileId)}
      rowHref={({ profileId }) => href(`/profiles/${profileId}`)}
      columns={columnsFor(locale, (id) => href(`/segments/${segmentId}?person=${id}`))}
      rowHeight={52}
      loading={list.isPending || total === null}
      hasMore={list.hasNextPage}
      loadingMore={list.isFetchingNextPage}
      onMore={() => void list.fetchNextPage()}
      toolbar={
        <>
          <strong>Members</strong>
          {total !== null && total > 0 && <CsvLink what="members" path={`/api/v1/segments/${segmentId}/members.csv`} />}
        </>
      }
      empty={
        <EmptyState icon={Users} title="Nobody fulfils the rule at the moment" compact>
          People enter by themselves as soon as they do.
        </EmptyState>
      }
    />
  );
}
