import { useApi, useWorkspace } from '../../shell/workspace.tsx';
import { byCurrency, type WaitingCurrency } from './waiting.ts';

export type { WaitingCurrency };

const lookAgainMs = 3000;

/** What waits for an exchange rate; looks again while something does, since a rate takes it up within seconds. */
export function useOrdersWaiting() {
  const { permissions } = useWorkspace();
  const query = useApi().useQuery('get', '/api/v1/orders/waiting-for-rates', undefined, {
    enabled: permissions.includes('orders:read'),
    refetchInterval: ({ state }) => (state.data?.items.length ? lookAgainMs : false),
  });
  return { ...query, currencies: byCurrency(query.data?.items ?? []) };
}
