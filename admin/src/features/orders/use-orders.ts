import type { components } from '@rapport/sdk';
import { addDays, dayIn, resolvePeriod, useNow, useUi } from '@rapport/ui';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useWorkspace } from '../../shell/workspace.tsx';
import { startOfLocalDay } from './local-day.ts';
import { placedIn, type OrderSearch } from './order-search.ts';

export type Order = components['schemas']['Order'];

/** The orders of the list, newest first; while a new question is asked the old answer stays. */
export function useOrders(search: OrderSearch) {
  const { client } = useWorkspace();
  const { zone } = useUi();
  const today = dayIn(new Date(useNow()), zone);
  const period = placedIn(search);
  const days = period && resolvePeriod(period, today);
  const [from, to] = [days?.from, days && addDays(days.to, 1)];
  const query = useInfiniteQuery({
    queryKey: ['orders', search.q, search.status, from, to],
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam, signal }) => {
      const params = {
        query: {
          search: search.q,
          status: search.status,
          from: from && startOfLocalDay(from, zone),
          to: to && startOfLocalDay(to, zone),
          limit: 100,
          cursor: pageParam,
        },
      };
      const { data, error } = await client.GET('/api/v1/orders', { params, signal });
      if (error) throw error;
      return data;
    },
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });
  const orders = useMemo(() => query.data?.pages.flatMap((page) => page.items) ?? [], [query.data]);
  return { ...query, orders, total: query.data?.pages[0]?.total };
}
