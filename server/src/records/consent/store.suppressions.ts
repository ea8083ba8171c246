import { sql } from 'kysely';
import { bulk, type Tx } from '../../platform/postgres/index.ts';
import type { Channel } from './statement.ts';
import type { SuppressionRow } from './tables.ts';

/** @returns the values that were not suppressed before; an existing suppression keeps its first reason */
export async function insertSuppressions(
  tx: Tx,
  workspaceId: number,
  rows: readonly SuppressionRow[],
): Promise<{ channel: Channel; value: string }[]> {
  const { rows: added } = await sql<{ channel: Channel; value: string }>`/* insertSuppressions */
    insert into suppressions (workspace_id, channel, value, reason, detail, created_at)
    select ${workspaceId}, n.* from ${bulk('n', [
      { name: 'channel', type: 'text', values: rows.map((r) => r.channel) },
      { name: 'value', type: 'text', values: rows.map((r) => r.value) },
      { name: 'reason', type: 'text', values: rows.map((r) => r.reason) },
      { name: 'detail', type: 'text', values: rows.map((r) => r.detail) },
      { name: 'created_at', type: 'timestamptz', values: rows.map((r) => r.created_at) },
    ])}
    on conflict (workspace_id, channel, value) do nothing
    returning channel, value`.execute(tx);
  return added;
}

/** @returns the values that were suppressed */
export async function deleteSuppressions(
  tx: Tx,
  workspaceId: number,
  channel: Channel,
  values: readonly string[],
): Promise<string[]> {
  const { rows } = await sql<{ value: string }>`/* deleteSuppressions */
    delete from suppressions
    where workspace_id = ${workspaceId} and channel = ${channel} and value = any(${sql.val(values)}::text[])
    returning value`.execute(tx);
  return rows.map((row) => row.value);
}

/** Which of these addresses get nothing on the channel. */
export async function suppressed(
  tx: Tx,
  workspaceId: number,
  channel: Channel,
  values: readonly string[],
): Promise<Set<string>> {
  const { rows } = await sql<{ value: string }>`/* suppressed */
    select value from suppressions
    where workspace_id = ${workspaceId} and channel = ${channel} and value = any(${sql.val(values)}::text[])`.execute(
    tx,
  );
  return new Set(rows.map((row) => row.value));
}

/** Of one address each, with the reason. */
export async function suppressionsOf(
  tx: Tx,
  workspaceId: number,
  addresses: readonly { channel: Channel; value: string }[],
): Promise<SuppressionRow[]> {
  const { rows } = await sql<SuppressionRow>`/* suppressionsOf */
    select s.channel, s.value, s.reason, s.detail, s.created_at
    from ${bulk('a', [
      { name: 'channel', type: 'text', values: addresses.map((a) => a.channel) },
      { name: 'value', type: 'text', values: addresses.map((a) => a.value) },
    ])}
    join suppressions s on s.workspace_id = ${workspaceId} and s.channel = a.channel and s.value = a.value`.execute(tx);
  return rows;
}

export type SuppressionFilter = {
  channel?: Channel | undefined;
  reason?: string | undefined;
  search?: string | undefined;
};

/** By channel and value; the cursor is exclusive. */
export async function suppressionPage(
  tx: Tx,
  workspaceId: number,
  filter: SuppressionFilter,
  after: { channel: string; value: string } | null,
  limit: number,
): Promise<SuppressionRow[]> {
  const conditions = [
    sql`workspace_id = ${workspaceId}`,
    ...(filter.channel === undefined ? [] : [sql`channel = ${filter.channel}`]),
    ...(filter.reason === undefined ? [] : [sql`reason = ${filter.reason}`]),
    ...(filter.search === undefined ? [] : [sql`strpos(value, ${filter.search}) > 0`]),
    ...(after === null ? [] : [sql`(channel, value) > (${after.channel}, ${after.value})`]),
  ];
  const { rows } = await sql<SuppressionRow>`/* suppressionPage */
    select channel, value, reason, detail, created_at from suppressions
    where ${sql.join(conditions, sql` and `)}
    order by channel, value limit ${limit}`.execute(tx);
  return rows;
}
