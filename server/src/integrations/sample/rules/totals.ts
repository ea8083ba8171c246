import type { SamplePerson } from './facts.ts';

/** A person's orders in sum, in minor units of the workspace currency; cancelled orders do not count. */
export type OrderTotals = {
  orders: number;
  gross_spend: number;
  net_spend: number;
  refunded: number;
  refunds: number;
  items: number;
  distinct_products: number;
  discounted_orders: number;
  first_order_at: number | null;
  last_order_at: number | null;
  days_between_orders: number | null;
};

export function orderTotals({ orders }: SamplePerson): OrderTotals {
  const kept = orders.filter((order) => order.cancelled === undefined);
  const [first, last] = [kept[0]?.placedAt ?? null, kept.at(-1)?.placedAt ?? null];
  const gross = kept.reduce((sum, order) => sum + order.baseTotal, 0);
  const refunded = kept.reduce((sum, order) => sum + order.baseRefunded, 0);
  const lines = kept.flatMap((order) => order.lines);
  return {
    orders: kept.length,
    gross_spend: gross,
    net_spend: gross - refunded,
    refunded,
    refunds: kept.reduce((sum, order) => sum + order.refunds.length, 0),
    items: lines.reduce((sum, line) => sum + line.quantity, 0),
    distinct_products: new Set(lines.map((line) => line.product)).size,
    discounted_orders: kept.filter((order) => order.discount > 0).length,
    first_order_at: first,
    last_order_at: last,
    days_between_orders: kept.length > 1 ? (last! - first!) / 1000 / 86_400 / (kept.length - 1) : null,
  };
}

export type MailTotals = {
  received: number;
  opened: number;
  clicked: number;
  last_received_at: number | null;
  last_opened_at: number | null;
  last_clicked_at: number | null;
};

/** What came of the e-mails a person got; a picture fetched by a machine is no opening. */
export function mailTotals({ events }: SamplePerson): MailTotals | undefined {
  const times = (metric: string): number[] =>
    events.filter((event) => event.metric === metric && event.properties.machine !== true).map((event) => event.time);
  const received = times('Received Email');
  if (received.length === 0) return undefined;
  const [opened, clicked] = [times('Opened Email'), times('Clicked Email')];
  return {
    received: received.length,
    opened: opened.length,
    clicked: clicked.length,
    last_received_at: received.at(-1) ?? null,
    last_opened_at: opened.at(-1) ?? null,
    last_clicked_at: clicked.at(-1) ?? null,
  };
}
