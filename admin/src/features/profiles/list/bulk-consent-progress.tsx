import { Button, Group, Stack } from '@mantine/core';
import { ErrorState, problemToast, ProgressCard, SkeletonLines } from '@rapport/ui';
import { useState } from 'react';
import { useApi, useWorkspace } from '../../../shell/workspace.tsx';

interface BulkConsentProgressProps {
  operationId: string;
  onClose: () => void;
}

/** How far the change is, what came of it, and the way back. */
export function BulkConsentProgress({ operationId, onClose }: BulkConsentProgressProps) {
  const { client } = useWorkspace();
  // After "Undo" it is the undoing that is watched.
  const [undoing, setUndoing] = useState<string>();
  const id = undoing ?? operationId;
  const { data, error, refetch } = useApi().useQuery(
    'get',
    '/api/v1/operations/{id}',
    { params: { path: { id } } },
    { refetchInterval: ({ state }) => (state.data && state.data.finishedAt !== null ? false : 700) },
  );
  if (error) return <ErrorState compact error={error} onRetry={() => void refetch()} />;
  if (!data) return <SkeletonLines lines={2} />;
  const isOver = data.finishedAt !== null;
  const changed = Number(data.result?.['changed'] ?? 0);

  const undo = async () => {
    const answer = await client.POST('/api/v1/consent/bulk/{id}/undo', { params: { path: { id: operationId } } });
    if (answer.error) return problemToast(answer.error);
    setUndoing(answer.data.operationId);
  };
  const cancel = async () => {
    const answer = await client.POST('/api/v1/operations/{id}/cancel', { params: { path: { id } } });
    if (answer.error) problemToast(answer.error);
  };
  return (
    <Stack gap="md">
      <div aria-live="polite">
        <ProgressCard
          work={{ ...data, startedAt: data.createdAt, resultHref: null }}
          onCancel={undoing === undefined ? () => void cancel() : undefined}
          onUndo={undoing === undefined && changed > 0 ? () => void undo() : undefined}
        />
      </div>
      {!isOver && <p style={{ margin: 0 }}>You can close this: it goes on, and the bell shows how far it is.</p>}
      <Group justify="flex-end" gap="xs">
        <Button onClick={onClose}>{isOver ? 'Done' : 'Close'}</Button>
      </Group>
    </Stack>
  );
}
