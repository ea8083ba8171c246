import type { components } from '@rapport/sdk';
import { DataTable, EmptyState, ErrorState, PageHeader, When, type Column } from '@rapport/ui';
import { ChartScatter } from 'lucide-react';
import { Permitted } from '../../parts/permitted.tsx';
import { useApi, useWorkspace } from '../../shell/workspace.tsx';
import { ModelState } from './model-state.tsx';
import classes from './models.module.css';

type Model = components['schemas']['Model'];

const columns: Column<Model>[] = [
  {
    id: 'title',
    header: 'Model',
    minWidth: 280,
    cell: ({ title, explanation }) => (
      <span className={classes.names}>
        <span className={classes.title}>{title}</span>
        <span className={classes.second}>{explanation}</span>
      </span>
    ),
  },
  { id: 'state', header: 'State', width: 130, cell: (model) => <ModelState {...model} /> },
  {
    id: 'reason',
    header: 'Why',
    minWidth: 220,
    card: 'none',
    cell: ({ reason, lastError, state }) => (
      <span className={classes.second}>
        {lastError
          ? `Last try failed: ${lastError}`
          : (reason ?? (state === 'shown' ? 'Beats every naive rule on held-out data' : ''))}
      </span>
    ),
  },
  { id: 'fittedAt', header: 'Fitted', width: 130, cell: ({ fittedAt }) => <When at={fittedAt} /> },
];

/** Every model that predicts, and whether it is trusted. */
export function ModelsPage() {
  return (
    <Permitted permission="reports:read" what="see models">
      <Models />
    </Permitted>
  );
}

function Models() {
  const { href } = useWorkspace();
  const { data, error, isPending, refetch } = useApi().useQuery(
    'get',
    '/api/v1/models',
    {},
    { refetchInterval: 30_000 },
  );
  return (
    <>
      <PageHeader
        title="Models"
        description="What predicts here, judged by days it had not seen, beside rules anybody could apply. What loses is hidden."
      />
      {error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : (
        <DataTable
          label="models"
          rows={data?.items ?? []}
          rowId={({ name }) => name}
          rowHref={({ name }) => href(`/models/${name}`)}
          columns={columns}
          loading={isPending}
          rowHeight={64}
          empty={
            <EmptyState icon={ChartScatter} title="No models">
              Models come with the modules that predict.
            </EmptyState>
          }
        />
      )}
    </>
  );
}
