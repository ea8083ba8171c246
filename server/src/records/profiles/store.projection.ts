import { sql } from 'kysely';
import type { Tx } from '../../platform/postgres/index.ts';

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
