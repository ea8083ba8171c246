import { EmptyState, ErrorState, PageHeader, ProgressCard, readProblem, SkeletonPage, Tag, When } from '@rapport/ui';
import { getRouteApi } from '@tanstack/react-router';
import { FileX } from 'lucide-react';
import { useWorkspace } from '../../shell/workspace.tsx';
import { ImportReport } from './import-report.tsx';
import { useImport } from './use-import.ts';
import { isActive, kindNames, shareRead, statusWords, type Import } from './words.ts';
import classes from './imports.module.css';

const route = getRouteApi('/w/$workspaceId/imports/$importId');

/** How far an import is, then what became of it. */
export function ImportPage() {
  const { importId } = route.useParams();
  const { href } = useWorkspace();
  const { data: item, error, isPending, refetch } = useImport(importId);
  if (error)
    return readProblem(error).status === 404 ? (
      <EmptyState page icon={FileX} title="There is no such import">
        It may belong to another brand, or the address is not complete.
      </EmptyState>
    ) : (
      <ErrorState page error={error} onRetry={() => void refetch()} />
    );
  if (isPending) return <SkeletonPage />;
  const { words, tone } = statusWords[item.status];
  return (
    <>
      <PageHeader
        breadcrumbs={[{ label: 'Imports', href: href('/imports') }]}
        title={item.fileName}
        mark={
          <Tag tone={tone} dot>
            {words}
          </Tag>
        }
        description={
          <>
            {kindNames[item.kind]}
            {item.report.dryRun && ', checked without importing'} · <When at={item.createdAt} />
          </>
        }
      />
      <div className={classes.stack}>
        {isActive(item) && <Running item={item} />}
        {item.status === 'failed' && (
          <ErrorState error={{ title: 'The import stopped', detail: item.error ?? undefined }} />
        )}
        {item.report.rows > 0 && <ImportReport item={item} />}
      </div>
    </>
  );
}

function Running({ item }: { item: Import }) {
  const { api, can } = useWorkspace();
  const cancel = api.useMutation('post', '/api/v1/operations/{id}/cancel');
  return (
    <ProgressCard
      work={{
        title: item.status === 'settling' ? 'Waiting for the last rows to arrive' : 'Reading the file',
        status: item.status === 'queued' ? 'queued' : 'running',
        progress: item.status === 'settling' ? null : shareRead(item),
        done: item.report.rows,
        total: item.rowsTotal,
        message: 'You can leave this page: it goes on by itself.',
      }}
      {...(can('imports:write') ? { onCancel: () => cancel.mutate({ params: { path: { id: item.id } } }) } : {})}
    />
  );
}
