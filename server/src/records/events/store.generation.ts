import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { ClickHouse } from '../../platform/clickhouse/index.ts';
import { eventColumns } from './rules/event-lines.ts';
import { lockClass, type Db, type Tx } from '../../platform/postgres/index.ts';

export async function storeGeneration(clickhouse: ClickHouse): Promise<string | null> {
  const rows = await clickhouse.systemQuery<{ generation: string }>(
    '/* storeGeneration */ SELECT generation FROM event_store LIMIT 1',
  );
  return rows[0]?.generation ?? null;
}

export async function writeGeneration(clickhouse: ClickHouse, generation: string): Promise<void> {
  await clickhouse.command('/* writeGeneration */ INSERT INTO event_store (generation) VALUES ({generation:UUID})', {
    params: { generation },
  });
}

export async function storedGeneration(db: Db): Promise<{ generation: string | null; rebuilding: boolean }> {
  const { rows } = await sql<{
    generation: string | null;
    rebuilding: boolean;
  }>`/* storedGeneration */ select generation, rebuilding from event_store`.execute(db);
  return rows[0] ?? { generation: null, rebuilding: false };
}

export async function adoptGeneration(tx: Tx, generation: string, rebuilding: boolean): Promise<void> {
  await sql`/* adoptGeneration */ update event_store set generation = ${generation}, rebuilding = ${rebuilding}`.execute(
    tx,
  );
}

/** Copies are incomplete from now on: nobody decides by them, the rebuild begins. */
export async function callForRebuild(tx: Tx): Promise<void> {
  await sql`/* callForRebuild */ update event_store set rebuilding = true where not rebuilding`.execute(tx);
}

/** True for one transaction at a time: only one process rebuilds. */
export async function holdRebuild(tx: Tx): Promise<boolean> {
  const { rows } = await sql<{ held: boolean }>`/* holdRebuild */
    select pg_try_advisory_xact_lock(${lockClass.shipping}::int, 1) as held`.execute(tx);
  return rows[0]?.held ?? false;
}

/** Fails when the connection, and with it the lock of `holdRebuild`, is gone. */
export async function stillHeld(tx: Tx): Promise<void> {
  await sql`/* stillHeld */ select`.execute(tx);
}

/** Every batch still kept here goes to the (empty) event store again. */
export async function reshipAll(tx: Tx): Promise<void> {
  await sql`/* reshipAll */ update event_batches set shipped_at = null, shipment = null where shipped_at is not null or shipment is not null`.execute(
    tx,
  );
}

export async function finishRebuild(tx: Tx): Promise<void> {
  await sql`/* finishRebuild */ update event_store set rebuilding = false`.execute(tx);
}

export type MonthSum = { month: string; events: number; checksum: string };

/** Order-free sum of the rows' hashes. */
const figures = `toString(toStartOfMonth(occurred_at)) AS month, count() AS events,
      toString(sum(cityHash64(workspace_id, metric, profile_id, occurred_at, value, seq, toString(properties), backfill, received_at))) AS checksum`;

/** Per month: how many events and the sum of their hashes; equal stores have equal sums. */
export const monthSums = (clickhouse: ClickHouse): Promise<MonthSum[]> => sumsOf(clickhouse, 'events');

const sumsOf = (clickhouse: ClickHouse, table: string): Promise<MonthSum[]> =>
  clickhouse.systemQuery<MonthSum>(`/* monthSums */ SELECT ${figures} FROM ${table} GROUP BY month ORDER BY month`, {
    timeoutSeconds: 600,
  });

/** The same of lines that are not among the events yet. */
export async function sumsOfLines(clickhouse: ClickHouse, bodies: readonly string[]): Promise<MonthSum[]> {
  if (bodies.length === 0) return [];
  const table = `sums_${randomUUID().replaceAll('-', '')}`;
  await clickhouse.command(`/* sumsOfLines */ CREATE TABLE ${table} ENGINE = Memory AS SELECT * FROM events LIMIT 0`);
  try {
    for (const body of bodies) await clickhouse.insertLines(table, eventColumns, body, '');
    return await sumsOf(clickhouse, table);
  } finally {
    await clickhouse.command(`/* sumsOfLines */ DROP TABLE IF EXISTS ${table}`);
  }
}
