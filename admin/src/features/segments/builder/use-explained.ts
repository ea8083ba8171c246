import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useWorkspace } from '../../../shell/workspace.tsx';
import type { Asked } from './use-preview.ts';

/** Why the rule under edit selects one person or not, asked again as it changes. */
export function useExplained(question: Asked, complete: boolean, profileId: number | null) {
  const { client } = useWorkspace();
  const written = JSON.stringify(question);
  const [asked] = useDebouncedValue(written, 300);
  const query = useQuery({
    queryKey: ['segment-explained', asked, profileId],
    queryFn: async ({ signal }) => {
      const { data, error } = await client.POST('/api/v1/segments/explain', {
        body: { ...question, profileId: profileId ?? 0 },
        signal,
      });
      if (error) throw error;
      return data;
    },
    enabled: complete && profileId !== null && asked === written,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
    retry: false,
  });
  return { ...query, stale: !complete || asked !== written || query.isFetching };
}
