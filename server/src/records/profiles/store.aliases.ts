import { sql } from 'kysely';
import type { ClickHouse } from '../../platform/clickhouse/index.ts';
import type { Tx } from '../../platform/postgres/index.ts';

export type AliasRow = { workspaceId: number; from: number; to: number; version: number };

export async function aliasTargets(tx: Tx, ids: readonly number[]): Promise<AliasRow[]> {
  const { rows } = await sql<AliasRow>`/* aliasTargets */
    select workspace_id as "workspaceId", id as "from", coalesce(merged_into, 0) as "to", nextval('projection_queue_id_seq') as version
    from profiles where id = any(${sql.val(ids)}::int8[])`.execute(tx);
  return rows;
}

export async function insertAliases(clickhouse: ClickHouse, rows: readonly AliasRow[], now: Date): Promise<void> {
  if (rows.length === 0) return;
  const lines = rows.map((row) => JSON.stringify([row.workspaceId, row.from, row.to, row.version])).join('\n');
  await clickhouse.insertLines(
    'profile_aliases',
    ['workspace_id', 'from_id', 'to_id', 'version'],
    lines,
    `alias-${now.getTime()}-${rows[0]?.version ?? 0}`,
  );
}

/** Queues everybody who was absorbed. */
export async function queueAbsorbed(tx: Tx): Promise<void> {
  await sql`/* queueAbsorbed */
    insert into projection_queue (workspace_id, kind, entity_id)
    select workspace_id, 'alias', id from profiles where merged_into is not null`.execute(tx);
}
