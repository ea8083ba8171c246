import { problemToast } from '@rapport/ui';
import { useState } from 'react';
import { useApi, useWorkspace } from '../../../shell/workspace.tsx';

/** A rehearsal of a rule: begun, followed while it is computed, found again by its id. */
export function useRehearsal(rule: Record<string, unknown>, id: string | null, onId: (id: string) => void) {
  const { client } = useWorkspace();
  const [starting, setStarting] = useState(false);
  const { data } = useApi().useQuery(
    'get',
    '/api/v1/segments/rehearsals/{id}',
    { params: { path: { id: id ?? '' } } },
    {
      enabled: id !== null,
      retry: false,
      refetchInterval: ({ state }) =>
        state.data?.status === 'queued' || state.data?.status === 'running' ? 1000 : false,
    },
  );
  const start = async () => {
    setStarting(true);
    const { data: begun, error } = await client.POST('/api/v1/segments/rehearse', { body: { rule, days: 365 } });
    setStarting(false);
    if (error) problemToast(error);
    else onId(begun.id);
  };
  return { rehearsal: id === null ? undefined : data, start, starting };
}
