import { sql } from 'kysely';
import { purchaseFigures } from '../../records/orders/index.ts';
import type { Move } from '../../records/profiles/index.ts';
import { bulk, type Tx } from '../../platform/postgres/index.ts';
import type { EngagementChange, EngagementRow, TraitRow } from './tables.ts';

/**
 * Computes these people's rows again from what they bought. The rows are made first and locked by that, so that two
 * transactions about one person do it one after the other, each seeing the other's orders.
 */
export async function recomputeTraits(
  tx: Tx,
  workspaceId: number,
  profileIds: readonly number[],
  now: Date,
): Promise<void> {
  const ids = [...new Set(profileIds)].sort((a, b) => a - b);
  if (ids.length === 0) return;
  await sql`/* recomputeTraits */
    insert into profile_traits (workspace_id, profile_id, updated_at)
    select ${workspaceId}::int, id, ${now}::timestamptz from unnest(${sql.val(ids)}::int8[]) as id order by id
    on conflict (workspace_id, profile_id) do update set updated_at = excluded.updated_at`.execute(tx);
  await sql`/* recomputeTraits */
    update profile_traits t set
      orders = f.orders, gross_spend = f.gross, net_spend = f.gross - f.refunded, refunded = f.refunded, refunds = f.refunds,
      items = f.items, distinct_products = f.distinct_products, discounted_orders = f.discounted_orders,
      first_order_at = f.first_order_at, last_order_at = f.last_order_at,
      days_between_orders = case when f.orders > 1
        then extract(epoch from f.last_order_at - f.first_order_at)::float8 / 86400 / (f.orders - 1) end
    from ${purchaseFigures(workspaceId, ids)} f
    where t.workspace_id = ${workspaceId} and t.profile_id = f.profile_id`.execute(tx);
}

/** Adds to the counters of messages received, opened and clicked. */
export async function countEngagement(
  tx: Tx,
  workspaceId: number,
  changes: readonly EngagementChange[],
): Promise<void> {
  if (changes.length === 0) return;
  const column = <K extends keyof EngagementChange>(name: K, type: string) => ({
    name,
    type,
    values: changes.map((c) => c[name]),
  });
  await sql`/* countEngagement */
    insert into profile_engagement as e (workspace_id, profile_id, origin_id, channel, received, opened, clicked,
      last_received_at, last_opened_at, last_clicked_at)
    select ${workspaceId}::int, n.* from ${bulk('n', [
      column('profile_id', 'int8'),
      column('origin_id', 'int8'),
      column('channel', 'text'),
      column('received', 'int4'),
      column('opened', 'int4'),
      column('clicked', 'int4'),
      column('last_received_at', 'timestamptz'),
      column('last_opened_at', 'timestamptz'),
      column('last_clicked_at', 'timestamptz'),
    ])}
    order by n.origin_id, n.channel
    on conflict (workspace_id, origin_id, channel) do update set
      received = e.received + excluded.received, opened = e.opened + excluded.opened, clicked = e.clicked + excluded.clicked,
      last_received_at = greatest(e.last_received_at, excluded.last_received_at),
      last_opened_at = greatest(e.last_opened_at, excluded.last_opened_at),
      last_clicked_at = greatest(e.last_clicked_at, excluded.last_clicked_at)`.execute(tx);
}

export async function moveEngagement(tx: Tx, workspaceId: number, moves: readonly Move[]): Promise<void> {
  const rows = moves.flatMap(({ from, to, origins }) => (origins ?? [null]).map((origin) => ({ from, to, origin })));
  await sql`/* moveEngagement */
    update profile_engagement e set profile_id = m.to_id
    from ${bulk('m', [
      { name: 'from_id', type: 'int8', values: rows.map((r) => r.from) },
      { name: 'to_id', type: 'int8', values: rows.map((r) => r.to) },
      { name: 'origin', type: 'int8', values: rows.map((r) => r.origin) },
    ])}
    where e.workspace_id = ${workspaceId} and e.profile_id = m.from_id and (m.origin is null or e.origin_id = m.origin)`.execute(
    tx,
  );
}

/** Of people who bought or were asked about before; others have no row. */
export async function traitsOf(tx: Tx, workspaceId: number, profileIds: readonly number[]): Promise<TraitRow[]> {
  const { rows } = await sql<TraitRow>`/* traitsOf */
    select profile_id, orders, gross_spend, net_spend, refunded, refunds, items, distinct_products, discounted_orders,
      first_order_at, last_order_at, days_between_orders
    from profile_traits where workspace_id = ${workspaceId} and profile_id = any(${sql.val(profileIds)}::int8[])`.execute(
    tx,
  );
  return rows;
}

/** One row per person and channel, over all the person's origins. */
export async function engagementOf(
  tx: Tx,
  workspaceId: number,
  profileIds: readonly number[],
): Promise<EngagementRow[]> {
  const { rows } = await sql<EngagementRow>`/* engagementOf */
    select profile_id, channel, sum(received)::int as received, sum(opened)::int as opened, sum(clicked)::int as clicked,
      max(last_received_at) as last_received_at, max(last_opened_at) as last_opened_at, max(last_clicked_at) as last_clicked_at
    from profile_engagement
    where workspace_id = ${workspaceId} and profile_id = any(${sql.val(profileIds)}::int8[])
    group by profile_id, channel order by profile_id, channel`.execute(tx);
  return rows;
}
