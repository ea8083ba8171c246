import { ActionIcon, Indicator, Popover, ScrollArea } from '@mantine/core';
import { EmptyState, ErrorState, problemToast, ProgressCard, SkeletonLines } from '@rapport/ui';
import { useQueryClient } from '@tanstack/react-query';
import { Bell, CircleCheckBig } from 'lucide-react';
import type { components } from '@rapport/sdk';
import { useApi, useWorkspace } from './workspace.tsx';
import classes from './work-bell.module.css';

type Operation = components['schemas']['Operation'];

const isActive = ({ status }: Operation) => status === 'running' || status === 'queued';

/** Long work of this workspace: imports, exports, sends. It goes on when the person leaves the page. */
export function WorkBell() {
  const operations = useApi().useQuery(
    'get',
    '/api/v1/operations',
    { params: { query: { limit: 20 } } },
    { refetchInterval: ({ state }) => (state.data?.items.some(isActive) ? 1500 : 30_000) },
  );
  const active = operations.data?.items.filter(isActive).length ?? 0;
  const name = active === 0 ? 'Long work' : `Long work: ${active} running`;
  return (
    <Popover width={380} position="bottom-end" trapFocus>
      <Popover.Target>
        <ActionIcon aria-label={name} data-tip={name}>
          <Indicator disabled={active === 0} size={8} offset={2}>
            <Bell size={18} />
          </Indicator>
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown className={classes.dropdown}>
        <p className={classes.title}>Long work</p>
        <ScrollArea.Autosize mah={420}>
          {operations.isPending ? (
            <div className={classes.waiting}>
              <SkeletonLines lines={3} />
            </div>
          ) : operations.isError ? (
            <ErrorState compact error={operations.error} onRetry={() => void operations.refetch()} />
          ) : operations.data.items.length === 0 ? (
            <EmptyState compact icon={CircleCheckBig} title="Nothing is running">
              Imports, exports and sends show their progress here, also after you leave their page.
            </EmptyState>
          ) : (
            operations.data.items.map((operation) => <OperationCard key={operation.id} operation={operation} />)
          )}
        </ScrollArea.Autosize>
      </Popover.Dropdown>
    </Popover>
  );
}

function OperationCard({ operation }: { operation: Operation }) {
  const { api, can, href } = useWorkspace();
  const page = pageOf(operation);
  const queries = useQueryClient();
  const cancel = api.useMutation('post', '/api/v1/operations/{id}/cancel', {
    onSuccess: () => queries.invalidateQueries({ queryKey: ['get', '/api/v1/operations'] }),
    onError: problemToast,
  });
  const undo = api.useMutation('post', '/api/v1/consent/bulk/{id}/undo', {
    onSuccess: () => queries.invalidateQueries({ queryKey: ['get', '/api/v1/operations'] }),
    onError: problemToast,
  });
  const canUndo =
    operation.kind === 'consent' && Number(operation.result?.['changed'] ?? 0) > 0 && can('consent:write');
  return (
    <ProgressCard
      plain
      work={{ ...operation, startedAt: operation.createdAt, resultHref: page && href(page) }}
      onCancel={can('imports:write') ? () => cancel.mutate({ params: { path: { id: operation.id } } }) : undefined}
      onUndo={canUndo ? () => undo.mutate({ params: { path: { id: operation.id } } }) : undefined}
    />
  );
}

/** Where its work is shown; files are downloaded there. */
function pageOf({ id, kind }: Operation): string | null {
  if (kind === 'import') return `/imports/${id}`;
  return kind === 'export' ? '/imports?tab=exports' : null;
}
