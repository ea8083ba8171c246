import { Button } from '@mantine/core';
import {
  addDays,
  DataTable,
  EmptyState,
  ErrorState,
  formatDay,
  Num,
  Section,
  Tag,
  useUi,
  type Column,
} from '@rapport/ui';
import type { components } from '@rapport/sdk';
import { useInfiniteQuery } from '@tanstack/react-query';
import { ListFilter, Users } from 'lucide-react';
import { CsvLink } from '../../parts/csv-link.tsx';
import { useWorkspace } from '../../shell/workspace.tsx';
import { Day } from './day.tsx';

type Due = components['schemas']['Replenishment'] & { email: string | null };

const columns: Column<Due>[] = [
  { id: 'who', header: 'Person', minWidth: 200, cell: ({ email, profileId }) => email ?? `Profile ${profileId}` },
  { id: 'what', header: 'Runs out of', minWidth: 180, cell: ({ title }) => title },
  { id: 'due', header: 'On', width: 100, cell: ({ dueOn }) => <Day date={dueOn} otherwise="" /> },
  {
    id: 'span',
    header: 'Four of five',
    width: 160,
    card: 'none',
    cell: ({ earliest, latest }) => (
      <>
        <Day date={earliest} otherwise="" /> – <Day date={latest} otherwise="" />
      </>
    ),
  },
  {
    id: 'bought',
    header: 'Last bought',
    width: 110,
    card: 'none',
    cell: ({ boughtOn }) => <Day date={boughtOn} otherwise="" />,
  },
  {
    id: 'quantity',
    header: 'Pieces',
    width: 80,
    align: 'end',
    card: 'none',
    cell: ({ quantity }) => <Num value={quantity} />,
  },
  {
    id: 'confidence',
    header: 'Sure',
    width: 100,
    cell: ({ confidence }) => <Tag tone={confidence === 'high' ? 'good' : 'neutral'}>{confidence}</Tag>,
  },
];

interface DuePeopleProps {
  from: string;
  to: string;
  productId: number | undefined;
  title: string | undefined;
}

/** The people behind a day of the calendar, and the segment of them. */
export function DuePeople({ from, to, productId, title }: DuePeopleProps) {
  const { locale, navigate } = useUi();
  const { client, href, can } = useWorkspace();
  const list = useInfiniteQuery({
    queryKey: ['get', '/api/v1/forecasts/replenishment/people', { from, to, productId }],
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam, signal }) => {
      const { data, error } = await client.GET('/api/v1/forecasts/replenishment/people', {
        params: { query: { from, to, productId, limit: 100, cursor: pageParam } },
        signal,
      });
      if (error) throw error;
      return data;
    },
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
  const rows = list.data?.pages.flatMap((page) => page.items) ?? [];
  const span = from === to ? formatDay(from, locale) : `${formatDay(from, locale)} to ${formatDay(to, locale)}`;
  const segment = () => {
    const figure = title === undefined ? { figure: 'nextRunOutAt' } : { figure: 'runOutAt', key: title };
    const where = {
      kind: 'figure',
      ...figure,
      is: { op: 'betweenDates', from, to: from === to ? addDays(to, 1) : to },
    };
    const name = `Run out of ${title ?? 'something'}, ${span}`;
    navigate(href(`/segments/new?name=${encodeURIComponent(name)}&rule=${encodeURIComponent(JSON.stringify(where))}`));
  };
  return (
    <Section
      title="Who"
      description={span}
      flush
      actions={
        <>
          {rows.length > 0 && (
            <CsvLink
              what="people who run out"
              path="/api/v1/forecasts/replenishment/people.csv"
              query={{ from, to, productId }}
            />
          )}
          {can('segments:write') && (
            <Button size="xs" variant="default" leftSection={<ListFilter size={14} />} onClick={segment}>
              Make a segment
            </Button>
          )}
        </>
      }
    >
      {list.error ? (
        <ErrorState error={list.error} onRetry={() => void list.refetch()} />
      ) : (
        <DataTable
          label="people"
          rows={rows}
          rowId={({ profileId, productId: id }) => `${profileId}-${id}`}
          rowHref={({ profileId }) => href(`/profiles/${profileId}`)}
          columns={columns}
          loading={list.isPending}
          hasMore={list.hasNextPage}
          loadingMore={list.isFetchingNextPage}
          onMore={() => void list.fetchNextPage()}
          empty={
            <EmptyState icon={Users} title="Nobody runs out then" compact>
              Choose another day or product.
            </EmptyState>
          }
        />
      )}
    </Section>
  );
}
