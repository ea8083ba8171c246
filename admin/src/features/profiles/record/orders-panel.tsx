import { Button } from '@mantine/core';
import type { components } from '@rapport/sdk';
import { EmptyState, ErrorState, Money, SkeletonLines, Tag, Timeline, type TimelineItem } from '@rapport/ui';
import { useInfiniteQuery } from '@tanstack/react-query';
import { ReceiptText, ShoppingBag } from 'lucide-react';
import { useMemo } from 'react';
import { useWorkspace } from '../../../shell/workspace.tsx';
import { inWords } from '../person-name.ts';
import { OrderById } from '../timeline/order-more.tsx';
import classes from '../timeline/timeline.module.css';

type Order = components['schemas']['Order'];
type CreditNote = components['schemas']['ProfileOrders']['creditNotes'][number];

/** Orders and credit notes, each opening into its contents. */
export function OrdersPanel({ profileId }: { profileId: number }) {
  const { client } = useWorkspace();
  const orders = useInfiniteQuery({
    queryKey: ['timeline', 'orders', profileId],
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam, signal }) => {
      const params = { path: { id: profileId }, query: { limit: 50, cursor: pageParam } };
      const { data, error } = await client.GET('/api/v1/profiles/{id}/orders', { params, signal });
      if (error) throw error;
      return data;
    },
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
  const items = useMemo(() => {
    const pages = orders.data?.pages ?? [];
    const all = [
      ...pages.flatMap((page) => page.items.map(orderItem)),
      ...(pages[0]?.creditNotes ?? []).map(creditItem),
    ];
    return all.sort((a, b) => (a.at < b.at ? 1 : -1));
  }, [orders.data]);

  if (orders.error) return <ErrorState error={orders.error} compact onRetry={() => void orders.refetch()} />;
  if (orders.isPending) return <SkeletonLines />;
  if (items.length === 0) {
    return (
      <EmptyState compact icon={ShoppingBag} title="No orders yet">
        Orders arrive from your shop, from an import or through the API.
      </EmptyState>
    );
  }
  return (
    <Timeline
      label="Orders"
      items={items}
      footer={
        orders.hasNextPage && (
          <div className={classes.foot}>
            <Button
              size="xs"
              variant="default"
              loading={orders.isFetchingNextPage}
              onClick={() => void orders.fetchNextPage()}
            >
              Show earlier
            </Button>
          </div>
        )
      }
    />
  );
}

const orderItem = (order: Order): TimelineItem => ({
  id: `order-${order.id}`,
  at: order.placedAt,
  icon: ShoppingBag,
  tone: order.status === 'cancelled' ? 'bad' : 'accent',
  title: (
    <>
      {order.number ?? order.externalId}{' '}
      {order.status === 'cancelled' ? (
        <Tag tone="bad">Cancelled</Tag>
      ) : (
        order.refunded > 0 && <Tag tone="attention">{inWords(order.financialStatus)}</Tag>
      )}
    </>
  ),
  detail: (
    <>
      <Money minor={order.total} currency={order.currency} /> · {order.itemCount}{' '}
      {order.itemCount === 1 ? 'item' : 'items'}
    </>
  ),
  more: <OrderById id={order.id} />,
});

const creditItem = (note: CreditNote): TimelineItem => ({
  id: `credit-${note.id}`,
  at: note.issuedAt,
  icon: ReceiptText,
  tone: 'attention',
  title: `Credit note ${note.externalId}`,
  detail: (
    <>
      <Money minor={-note.amount} currency={note.currency} />
      {note.reason && ` · ${inWords(note.reason)}`}
    </>
  ),
});
