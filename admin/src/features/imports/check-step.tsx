import { Alert } from '@mantine/core';
import { ErrorState, Num, ProgressCard, SkeletonLines } from '@rapport/ui';
import { CircleCheckBig } from 'lucide-react';
import { useWorkspace } from '../../shell/workspace.tsx';
import { ImportReport } from './import-report.tsx';
import { useImport } from './use-import.ts';
import { isActive, kindNames, shareRead } from './words.ts';
import classes from './imports.module.css';

/** The whole file read without importing anything: what would become of every row. */
export function CheckStep({ checkId, fileName }: { checkId: string | null; fileName: string }) {
  const { name } = useWorkspace();
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
  return (
    <div className={classes.stack}>
      <Alert color="gray" icon={<CircleCheckBig size={16} />} title="The whole file was read. Nothing is imported yet.">
        <Num value={check.report.imported} /> rows become {kindNames[check.kind].toLowerCase()} of {name}.{' '}
        {check.report.refused > 0 && (
          <>
            <Num value={check.report.refused} /> stay out; you can correct and import them later.
          </>
        )}
      </Alert>
      <ImportReport item={check} />
    </div>
  );
}
