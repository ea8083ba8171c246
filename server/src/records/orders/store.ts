import { sql } from 'kysely';
import { bulk, type Tx } from '../../platform/postgres/index.ts';
import type { NormalOrder } from './rules/normal-order.ts';
import type { StoredOrder } from './tables.ts';

/** Orders as stored, locked until the transaction ends, with what is known of their refunds and parcels. */
export async function lockOrders(
  tx: Tx,
  workspaceId: number,
  externalIds: readonly string[],
): Promise<Map<string, StoredOrder>> {
  const { rows } = await sql<StoredOrder>`/* lockOrders */
    select o.id, o.external_id, o.number, o.profile_id, o.origin_id, o.placed_at, o.currency, o.base_factor, o.base_total,
      o.total, o.cancelled_at, o.source_updated_at,
      array(select r.external_id from order_refunds r where r.workspace_id = o.workspace_id and r.order_id = o.id) as refunds,
      exists (select from order_fulfilments f where f.workspace_id = o.workspace_id and f.order_id = o.id
        and f.shipped_at is not null) as shipped,
      array(select f.external_id from order_fulfilments f where f.workspace_id = o.workspace_id and f.order_id = o.id
        and f.delivered_at is not null) as delivered
    from (select * from orders where workspace_id = ${workspaceId} and external_id = any(${sql.val(externalIds)}::text[])
          order by external_id for update) o`.execute(tx);
  return new Map(rows.map((row) => [row.external_id, row]));
}

export type OrderWrite = { order: NormalOrder; source: string; baseFactor: number; baseTotal: number };

/** The order itself, without what others say about it (person, cancellation, refunds). @returns id by external id */
export async function upsertOrders(
  tx: Tx,
  workspaceId: number,
  writes: readonly OrderWrite[],
  now: Date,
): Promise<Map<string, number>> {
  if (writes.length === 0) return new Map();
  const column = (name: string, type: string, value: (w: OrderWrite) => unknown) => ({
    name,
    type,
    values: writes.map(value),
  });
  const { rows } = await sql<{ id: number; external_id: string }>`/* upsertOrders */
    insert into orders as o (workspace_id, external_id, number, placed_at, currency, subtotal, discount, shipping, tax, total,
      base_factor, base_total, item_count, lines_ever, financial_status, channel, country, discount_codes, attribution,
      properties, source_updated_at, source, created_at, updated_at)
    select ${workspaceId}::int, n.external_id, n.number, n.placed_at, n.currency, n.subtotal, n.discount, n.shipping, n.tax,
      n.total, n.base_factor, n.base_total, n.item_count, n.lines, n.financial_status, n.channel, n.country,
      array(select jsonb_array_elements_text(n.discount_codes::jsonb)), n.attribution::jsonb, n.properties::jsonb,
      n.updated_at, n.source, ${now}::timestamptz, ${now}::timestamptz
    from ${bulk('n', [
      column('external_id', 'text', (w) => w.order.externalId),
      column('number', 'text', (w) => w.order.number),
      column('placed_at', 'timestamptz', (w) => w.order.placedAt),
      column('currency', 'text', (w) => w.order.currency),
      column('subtotal', 'int8', (w) => w.order.subtotal),
      column('discount', 'int8', (w) => w.order.discount),
      column('shipping', 'int8', (w) => w.order.shipping),
      column('tax', 'int8', (w) => w.order.tax),
      column('total', 'int8', (w) => w.order.total),
      column('base_factor', 'numeric', (w) => w.baseFactor),
      column('base_total', 'int8', (w) => w.baseTotal),
      column('item_count', 'int4', (w) => w.order.itemCount),
      column('lines', 'int4', (w) => w.order.lines.length),
      column('financial_status', 'text', (w) => (w.order.paid ? 'paid' : 'pending')),
      column('channel', 'text', (w) => w.order.channel),
      column('country', 'text', (w) => w.order.country),
      column('discount_codes', 'text', (w) => JSON.stringify(w.order.discountCodes)),
      column('attribution', 'text', (w) => JSON.stringify(w.order.attribution)),
      column('properties', 'text', (w) => JSON.stringify(w.order.properties)),
      column('updated_at', 'timestamptz', (w) => w.order.updatedAt),
      column('source', 'text', (w) => w.source),
    ])}
    order by n.external_id
    on conflict (workspace_id, external_id) do update set
      number = coalesce(excluded.number, o.number), placed_at = excluded.placed_at, currency = excluded.currency,
      subtotal = excluded.subtotal, discount = excluded.discount, shipping = excluded.shipping, tax = excluded.tax,
      total = excluded.total, base_factor = excluded.base_factor, base_total = excluded.base_total,
      item_count = excluded.item_count, lines_ever = greatest(o.lines_ever, excluded.lines_ever),
      financial_status = excluded.financial_status, channel = excluded.channel,
      country = coalesce(excluded.country, o.country), discount_codes = excluded.discount_codes,
      attribution = o.attribution || excluded.attribution, properties = o.properties || excluded.properties,
      source_updated_at = excluded.source_updated_at, source = excluded.source, updated_at = excluded.updated_at
    returning id, external_id`.execute(tx);
  return new Map(rows.map((row) => [row.external_id, row.id]));
}

