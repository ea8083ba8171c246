import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useWorkspace } from '../../../shell/workspace.tsx';
import { isComplete, type Draft } from './draft.ts';

/** What the trait would be now, asked again as it changes. */
export function useTraitPreview(draft: Draft, name: string | undefined) {
  const { client } = useWorkspace();
  const { definition, numericType } = draft;
  const written = JSON.stringify({ definition, numericType });
  const [asked] = useDebouncedValue(written, 400);
  const complete = isComplete(draft);
  const query = useQuery({
    queryKey: ['trait-preview', name, asked],
    queryFn: async ({ signal }) => {
      const { data, error } = await client.POST('/api/v1/traits/custom/preview', {
        body: { ...(name !== undefined && { name }), definition, numericType },
        signal,
      });
      if (error) throw error;
      return data;
    },
    enabled: complete && asked === written,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
    retry: false,
  });
  return { ...query, complete, stale: asked !== written || query.isFetching };
}
