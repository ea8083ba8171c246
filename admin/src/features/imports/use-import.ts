import { useApi } from '../../shell/workspace.tsx';
import { isActive } from './words.ts';

/** An import, asked again every second while it runs. */
export const useImport = (id: string | null) =>
  useApi().useQuery(
    'get',
    '/api/v1/imports/{id}',
    { params: { path: { id: id ?? '' } } },
    { enabled: id !== null, refetchInterval: ({ state }) => (state.data && isActive(state.data) ? 1000 : false) },
  );
