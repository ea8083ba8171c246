import { catalog } from './catalog.ts';
import type { SampleEvent, SampleOrder } from './facts.ts';

/** What an order and its fate look like among the events. `amount` turns the order's minor units into the workspace's. */
export function orderEvents(order: SampleOrder, amount: (minor: number) => number): SampleEvent[] {
  const reference = { order_id: order.externalId, number: order.number };
  const events: SampleEvent[] = [
    {
      metric: 'Placed Order',
      time: order.placedAt,
      value: order.baseTotal,
      properties: {
        ...reference,
        items: order.lines.reduce((sum, line) => sum + line.quantity, 0),
        discount_codes: order.discountCodes,
        currency: order.currency,
        country: order.country,
      },
    },
    ...order.lines.map((line) => ({
      metric: 'Ordered Product',
      time: order.placedAt,
      value: amount(line.total),
      properties: {
        order_id: order.externalId,
        product_id: catalog[line.product]!.externalId,
        sku: line.sku,
        name: line.title,
        variant: line.variantTitle,
        category: line.category,
        quantity: line.quantity,
      },
    })),
  ];
  if (order.cancelled) {
    const properties = { ...reference, reason: order.cancelled.reason };
    events.push({ metric: 'Cancelled Order', time: order.cancelled.at, value: order.baseTotal, properties });
  }
  for (const { shippedAt, promisedAt, deliveredAt, carrier, trackingNumber } of order.fulfilments) {
    const shipment = { ...reference, carrier, tracking_number: trackingNumber };
    events.push({ metric: 'Fulfilled Order', time: shippedAt, value: order.baseTotal, properties: shipment });
    if (deliveredAt === undefined) continue;
    const properties = { ...shipment, days_late: Math.max(0, Math.ceil((deliveredAt - promisedAt) / 86_400_000)) };
    events.push({ metric: 'Delivered Shipment', time: deliveredAt, value: 0, properties });
  }
  for (const refund of order.refunds) {
    const properties = { ...reference, reason: refund.reason };
    events.push({ metric: 'Refunded Order', time: refund.at, value: amount(refund.amount), properties });
  }
  return events;
}
