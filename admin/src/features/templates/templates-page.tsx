import { Button } from '@mantine/core';
import type { components } from '@rapport/sdk';
import { DataTable, EmptyState, ErrorState, PageHeader, Section, Tag, When, type Column } from '@rapport/ui';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { FileText, Plus, SearchX } from 'lucide-react';
import { Permitted } from '../../parts/permitted.tsx';
import { SearchBox } from '../../parts/search-box.tsx';
import { useWorkspace } from '../../shell/workspace.tsx';
import { subjectWords } from '../../parts/subject-words.ts';
import { useTemplateChanges } from './use-template-changes.ts';
import classes from './templates.module.css';

const route = getRouteApi('/w/$workspaceId/templates');

const columns: Column<components['schemas']['TemplateSummary']>[] = [
  {
    id: 'name',
    header: 'Name',
    minWidth: 260,
    sortValue: ({ name }) => name.toLowerCase(),
    cell: ({ name, subject }) => (
      <span className={classes.names}>
        <span className={classes.name}>{name}</span>
        <span className={classes.second}>{subjectWords(subject)}</span>
      </span>
    ),
  },
  {
    id: 'class',
    header: 'Kind',
    width: 140,
    cell: (one) => <Tag>{one.class === 'marketing' ? 'Marketing' : 'Transactional'}</Tag>,
  },
  { id: 'format', header: 'Source', width: 96, card: 'none', cell: ({ format }) => format.toUpperCase() },
  { id: 'version', header: 'Version', width: 88, align: 'end', card: 'none', cell: ({ version }) => version },
  {
    id: 'updatedAt',
    header: 'Changed',
    width: 140,
    sortValue: ({ updatedAt }) => updatedAt,
    cell: ({ updatedAt }) => <When at={updatedAt} />,
  },
];

export function TemplatesPage() {
  const { href, can, client } = useWorkspace();
  const { q } = route.useSearch();
  const go = route.useNavigate();
  const { create } = useTemplateChanges();
  const list = useInfiniteQuery({
    queryKey: ['get', '/api/v1/templates', { q }],
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam, signal }) => {
      const { data, error } = await client.GET('/api/v1/templates', {
        params: { query: { limit: 50, search: q, cursor: pageParam } },
        signal,
      });
      if (error) throw error;
      return data;
    },
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    enabled: can('templates:read'),
  });
  const templates = list.data?.pages.flatMap((page) => page.items) ?? [];
  const add = can('templates:write') && (
    <Button leftSection={<Plus size={16} />} onClick={() => void create()}>
      New template
    </Button>
  );
  return (
    <Permitted permission="templates:read" what="see templates">
      <PageHeader
        title="Templates"
        description="E-mails to send again and again. Every save keeps the version before."
        action={add}
      />
      {list.error ? (
        <ErrorState error={list.error} onRetry={() => void list.refetch()} />
      ) : !list.isPending && templates.length === 0 && !q ? (
        <Section>
          <EmptyState icon={FileText} title="No templates yet" actions={add}>
            A template is an e-mail in MJML or HTML with people’s own values in it. A new one comes with a complete
            example: name, greeting, button, and the footer the law wants.
          </EmptyState>
        </Section>
      ) : (
        <DataTable
          label="templates"
          rows={templates}
          rowId={({ id }) => String(id)}
          rowHref={({ id }) => href(`/templates/${id}`)}
          columns={columns}
          rowHeight={52}
          loading={list.isPending}
          hasMore={list.hasNextPage}
          loadingMore={list.isFetchingNextPage}
          onMore={() => void list.fetchNextPage()}
          toolbar={
            <SearchBox
              what="templates"
              placeholder="Search templates"
              value={q ?? ''}
              onChange={(next) => void go({ search: next ? { q: next } : {}, replace: true })}
            />
          }
          empty={
            <EmptyState icon={SearchX} title="No template is called like this" compact>
              Search for another part of the name.
            </EmptyState>
          }
        />
      )}
    </Permitted>
  );
}
