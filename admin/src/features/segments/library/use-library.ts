import type { paths } from '@rapport/sdk';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useApi, useWorkspace } from '../../../shell/workspace.tsx';

type Library = paths['/api/v1/segments/library']['get']['responses'][200]['content']['application/json'];
export type LibraryEntry = Library['items'][number];
export type Parameter = LibraryEntry['parameters'][number];
export type Values = Record<string, string | number>;

/** Ready segments with the choices this brand has. */
export const useLibrary = (enabled = true) =>
  useApi().useQuery('get', '/api/v1/segments/library', {}, { enabled, staleTime: 300_000 });

/** How many people each entry selects; counted after the entries are shown, all in one pass. */
export function useLibrarySizes(enabled = true): Map<string, number | null> | null {
  const { data } = useApi().useQuery(
    'post',
    '/api/v1/segments/library/sizes',
    { body: {} },
    { enabled, staleTime: 300_000 },
  );
  return data ? new Map(data.items.map(({ key, count }) => [key, count])) : null;
}

/** How many one entry selects with values of one's own. */
export function useEntrySize(entryKey: string, values: Values, enabled: boolean) {
  const { client } = useWorkspace();
  return useQuery({
    queryKey: ['segment-library-size', entryKey, values],
    queryFn: async ({ signal }) => {
      const { data, error } = await client.POST('/api/v1/segments/library/sizes', {
        body: { keys: [entryKey], values: { [entryKey]: values } },
        signal,
      });
      if (error) throw error;
      return data.items[0]?.count ?? null;
    },
    enabled,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
}
