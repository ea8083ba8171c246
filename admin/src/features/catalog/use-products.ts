import type { components } from '@rapport/sdk';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useWorkspace } from '../../shell/workspace.tsx';
import { sortOf, type ProductSearch } from './product-search.ts';

export type ListedProduct = components['schemas']['ListedProduct'];

/** The products of the list, page after page; while a new question is asked the old answer stays. */
export function useProducts(search: ProductSearch) {
  const { client } = useWorkspace();
  const { column: sort, direction } = sortOf(search);
  const query = useInfiniteQuery({
    queryKey: ['products', search.q, search.category, sort, direction],
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam, signal }) => {
      const params = {
        query: { search: search.q, category: search.category, sort, direction, limit: 100, cursor: pageParam },
      };
      const { data, error } = await client.GET('/api/v1/products', { params, signal });
      if (error) throw error;
      return data;
    },
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });
  const products = useMemo(() => query.data?.pages.flatMap((page) => page.items) ?? [], [query.data]);
  return { ...query, products, total: query.data?.pages[0]?.total };
}
