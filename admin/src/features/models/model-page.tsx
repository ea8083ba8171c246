import { Alert, Button } from '@mantine/core';
import type { components } from '@rapport/sdk';
import {
  Columns,
  EmptyState,
  ErrorState,
  KeyValue,
  PageHeader,
  Percent,
  problemToast,
  Reliability,
  Section,
  SkeletonPage,
  toast,
  When,
} from '@rapport/ui';
import { useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { EyeOff, Hourglass, RefreshCw } from 'lucide-react';
import { Permitted } from '../../parts/permitted.tsx';
import { useApi, useWorkspace } from '../../shell/workspace.tsx';
import { BackTestTable } from './back-test-table.tsx';
import { ModelState } from './model-state.tsx';
import classes from './models.module.css';

const route = getRouteApi('/w/$workspaceId/models/$name');

type Model = components['schemas']['ModelDetail'];

/** A model's card: what it saw, how it did on what it had not seen, and what to be careful about. */
export function ModelPage() {
  return (
    <Permitted permission="reports:read" what="see models">
      <ModelCard />
    </Permitted>
  );
}

function ModelCard() {
  const { href } = useWorkspace();
  const { name } = route.useParams();
  const { data, error, refetch } = useApi().useQuery(
    'get',
    '/api/v1/models/{name}',
    { params: { path: { name } } },
    { refetchInterval: 15_000 },
  );
  if (error) return <ErrorState page error={error} onRetry={() => void refetch()} />;
  if (!data) return <SkeletonPage />;
  return (
    <>
      <PageHeader
        title={data.title}
        breadcrumbs={[{ label: 'Models', href: href('/models') }]}
        mark={<ModelState {...data} />}
        description={data.explanation}
        action={<Refit model={data} />}
      />
      {data.state === 'hidden' && data.reason && (
        <Alert color="gray" variant="light" icon={<EyeOff size={16} />} mb="md" title="Hidden">
          {data.reason} Its figures are not shown and not written.
        </Alert>
      )}
      {data.card ? (
        <Card model={data} card={data.card} />
      ) : (
        <EmptyState icon={Hourglass} title="Not fitted yet">
          It is fitted within a minute or two after the first orders arrive, and again every {data.everyDays} days.
        </EmptyState>
      )}
    </>
  );
}

function Refit({ model }: { model: Model }) {
  const { can } = useWorkspace();
  const cache = useQueryClient();
  const refit = useApi().useMutation('post', '/api/v1/models/{name}/refit', {
    onSuccess: () => {
      toast('It is being fitted again.');
      void cache.invalidateQueries();
    },
    onError: problemToast,
  });
  if (!can('segments:write')) return null;
  return (
    <Button
      variant="default"
      leftSection={<RefreshCw size={16} />}
      loading={refit.isPending || model.isFitting}
      onClick={() => refit.mutate({ params: { path: { name: model.name } } })}
    >
      Fit again
    </Button>
  );
}

function Card({ model, card }: { model: Model; card: NonNullable<Model['card']> }) {
  return (
    <Columns
      wide={
        <>
          {card.backtest && <BackTestTable backtest={card.backtest} decidedBy={card.decidedBy} />}
          {card.calibration && card.calibration.length > 0 && (
            <Reliability title="Do its probabilities come true?" groups={card.calibration} />
          )}
        </>
      }
      narrow={
        <>
          <Section title="Data">
            <KeyValue
              facts={[
                ...card.data,
                { label: 'Fitted', value: <When at={model.fittedAt} as="datetime" /> },
                ...(model.fitMs === null ? [] : [{ label: 'Took', value: `${(model.fitMs / 1000).toFixed(1)} s` }]),
              ]}
            />
          </Section>
          {card.coverage && card.coverage.length > 0 && (
            <Section title="Intervals" description="How often they held what happened.">
              <KeyValue
                facts={card.coverage.map(({ nominal, actual }) => ({
                  label: `${Math.round(nominal * 100)} % interval`,
                  value: <Percent share={actual} />,
                }))}
              />
            </Section>
          )}
          {card.notes.length > 0 && (
            <Section title="Read with care">
              <ul className={classes.notes}>
                {card.notes.map((note) => (
                  <li key={note}>{note}</li>
                ))}
              </ul>
            </Section>
          )}
          {model.parameters !== null && (
            <Section title="Parameters">
              <pre className={classes.code} tabIndex={0}>
                {JSON.stringify(model.parameters, null, 1)}
              </pre>
            </Section>
          )}
        </>
      }
    />
  );
}
