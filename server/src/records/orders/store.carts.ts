import { sql } from 'kysely';
import type { JsonObject } from '../../kernel/json.ts';
import { bulk, type Tx } from '../../platform/postgres/index.ts';

export type CartRow = {
  external_id: string;
  profile_id: number;
  origin_id: number;
  status: 'open' | 'checkout' | 'ordered' | 'abandoned';
  currency: string | null;
  /** minor units */
  total: number | null;
  items: JsonObject[];
  checkout_url: string | null;
  updated_at: Date;
};

export async function lockCarts(tx: Tx, workspaceId: number, externalIds: readonly string[]): Promise<CartRow[]> {
  const { rows } = await sql<CartRow>`/* lockCarts */
    select external_id, profile_id, origin_id, status, currency, total, items, checkout_url, updated_at from carts
    where workspace_id = ${workspaceId} and external_id = any(${sql.val(externalIds)}::text[])
    order by external_id for update`.execute(tx);
  return rows;
}

export async function saveCarts(tx: Tx, workspaceId: number, carts: readonly CartRow[], now: Date): Promise<void> {
  if (carts.length === 0) return;
  const column = <K extends keyof CartRow>(name: K, type: string) => ({
    name,
    type,
    values: carts.map((c) => c[name]),
  });
  await sql`/* saveCarts */
    insert into carts (workspace_id, external_id, profile_id, origin_id, status, currency, total, items, checkout_url, created_at, updated_at)
    select ${workspaceId}::int, n.external_id, n.profile_id, n.origin_id, n.status, n.currency, n.total, n.items::jsonb,
      n.checkout_url, ${now}::timestamptz, n.updated_at
    from ${bulk('n', [
      column('external_id', 'text'),
      column('profile_id', 'int8'),
      column('origin_id', 'int8'),
      column('status', 'text'),
      column('currency', 'text'),
      column('total', 'int8'),
      { name: 'items', type: 'text', values: carts.map((c) => JSON.stringify(c.items)) },
      column('checkout_url', 'text'),
      column('updated_at', 'timestamptz'),
    ])}
    order by n.external_id
    on conflict (workspace_id, external_id) do update set
      profile_id = excluded.profile_id, origin_id = excluded.origin_id, status = excluded.status, currency = excluded.currency,
      total = excluded.total, items = excluded.items, checkout_url = excluded.checkout_url, updated_at = excluded.updated_at`.execute(
    tx,
  );
}

/** Carts a person left before ordering became that order. */
export async function closeCarts(
  tx: Tx,
  workspaceId: number,
  orders: readonly { profileId: number; placedAt: Date }[],
): Promise<void> {
  if (orders.length === 0) return;
  await sql`/* closeCarts */
    update carts c set status = 'ordered' from ${bulk('o', [
      { name: 'profile_id', type: 'int8', values: orders.map((o) => o.profileId) },
      { name: 'placed_at', type: 'timestamptz', values: orders.map((o) => o.placedAt) },
    ])}
    where c.workspace_id = ${workspaceId} and c.profile_id = o.profile_id and c.updated_at <= o.placed_at
      and c.status in ('open', 'checkout')`.execute(tx);
}
