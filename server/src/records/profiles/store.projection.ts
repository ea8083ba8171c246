import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/postgres/index.ts';

export type QueuedProjection = { workspace_id: number; kind: string; entity_id: number };

/** Takes the oldest entries of these kinds out of the queue; they are back when the transaction fails. */
export async function takeProjections(tx: Tx, kinds: readonly string[], limit: number): Promise<QueuedProjection[]> {
  const { rows } = await sql<QueuedProjection>`/* takeProjections */
    delete from projection_queue where id in (
      select id from projection_queue where kind = any(${sql.val(kinds)}::text[])
      order by id limit ${limit} for update skip locked)
    returning workspace_id, kind, entity_id`.execute(tx);
  return rows;
}

/** The newest entry of the queue; 0 when it is empty. */
export async function lastProjection(db: Db): Promise<number> {
  const { rows } = await sql<{
    id: number | null;
  }>`/* lastProjection */ select max(id) as id from projection_queue`.execute(db);
  return rows[0]?.id ?? 0;
}

/** The oldest copy of these kinds that is asked for and not written yet; infinity when there is none. */
export async function oldestProjectionLeft(db: Db, kinds: readonly string[]): Promise<number> {
  const { rows } = await sql<{ id: number | null }>`/* oldestProjectionLeft */
    select min(oldest.id) as id from unnest(${sql.val(kinds)}::text[]) as each(kind),
      lateral (select id from projection_queue where kind = each.kind order by id limit 1) as oldest`.execute(db);
  return rows[0]?.id ?? Infinity;
}

/** How many copies are asked for and not written yet. */
export async function projectionsWaiting(db: Db): Promise<number> {
  const { rows } = await sql<{
    n: number;
  }>`/* projectionsWaiting */ select count(*)::int as n from projection_queue`.execute(db);
  return rows[0]?.n ?? 0;
}
