import { Button, Progress } from '@mantine/core';
import { DataTable, EmptyState, ErrorState, Num, Tag, undoToast, useUi, When, type Column } from '@rapport/ui';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Upload } from 'lucide-react';
import { useMemo } from 'react';
import { useWorkspace } from '../../shell/workspace.tsx';
import { useDraft } from './draft.ts';
import { isActive, kindNames, shareRead, statusWords, type Import } from './words.ts';
import classes from './imports.module.css';

const columns: Column<Import>[] = [
  {
    id: 'file',
    header: 'File',
    minWidth: 220,
    cell: (item) => (
      <span className={classes.names}>
        <span className={classes.name}>{item.fileName}</span>
        <span className={classes.quiet}>
          {kindNames[item.kind]}
          {item.report.dryRun && ' · check only'}
        </span>
      </span>
    ),
  },
  { id: 'status', header: 'Status', width: 168, cell: (item) => <Status item={item} /> },
  {
    id: 'imported',
    header: 'Imported',
    width: 112,
    align: 'end',
    cell: ({ report }) => <Num value={report.imported} />,
  },
  { id: 'refused', header: 'Refused', width: 104, align: 'end', cell: ({ report }) => <Num value={report.refused} /> },
  { id: 'started', header: 'Started', width: 148, cell: ({ createdAt }) => <When at={createdAt} /> },
];

function Status({ item }: { item: Import }) {
  const share = shareRead(item);
  if (isActive(item) && share !== null)
    return <Progress className={classes.progress} value={share * 100} aria-label={`Progress of ${item.fileName}`} />;
  const { words, tone } = statusWords[item.status];
  return (
    <Tag tone={tone} dot>
      {words}
    </Tag>
  );
}

export function ImportsPanel() {
  const { id: workspaceId, client, href } = useWorkspace();
  const { navigate } = useUi();
  const { draft, setDraft, removeDraft } = useDraft(workspaceId);
  const list = useInfiniteQuery({
    queryKey: ['get', '/api/v1/imports', 'all'],
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam, signal }) => {
      const { data, error } = await client.GET('/api/v1/imports', {
        params: { query: { limit: 50, cursor: pageParam } },
        signal,
      });
      if (error) throw error;
      return data;
    },
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    refetchInterval: ({ state }) => (state.data?.pages.some((page) => page.items.some(isActive)) ? 1500 : false),
  });
  const items = useMemo(() => list.data?.pages.flatMap((page) => page.items) ?? [], [list.data]);
  if (list.error) return <ErrorState error={list.error} onRetry={() => void list.refetch()} />;
  return (
    <DataTable
      label="imports"
      rows={items}
      rowId={({ id }) => id}
      rowHref={({ id }) => href(`/imports/${id}`)}
      columns={columns}
      loading={list.isPending}
      hasMore={list.hasNextPage}
      loadingMore={list.isFetchingNextPage}
      onMore={() => void list.fetchNextPage()}
      rowHeight={56}
      toolbar={
        draft && (
          <Button
            size="compact-sm"
            variant="subtle"
            color="gray"
            onClick={() => {
              removeDraft();
              undoToast({ message: `${draft.fileName} set aside`, onUndo: () => setDraft(draft) });
            }}
          >
            Set {draft.fileName} aside
          </Button>
        )
      }
      empty={
        <EmptyState
          icon={Upload}
          title="No imports yet"
          actions={<Button onClick={() => navigate(href('/imports/new'))}>Import a file</Button>}
        >
          Begin with your customers or your orders. You see every column and every faulty row before anything is stored.
        </EmptyState>
      }
    />
  );
}
