import { ErrorState, ProgressCard, SkeletonLines } from '@rapport/ui';
import { ImportReport } from './import-report.tsx';
import { useImport } from './use-import.ts';
import { isActive, shareRead } from './words.ts';

/** The whole file read without importing anything: what would become of every row. */
export function CheckStep({ checkId, fileName }: { checkId: string | null; fileName: string }) {
  const { data: check, error, refetch } = useImport(checkId);
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!check) return <SkeletonLines lines={5} />;
  if (check.status === 'failed')
    return <ErrorState error={{ title: 'The check failed', detail: check.error ?? undefined }} />;
  if (isActive(check))
    return (
      <ProgressCard
        work={{
          title: `Checking all of ${fileName}`,
          status: 'running',
          progress: shareRead(check),
          done: check.report.rows,
          total: check.rowsTotal,
          message: 'Nothing is imported yet.',
        }}
      />
    );
  return <ImportReport item={check} />;
}
