import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useWorkspace } from '../../../shell/workspace.tsx';
import type { Draft } from './draft.ts';

/** The unsaved content as one person would get it, rendered again as it changes. */
export function useMessagePreview(draft: Draft, profileId: number | null) {
  const { client } = useWorkspace();
  const { name: _name, ...content } = draft;
  const written = JSON.stringify({ ...content, ...(profileId === null ? {} : { profileId }) });
  const [asked] = useDebouncedValue(written, 350);
  const query = useQuery({
    queryKey: ['message-preview', asked],
    queryFn: async ({ signal }) => {
      const { data, error } = await client.POST('/api/v1/templates/preview', { body: JSON.parse(asked), signal });
      if (error) throw error;
      return data;
    },
    placeholderData: keepPreviousData,
    retry: false,
    staleTime: 60_000,
  });
  return { ...query, stale: asked !== written || query.isFetching };
}
