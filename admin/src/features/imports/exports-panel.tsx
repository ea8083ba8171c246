import { Button, Checkbox } from '@mantine/core';
import { EmptyState, ErrorState, problemToast, Section, SkeletonLines, toast, useUi, When, Tag } from '@rapport/ui';
import { useQueryClient } from '@tanstack/react-query';
import { Download, PackageOpen } from 'lucide-react';
import { useState } from 'react';
import { useWorkspace } from '../../shell/workspace.tsx';
import classes from './imports.module.css';

/** "order-lines" → "Order lines". */
const inWords = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1).replaceAll('-', ' ');

/** Everything in open formats, or some of it; archives of before stay until they are cleared away. */
export function ExportsPanel() {
  const { api } = useWorkspace();
  const queries = useQueryClient();
  const kinds = api.useQuery('get', '/api/v1/exports/kinds');
  const [left, setLeft] = useState<readonly string[]>([]);
  const start = api.useMutation('post', '/api/v1/exports', {
    onSuccess: async () => {
      toast('The export is being written. It goes on when you leave.');
      await queries.invalidateQueries({ queryKey: ['get', '/api/v1/operations'] });
    },
    onError: problemToast,
  });
  if (kinds.error) return <ErrorState error={kinds.error} onRetry={() => void kinds.refetch()} />;
  if (kinds.isPending) return <SkeletonLines lines={6} />;
  const chosen = kinds.data.items.filter(({ name }) => !left.includes(name));
  const everything = left.length === 0;
  return (
    <div className={classes.stack}>
      <Section
        title="New export"
        description="One archive with CSV and JSON files that any program reads."
        actions={
          <Button
            size="xs"
            loading={start.isPending}
            disabled={chosen.length === 0}
            onClick={() => start.mutate({ body: everything ? {} : { kinds: chosen.map(({ name }) => name) } })}
          >
            {everything ? 'Export everything' : `Export ${chosen.length} of ${kinds.data.items.length}`}
          </Button>
        }
      >
        <Checkbox
          mb="md"
          label="Everything"
          checked={everything}
          indeterminate={!everything && chosen.length > 0}
          onChange={() => setLeft(everything ? kinds.data.items.map(({ name }) => name) : [])}
        />
        <div className={classes.kinds}>
          {kinds.data.items.map(({ name, about }) => (
            <Checkbox
              key={name}
              label={inWords(name)}
              description={about}
              checked={!left.includes(name)}
              onChange={(event) =>
                setLeft(event.currentTarget.checked ? left.filter((one) => one !== name) : [...left, name])
              }
            />
          ))}
        </div>
      </Section>
      <PastExports />
    </div>
  );
}

function PastExports() {
  const { id: workspaceId, api } = useWorkspace();
  const { locale } = useUi();
  const past = api.useQuery(
    'get',
    '/api/v1/operations',
    { params: { query: { kind: 'export', limit: 20 } } },
    { refetchInterval: ({ state }) => (state.data?.items.some(({ finishedAt }) => !finishedAt) ? 1500 : 30_000) },
  );
  return (
    <Section title="Exports so far" flush>
      {past.error ? (
        <ErrorState compact error={past.error} onRetry={() => void past.refetch()} />
      ) : past.data?.items.length === 0 ? (
        <EmptyState compact icon={PackageOpen} title="Nothing was exported yet">
          Archives appear here while they are written, ready to be downloaded.
        </EmptyState>
      ) : (
        <table className={classes.table}>
          <tbody>
            {past.data?.items.map(({ id, title, status, createdAt, message, resultUrl, progress }) => (
              <tr key={id}>
                <td>
                  {title}
                  <p className={classes.quiet}>
                    <When at={createdAt} />
                    {message && status !== 'done' && ` · ${message}`}
                  </p>
                </td>
                <td className={classes.end}>
                  {status === 'done' && resultUrl ? (
                    <Button
                      size="xs"
                      variant="default"
                      leftSection={<Download size={14} />}
                      component="a"
                      href={`${resultUrl}?workspace=${workspaceId}`}
                      download
                    >
                      Download
                    </Button>
                  ) : (
                    <Tag tone={status === 'failed' ? 'bad' : 'neutral'} dot>
                      {status === 'running' && progress !== null
                        ? new Intl.NumberFormat(locale, { style: 'percent' }).format(progress)
                        : status}
                    </Tag>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Section>
  );
}
