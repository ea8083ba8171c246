import { ErrorState, Late, SkeletonLines } from '@rapport/ui';
import { useApi } from '../../../shell/workspace.tsx';
import { OrderContents } from './order-contents.tsx';

/** The order an event is about, read when the entry is opened. */
export function OrderMore({ externalId, profileId }: { externalId: string; profileId: number }) {
  const api = useApi();
  const found = api.useQuery('get', '/api/v1/orders', {
    params: { query: { search: externalId, profileId, limit: 1 } },
  });
  const id = found.data?.items[0]?.id;
  if (found.error) return <ErrorState error={found.error} compact onRetry={() => void found.refetch()} />;
  if (found.data && id === undefined) return <p>The order is not here any more.</p>;
  return id === undefined ? <Waiting /> : <OrderById id={id} />;
}

export function OrderById({ id }: { id: number }) {
  const order = useApi().useQuery('get', '/api/v1/orders/{id}', { params: { path: { id } } });
  if (order.error) return <ErrorState error={order.error} compact onRetry={() => void order.refetch()} />;
  return order.data ? <OrderContents order={order.data} /> : <Waiting />;
}

const Waiting = () => (
  <Late>
    <SkeletonLines />
  </Late>
);
