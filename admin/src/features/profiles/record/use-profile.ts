import type { components } from '@rapport/sdk';
import { useQueryClient } from '@tanstack/react-query';
import { useApi } from '../../../shell/workspace.tsx';

export type Profile = components['schemas']['ProfileDetail'];

export const useProfile = (id: number) =>
  useApi().useQuery('get', '/api/v1/profiles/{id}', { params: { path: { id } } });

/** Everything shown of people is asked again: after a change, a merge, a decision. */
export function useProfileRefresh() {
  const queries = useQueryClient();
  return () =>
    queries.invalidateQueries({
      predicate: ({ queryKey: [first, path] }) =>
        first === 'timeline' || first === 'people' || (typeof path === 'string' && path.startsWith('/api/v1/profiles')),
    });
}
