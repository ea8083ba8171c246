import { sql } from 'kysely';
import { bulk, type Tx } from '../../platform/postgres/index.ts';
import type { OrderChangeInput } from './document.ts';

export type WaitingChange = { orderId: string; change: OrderChangeInput; backfill: boolean; receivedAt: Date };

/** Keeps news about orders that have not arrived. */
export async function holdChanges(tx: Tx, workspaceId: number, changes: readonly WaitingChange[]): Promise<void> {
  if (changes.length === 0) return;
  await sql`/* holdChanges */
    insert into order_changes_waiting (workspace_id, order_external_id, change, received_at)
    select ${workspaceId}::int, n.order_id, n.change::jsonb, n.received_at from ${bulk('n', [
      { name: 'order_id', type: 'text', values: changes.map((c) => c.orderId) },
      {
        name: 'change',
        type: 'text',
        values: changes.map((c) => JSON.stringify({ ...c.change, backfill: c.backfill })),
      },
      { name: 'received_at', type: 'timestamptz', values: changes.map((c) => c.receivedAt) },
    ])}`.execute(tx);
}

/** Takes what was waiting for these orders, in the order it came. */
export async function takeChanges(tx: Tx, workspaceId: number, orderIds: readonly string[]): Promise<WaitingChange[]> {
  const { rows } = await sql<{
    id: number;
    order_external_id: string;
    change: OrderChangeInput & { backfill: boolean };
    received_at: Date;
  }>`/* takeChanges */
    delete from order_changes_waiting
    where workspace_id = ${workspaceId} and order_external_id = any(${sql.val(orderIds)}::text[])
    returning id, order_external_id, change, received_at`.execute(tx);
  return rows
    .sort((a, b) => a.id - b.id)
    .map((row) => ({
      orderId: row.order_external_id,
      change: row.change,
      backfill: row.change.backfill,
      receivedAt: row.received_at,
    }));
}
