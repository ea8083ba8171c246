import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useWorkspace } from '../../../shell/workspace.tsx';

/** A rule as the builder has it, or in words. */
export type Asked = { rule: Record<string, unknown> } | { text: string };

/** How many the rule selects now, asked again as it changes; a question that is no longer wanted is called off. */
export function usePreview(question: Asked, complete: boolean) {
  const { client } = useWorkspace();
  const written = JSON.stringify(question);
  const [asked] = useDebouncedValue(written, 300);
  const query = useQuery({
    queryKey: ['segment-preview', asked],
    queryFn: async ({ signal }) => {
      const { data, error } = await client.POST('/api/v1/segments/preview', {
        body: { ...question, sample: 5 },
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
