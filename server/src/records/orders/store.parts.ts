import { sql } from 'kysely';
import { bulk, type Tx } from '../../platform/postgres/index.ts';
import type { FulfilmentRow, LineRow, RefundRow } from './tables.ts';

export type NewLine = Omit<LineRow, 'refunded_quantity'> & { order_id: number };

/** The lines of these orders are exactly these. */
export async function replaceLines(
  tx: Tx,
  workspaceId: number,
  orderIds: readonly number[],
  lines: readonly NewLine[],
): Promise<void> {
  await sql`/* replaceLines */
    delete from order_lines where workspace_id = ${workspaceId} and order_id = any(${sql.val(orderIds)}::int8[])`.execute(
    tx,
  );
  if (lines.length === 0) return;
  const column = <K extends keyof NewLine>(name: K, type: string) => ({
    name,
    type,
    values: lines.map((l) => l[name]),
  });
  await sql`/* replaceLines */
    insert into order_lines (workspace_id, order_id, line, product_id, sku, title, variant_title, category, quantity,
      unit_price, discount, total)
    select ${workspaceId}::int, n.* from ${bulk('n', [
      column('order_id', 'int8'),
      column('line', 'int4'),
      column('product_id', 'int8'),
      column('sku', 'text'),
      column('title', 'text'),
      column('variant_title', 'text'),
      column('category', 'text'),
      column('quantity', 'int4'),
      column('unit_price', 'int8'),
      column('discount', 'int8'),
      column('total', 'int8'),
    ])}`.execute(tx);
}

export type NewRefund = RefundRow & { order_id: number; source_updated_at: Date };

/** One row per order and refund id: of two the later told counts. */
export async function upsertRefunds(tx: Tx, workspaceId: number, refunds: readonly NewRefund[]): Promise<void> {
  if (refunds.length === 0) return;
  const column = <K extends keyof NewRefund>(name: K, type: string) => ({
    name,
    type,
    values: refunds.map((r) => r[name]),
  });
  await sql`/* upsertRefunds */
    insert into order_refunds as r (workspace_id, order_id, external_id, refunded_at, amount, reason, lines, source_updated_at)
    select ${workspaceId}::int, n.order_id, n.external_id, n.refunded_at, n.amount, n.reason, n.lines::jsonb, n.source_updated_at
    from ${bulk('n', [
      column('order_id', 'int8'),
      column('external_id', 'text'),
      column('refunded_at', 'timestamptz'),
      column('amount', 'int8'),
      column('reason', 'text'),
      { name: 'lines', type: 'text', values: refunds.map((r) => JSON.stringify(r.lines)) },
      column('source_updated_at', 'timestamptz'),
    ])}
    on conflict (workspace_id, order_id, external_id) do update set
      refunded_at = excluded.refunded_at, amount = excluded.amount, reason = excluded.reason, lines = excluded.lines,
      source_updated_at = excluded.source_updated_at
    where r.source_updated_at <= excluded.source_updated_at`.execute(tx);
}

export type NewFulfilment = FulfilmentRow & { order_id: number; source_updated_at: Date };

export async function upsertFulfilments(tx: Tx, workspaceId: number, rows: readonly NewFulfilment[]): Promise<void> {
  if (rows.length === 0) return;
  const column = <K extends keyof NewFulfilment>(name: K, type: string) => ({
    name,
    type,
    values: rows.map((r) => r[name]),
  });
  await sql`/* upsertFulfilments */
    insert into order_fulfilments as f (workspace_id, order_id, external_id, status, carrier, tracking_number, tracking_url,
      shipped_at, promised_at, delivered_at, source_updated_at)
    select ${workspaceId}::int, n.* from ${bulk('n', [
      column('order_id', 'int8'),
      column('external_id', 'text'),
      column('status', 'text'),
      column('carrier', 'text'),
      column('tracking_number', 'text'),
      column('tracking_url', 'text'),
      column('shipped_at', 'timestamptz'),
      column('promised_at', 'timestamptz'),
      column('delivered_at', 'timestamptz'),
      column('source_updated_at', 'timestamptz'),
    ])}
    on conflict (workspace_id, order_id, external_id) do update set
      status = case when excluded.source_updated_at >= f.source_updated_at then excluded.status else f.status end,
      carrier = coalesce(excluded.carrier, f.carrier), tracking_number = coalesce(excluded.tracking_number, f.tracking_number),
      tracking_url = coalesce(excluded.tracking_url, f.tracking_url),
      shipped_at = least(f.shipped_at, excluded.shipped_at), promised_at = coalesce(f.promised_at, excluded.promised_at),
      delivered_at = least(f.delivered_at, excluded.delivered_at),
      source_updated_at = greatest(f.source_updated_at, excluded.source_updated_at)`.execute(tx);
}
