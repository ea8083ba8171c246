import { sql } from 'kysely';
import { lockClass, type Tx } from '../../platform/postgres/index.ts';

/** True for one transaction at a time: copies are written in the order of what they copy. */
export async function holdProjection(tx: Tx): Promise<boolean> {
  const { rows } = await sql<{
    held: boolean;
  }>`/* holdProjection */ select pg_try_advisory_xact_lock(${lockClass.projection}::int, 1) as held`.execute(tx);
  return rows[0]?.held === true;
}

/**
 * The version of the next copies: higher than any before. It follows the clock, so that a database restored from a
 * backup does not fall behind the copies written since.
 */
export async function takeVersion(tx: Tx, epochMs: number): Promise<number> {
  const { rows } = await sql<{ version: number }>`/* takeVersion */
    select setval('projection_version', greatest(nextval('projection_version'), ${epochMs}::int8)) as version`.execute(
    tx,
  );
  return rows[0]?.version ?? epochMs;
}
