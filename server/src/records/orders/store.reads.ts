import { sql } from 'kysely';
import type { Tx } from '../../platform/postgres/index.ts';
import type { FulfilmentRow, LineRow, OrderRow, RefundRow } from './tables.ts';

const columns = sql`id, external_id, number, profile_id, origin_id, placed_at, currency, subtotal, discount, shipping, tax, total,
  refunded, base_factor, base_total, base_refunded, item_count, financial_status, fulfilment_status, cancelled_at,
  cancel_reason, channel, discount_codes, country, attribution, properties, source_updated_at, source, created_at, updated_at`;

export type OrderFilter = {
  status?:
    'open' | 'cancelled' | 'refunded' | 'partially_refunded' | 'fulfilled' | 'unfulfilled' | 'delivered' | undefined;
  from?: string | undefined;
  to?: string | undefined;
  profileId?: number | undefined;
  /** Order number or id, or one of these people. */
  search?: { words: string; profileIds: readonly number[] } | undefined;
};

const statusCondition = (status: NonNullable<OrderFilter['status']>) => {
  if (status === 'cancelled') return sql`cancelled_at is not null`;
  if (status === 'open') return sql`cancelled_at is null`;
  if (status === 'refunded' || status === 'partially_refunded') return sql`financial_status = ${status}`;
  return sql`fulfilment_status = ${status} and cancelled_at is null`;
};

function conditionsOf(workspaceId: number, filter: OrderFilter) {
  const { search } = filter;
  return [
    sql`workspace_id = ${workspaceId}`,
    ...(filter.status === undefined ? [] : [statusCondition(filter.status)]),
    ...(filter.from === undefined ? [] : [sql`placed_at >= ${filter.from}::timestamptz`]),
    ...(filter.to === undefined ? [] : [sql`placed_at < ${filter.to}::timestamptz`]),
    ...(filter.profileId === undefined ? [] : [sql`profile_id = ${filter.profileId}::int8`]),
    ...(search === undefined
      ? []
      : [
          sql`(external_id = ${search.words} or number = ${search.words} or profile_id = any(${sql.val(search.profileIds)}::int8[]))`,
        ]),
  ];
}

/** Newest first; the cursor is exclusive. */
export async function orderPage(
  tx: Tx,
  workspaceId: number,
  filter: OrderFilter,
  before: { placedAt: Date; id: number } | null,
  limit: number,
): Promise<OrderRow[]> {
  const conditions = [
    ...conditionsOf(workspaceId, filter),
    ...(before === null ? [] : [sql`(placed_at, id) < (${before.placedAt}::timestamptz, ${before.id}::int8)`]),
  ];
  const { rows } = await sql<OrderRow>`/* orderPage */
    select ${columns} from orders where ${sql.join(conditions, sql` and `)} order by placed_at desc, id desc limit ${limit}`.execute(
    tx,
  );
  return rows;
}

export async function countOrders(tx: Tx, workspaceId: number, filter: OrderFilter): Promise<number> {
  const { rows } = await sql<{ total: number }>`/* countOrders */
    select count(*)::int as total from orders
    where ${sql.join(conditionsOf(workspaceId, filter), sql` and `)}`.execute(tx);
  return rows[0]?.total ?? 0;
}

export async function orderById(tx: Tx, workspaceId: number, id: number): Promise<OrderRow | undefined> {
  const { rows } = await sql<OrderRow>`/* orderById */
    select ${columns} from orders where workspace_id = ${workspaceId} and id = ${id}`.execute(tx);
  return rows[0];
}

export async function orderByExternalId(
  tx: Tx,
  workspaceId: number,
  externalId: string,
): Promise<OrderRow | undefined> {
  const { rows } = await sql<OrderRow>`/* orderByExternalId */
    select ${columns} from orders where workspace_id = ${workspaceId} and external_id = ${externalId}`.execute(tx);
  return rows[0];
}

export async function linesOf(tx: Tx, workspaceId: number, orderId: number): Promise<LineRow[]> {
  const { rows } = await sql<LineRow>`/* linesOf */
    select line, product_id, sku, title, variant_title, category, quantity, unit_price, discount, total, refunded_quantity
    from order_lines where workspace_id = ${workspaceId} and order_id = ${orderId} order by line`.execute(tx);
  return rows;
}

export async function refundsOf(tx: Tx, workspaceId: number, orderId: number): Promise<RefundRow[]> {
  const { rows } = await sql<RefundRow>`/* refundsOf */
    select external_id, refunded_at, amount, reason, lines from order_refunds
    where workspace_id = ${workspaceId} and order_id = ${orderId} order by refunded_at, external_id`.execute(tx);
  return rows;
}

export async function fulfilmentsOf(tx: Tx, workspaceId: number, orderId: number): Promise<FulfilmentRow[]> {
  const { rows } = await sql<FulfilmentRow>`/* fulfilmentsOf */
    select external_id, status, carrier, tracking_number, tracking_url, shipped_at, promised_at, delivered_at
    from order_fulfilments where workspace_id = ${workspaceId} and order_id = ${orderId} order by shipped_at, external_id`.execute(
    tx,
  );
  return rows;
}

export type CreditNoteRow = {
  id: number;
  external_id: string;
  issued_at: Date;
  currency: string;
  amount: number;
  base_amount: number;
  item_count: number;
  reason: string | null;
};

/** Newest first, of one person. */
export async function creditNotesOf(
  tx: Tx,
  workspaceId: number,
  profileId: number,
  limit: number,
): Promise<CreditNoteRow[]> {
  const { rows } = await sql<CreditNoteRow>`/* creditNotesOf */
    select id, external_id, issued_at, currency, amount, base_amount, item_count, reason from credit_notes
    where workspace_id = ${workspaceId} and profile_id = ${profileId} order by issued_at desc, id desc limit ${limit}`.execute(
    tx,
  );
  return rows;
}
