import type { components } from '@rapport/sdk';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useWorkspace } from '../../shell/workspace.tsx';
import type { ChurnSearch } from './churn-search.ts';

export type AtRisk = components['schemas']['AtRisk'];
export type ChurnList = components['schemas']['ChurnList'];

/** The people of a band, page after page, and the bands. */
export function useChurn({ band, sort }: ChurnSearch) {
  const { client } = useWorkspace();
  const query = useInfiniteQuery({
    queryKey: ['churn', band, sort],
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam, signal }) => {
      const params = { query: { band, sort: sort ?? ('risk' as const), limit: 100, cursor: pageParam } };
      const { data, error } = await client.GET('/api/v1/value/churn', { params, signal });
      if (error) throw error;
      return data;
    },
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });
  const people = useMemo(() => query.data?.pages.flatMap((page) => page.items) ?? [], [query.data]);
  return { ...query, people, first: query.data?.pages[0] };
}
