import { catalog } from './catalog.ts';
import type { SampleEvent, SampleLine, SampleOrder } from './facts.ts';

/** What an order and its fate look like among the events. `amount` turns the order's minor units into the workspace's. */
export function orderEvents(order: SampleOrder, amount: (minor: number) => number): SampleEvent[] {
  const reference = { orderId: order.externalId, number: order.number };
  const events: SampleEvent[] = [placed(order, reference)];
  for (const line of order.lines) {
    const properties = {
      ...reference,
      ...itemOf(line),
      productId: catalog[line.product]!.externalId,
      variant: line.variantTitle,
      price: line.unitPrice / 100,
      currency: order.currency,
    };
    events.push({ metric: 'Ordered Product', time: order.placedAt, value: amount(line.total), properties });
  }
  if (order.cancelled) {
    const properties = { ...reference, reason: order.cancelled.reason };
    events.push({ metric: 'Cancelled Order', time: order.cancelled.at, value: order.baseTotal, properties });
  }
  for (const { externalId, shippedAt, promisedAt, deliveredAt, carrier } of order.fulfilments) {
    events.push({ metric: 'Fulfilled Order', time: shippedAt, value: 0, properties: reference });
    if (deliveredAt === undefined) continue;
    const properties = { ...reference, fulfilmentId: externalId, carrier, late: deliveredAt > promisedAt };
    events.push({ metric: 'Delivered Shipment', time: deliveredAt, value: 0, properties });
  }
  for (const { externalId, at, reason, amount: minor } of order.refunds) {
    const properties = { ...reference, refundId: externalId, reason };
    events.push({ metric: 'Refunded Order', time: at, value: amount(minor), properties });
  }
  return events;
}

const placed = (order: SampleOrder, reference: Record<string, string>): SampleEvent => ({
  metric: 'Placed Order',
  time: order.placedAt,
  value: order.baseTotal,
  properties: {
    ...reference,
    itemCount: order.lines.reduce((sum, line) => sum + line.quantity, 0),
    total: order.total / 100,
    currency: order.currency,
    discountCodes: order.discountCodes,
    channel: 'online',
    country: order.country,
    categories: [...new Set(order.lines.map((line) => line.category))],
    items: order.lines.map((line) => ({ ...itemOf(line), price: line.unitPrice / 100 })),
  },
});

const itemOf = ({ sku, title, category, quantity }: SampleLine) => ({ sku, title, category, quantity });
