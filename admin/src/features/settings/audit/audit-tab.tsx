import { Select } from '@mantine/core';
import type { components } from '@rapport/sdk';
import { DataTable, EmptyState, ErrorState, Unknown, When, type Column } from '@rapport/ui';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { ScrollText } from 'lucide-react';
import { useMemo } from 'react';
import { useWorkspace } from '../../../shell/workspace.tsx';
import { inWords } from '../../profiles/person-name.ts';
import { Needs } from '../needs.tsx';
import { readAuditSearch, type AuditSearch } from './audit-search.ts';
import classes from '../settings-page.module.css';

type Entry = components['schemas']['AuditEntry'];

const route = getRouteApi('/w/$workspaceId/settings/audit');

const entities = [
  'campaign',
  'consent',
  'delivery_settings',
  'export',
  'import',
  'invitation',
  'key',
  'member',
  'order',
  'product',
  'profile',
  'segment',
  'suppression',
  'template',
  'view',
  'workspace',
];
const actors = [
  { value: 'user', label: 'People' },
  { value: 'key', label: 'API keys' },
  { value: 'system', label: 'Rapport itself' },
];

export const AuditTab = () => (
  <Needs permission="audit:read" what="see the audit log">
    <Audit />
  </Needs>
);

/** Who changed what, newest first; nobody can change or remove an entry. */
function Audit() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const audit = useAudit(search);
  const entries = useMemo(() => audit.data?.pages.flatMap((page) => page.items) ?? [], [audit.data]);
  const change = (next: Record<string, string | null>) =>
    void navigate({ search: readAuditSearch({ ...search, ...next }), replace: true });
  if (audit.error) return <ErrorState error={audit.error} onRetry={() => void audit.refetch()} />;
  return (
    <DataTable
      label={audit.hasNextPage ? 'entries so far' : 'entries'}
      remember="audit"
      rows={entries}
      rowId={({ id }) => String(id)}
      columns={columns}
      loading={audit.isPending}
      hasMore={audit.hasNextPage}
      loadingMore={audit.isFetchingNextPage}
      onMore={() => void audit.fetchNextPage()}
      toolbar={
        <>
          <Select
            size="xs"
            w={160}
            aria-label="What was changed"
            placeholder="Everything"
            clearable
            data={entities.map((value) => ({ value, label: inWords(value) }))}
            value={search.entity ?? null}
            onChange={(entity) => change({ entity })}
          />
          <Select
            size="xs"
            w={140}
            aria-label="Who changed it"
            placeholder="By anybody"
            clearable
            data={actors}
            value={search.actor ?? null}
            onChange={(actor) => change({ actor })}
          />
        </>
      }
      empty={
        <EmptyState icon={ScrollText} title="Nothing was changed">
          Every change by a person, a key or Rapport itself is written here, together with the change.
        </EmptyState>
      }
    />
  );
}

function useAudit({ entity, actor }: AuditSearch) {
  const { client } = useWorkspace();
  return useInfiniteQuery({
    queryKey: ['audit', entity, actor],
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam, signal }) => {
      const query = { limit: 100, cursor: pageParam, entity, actorType: actor };
      const { data, error } = await client.GET('/api/v1/audit', { params: { query }, signal });
      if (error) throw error;
      return data;
    },
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
}

const columns: Column<Entry>[] = [
  {
    id: 'action',
    header: 'What',
    minWidth: 200,
    cell: ({ action }) => <span className={classes.strong}>{actionWords(action)}</span>,
  },
  { id: 'actor', header: 'Who', minWidth: 160, cell: ({ actor }) => actorName(actor) },
  {
    id: 'entity',
    header: 'Which',
    width: 180,
    cell: ({ entity, entityId }) => [inWords(entity), entityId].filter(Boolean).join(' '),
  },
  {
    id: 'changes',
    header: 'Changes',
    minWidth: 200,
    card: 'none',
    cell: ({ changes }) => <Changes changes={changes} />,
  },
  { id: 'at', header: 'When', width: 180, cell: ({ at }) => <When at={at} as="datetime" /> },
];

/** "segment.created" → "Segment created". */
const actionWords = (action: string): string => inWords(action.replaceAll('.', ' '));

function actorName({ type, id, name }: Entry['actor']) {
  if (type === 'system') return `Rapport: ${id}`;
  return name ?? <Unknown reason={`The ${type} ${id} is no longer here`} />;
}

function Changes({ changes }: { changes: Entry['changes'] }) {
  const text = Object.entries(changes)
    .map(([name, value]) => `${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join(', ');
  if (text === '') return null;
  return (
    <span className={classes.changes} data-tip={text.slice(0, 400)}>
      {text}
    </span>
  );
}