export type Settlement = {
  orderId: number;
  cancelledAt: Date | null;
  cancelReason: string | null;
  profileId: number | null;
  originId: number | null;
};

/**
 * What follows for an order from everything known about it: money back, state of payment and parcels, cancellation
 * (the earliest told), person (null leaves the one it has).
 */
export async function settleOrders(
  tx: Tx,
  workspaceId: number,
  settlements: readonly Settlement[],
  now: Date,
): Promise<void> {
  await sql`/* settleOrders */
    update orders o set
      profile_id = coalesce(s.profile_id, o.profile_id), origin_id = coalesce(s.origin_id, o.origin_id),
      cancelled_at = least(o.cancelled_at, s.cancelled_at), cancel_reason = coalesce(o.cancel_reason, s.cancel_reason),
      refunded = m.refunded, base_refunded = round(m.refunded * o.base_factor),
      financial_status = case
        when m.refunded > 0 and m.refunded >= o.total then 'refunded'
        when m.refunded > 0 then 'partially_refunded'
        when o.financial_status in ('refunded', 'partially_refunded') then 'paid'
        else o.financial_status end,
      fulfilment_status = case
        when f.parcels > 0 and f.delivered = f.parcels then 'delivered'
        when f.shipped > 0 then 'fulfilled'
        else 'unfulfilled' end,
      updated_at = ${now}::timestamptz
    from ${bulk('s', [
      { name: 'order_id', type: 'int8', values: settlements.map((s) => s.orderId) },
      { name: 'cancelled_at', type: 'timestamptz', values: settlements.map((s) => s.cancelledAt) },
      { name: 'cancel_reason', type: 'text', values: settlements.map((s) => s.cancelReason) },
      { name: 'profile_id', type: 'int8', values: settlements.map((s) => s.profileId) },
      { name: 'origin_id', type: 'int8', values: settlements.map((s) => s.originId) },
    ])}
    cross join lateral (
      select coalesce(sum(amount), 0)::int8 as refunded from order_refunds
      where workspace_id = ${workspaceId} and order_id = s.order_id) m
    cross join lateral (
      select count(*) filter (where status <> 'cancelled') as parcels, count(delivered_at) as delivered,
        count(shipped_at) as shipped
      from order_fulfilments where workspace_id = ${workspaceId} and order_id = s.order_id) f
    where o.workspace_id = ${workspaceId} and o.id = s.order_id`.execute(tx);
  // Not joined with itself: with statistics of an hour ago a large import was planned as every line against every line.
  const back = sql`least(l.quantity, coalesce((
      select sum((part ->> 'quantity')::int)::int from order_refunds r, jsonb_array_elements(r.lines) part
      where r.workspace_id = l.workspace_id and r.order_id = l.order_id
        and coalesce((part ->> 'line')::int = l.line, part ->> 'sku' = l.sku)), 0))`;
  await sql`/* settleOrders */
    update order_lines l set refunded_quantity = ${back}
    where l.workspace_id = ${workspaceId} and l.order_id = any(${sql.val(settlements.map((s) => s.orderId))}::int8[])
      and l.refunded_quantity <> ${back}`.execute(tx);
}
