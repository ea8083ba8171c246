import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useWorkspace } from '../../../shell/workspace.tsx';
import { isComplete } from '../rule/complete.ts';
import { writeTree, type RuleTree } from '../rule/tree.ts';

/** How many the rule selects now, asked again as it changes; a question that is no longer wanted is called off. */
export function usePreview(tree: RuleTree) {
  const { client } = useWorkspace();
  const complete = isComplete(tree);
  const written = JSON.stringify(writeTree(tree));
  const [asked] = useDebouncedValue(written, 300);
  const query = useQuery({
    queryKey: ['segment-preview', asked],
    queryFn: async ({ signal }) => {
      const rule: unknown = JSON.parse(asked);
      const { data, error } = await client.POST('/api/v1/segments/preview', {
        body: { rule: { ...(typeof rule === 'object' ? rule : {}) }, sample: 5 },
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
