import { sql } from 'kysely';
import { bulk, type Tx } from '../../platform/postgres/index.ts';
import type { Move } from '../../records/profiles/index.ts';
import type { Credit, Settings, Touch } from './tables.ts';

export async function settingsOf(tx: Tx, workspaceId: number): Promise<Settings | null> {
  const { rows } = await sql<Settings>`/* settingsOf */
    select click_hours as "clickHours", open_hours as "openHours", count_machine_opens as "countMachineOpens"
    from attribution_settings where workspace_id = ${workspaceId}`.execute(tx);
  return rows[0] ?? null;
}

export async function saveSettings(tx: Tx, workspaceId: number, s: Settings, now: Date): Promise<void> {
  await sql`/* saveSettings */
    insert into attribution_settings (workspace_id, click_hours, open_hours, count_machine_opens, updated_at)
    values (${workspaceId}, ${s.clickHours}, ${s.openHours}, ${s.countMachineOpens}, ${now})
    on conflict (workspace_id) do update set click_hours = excluded.click_hours, open_hours = excluded.open_hours,
      count_machine_opens = excluded.count_machine_opens, updated_at = excluded.updated_at`.execute(tx);
}

export async function addTouches(tx: Tx, workspaceId: number, touches: readonly Touch[]): Promise<void> {
  const column = (name: string, type: string, of: (t: Touch) => unknown) => ({ name, type, values: touches.map(of) });
  await sql`/* addTouches */
    insert into touches (workspace_id, key, profile_id, origin_id, kind, machine, channel, source_kind, source_id, send_id, at, received_at)
    select ${workspaceId}, t.* from ${bulk('t', [
      column('key', 'uuid', (t) => t.key),
      column('profile_id', 'int8', (t) => t.profileId),
      column('origin_id', 'int8', (t) => t.originId),
      column('kind', 'text', (t) => t.kind),
      column('machine', 'bool', (t) => t.machine),
      column('channel', 'text', (t) => t.channel),
      column('source_kind', 'text', (t) => t.sourceKind),
      column('source_id', 'int8', (t) => t.sourceId),
      column('send_id', 'int8', (t) => t.sendId),
      column('at', 'timestamptz', (t) => t.at),
      column('received_at', 'timestamptz', (t) => t.receivedAt),
    ])} on conflict do nothing`.execute(tx);
}

const touchColumns = sql`key, profile_id as "profileId", origin_id as "originId", kind, machine, channel, source_kind as "sourceKind",
  source_id as "sourceId", send_id as "sendId", at, received_at as "receivedAt"`;

export async function touchesOf(tx: Tx, workspaceId: number, profileIds: readonly number[]): Promise<Touch[]> {
  const { rows } = await sql<Touch>`/* touchesOf */
    select ${touchColumns} from touches where workspace_id = ${workspaceId} and profile_id = any(${sql.val(profileIds)}::int8[])`.execute(
    tx,
  );
  return rows;
}

/** People with any touch: only their orders can be credited. */
export async function touchedPeople(tx: Tx, workspaceId: number, after: number, limit: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`/* touchedPeople */
    select distinct profile_id as id from touches where workspace_id = ${workspaceId} and profile_id > ${after} order by id limit ${limit}`.execute(
    tx,
  );
  return rows.map((row) => row.id);
}

/** These people's credits become exactly these. */
export async function replaceCredits(
  tx: Tx,
  workspaceId: number,
  profileIds: readonly number[],
  orderIds: readonly number[],
  credits: readonly Credit[],
  now: Date,
): Promise<void> {
  await sql`/* replaceCredits */
    delete from order_credits where workspace_id = ${workspaceId}
      and (profile_id = any(${sql.val(profileIds)}::int8[]) or order_id = any(${sql.val(orderIds)}::int8[]))
      and order_id <> all(${sql.val(credits.map((c) => c.orderId))}::int8[])`.execute(tx);
  if (credits.length === 0) return;
  const column = (name: string, type: string, of: (c: Credit) => unknown) => ({ name, type, values: credits.map(of) });
  await sql`/* replaceCredits */
    insert into order_credits (workspace_id, order_id, profile_id, touch_key, source_kind, source_id, send_id, ordered_at, credited_at)
    select ${workspaceId}, c.*, ${now}::timestamptz from ${bulk('c', [
      column('order_id', 'int8', (c) => c.orderId),
      column('profile_id', 'int8', (c) => c.profileId),
      column('touch_key', 'uuid', (c) => c.touch.key),
      column('source_kind', 'text', (c) => c.touch.sourceKind),
      column('source_id', 'int8', (c) => c.touch.sourceId),
      column('send_id', 'int8', (c) => c.touch.sendId),
      column('ordered_at', 'timestamptz', (c) => c.orderedAt),
    ])}
    on conflict (workspace_id, order_id) do update set profile_id = excluded.profile_id, touch_key = excluded.touch_key,
      source_kind = excluded.source_kind, source_id = excluded.source_id, send_id = excluded.send_id, ordered_at = excluded.ordered_at
      where order_credits.touch_key <> excluded.touch_key or order_credits.profile_id <> excluded.profile_id`.execute(
    tx,
  );
}

export async function creditsOfSources(
  tx: Tx,
  workspaceId: number,
  sourceKind: string,
  sourceIds: readonly number[],
): Promise<{ sourceId: number; orderId: number }[]> {
  const { rows } = await sql<{ sourceId: number; orderId: number }>`/* creditsOfSources */
    select source_id as "sourceId", order_id as "orderId" from order_credits
    where workspace_id = ${workspaceId} and source_kind = ${sourceKind} and source_id = any(${sql.val(sourceIds)}::int8[])`.execute(
    tx,
  );
  return rows;
}

export async function creditOfOrder(
  tx: Tx,
  workspaceId: number,
  orderId: number,
): Promise<(Touch & { orderedAt: Date }) | null> {
  const { rows } = await sql<Touch & { orderedAt: Date }>`/* creditOfOrder */
    select t.key, t.profile_id as "profileId", t.origin_id as "originId", t.kind, t.machine, t.channel, t.source_kind as "sourceKind",
      t.source_id as "sourceId", t.send_id as "sendId", t.at, t.received_at as "receivedAt", c.ordered_at as "orderedAt"
    from order_credits c join touches t on t.workspace_id = c.workspace_id and t.key = c.touch_key
    where c.workspace_id = ${workspaceId} and c.order_id = ${orderId}`.execute(tx);
  return rows[0] ?? null;
}

export async function moveTouches(tx: Tx, workspaceId: number, moves: readonly Move[]): Promise<void> {
  for (const { from, to, origins } of moves) {
    await sql`/* moveTouches */ update touches set profile_id = ${to} where workspace_id = ${workspaceId} and profile_id = ${from}
      ${origins ? sql`and origin_id = any(${sql.val(origins)}::int8[])` : sql``}`.execute(tx);
  }
}
