import { sql } from 'kysely';
import type { JsonObject } from '../../kernel/json.ts';
import type { Db, Tx } from '../../platform/postgres/index.ts';

/** The last place taken in a lane of the inbox; 0 when it is empty. */
export async function lastPlace(db: Db, lane: number): Promise<number> {
  const { rows } = await sql<{
    place: number | null;
  }>`/* lastPlace */ select max(id) as place from event_inbox where lane = ${lane}`.execute(db);
  return rows[0]?.place ?? 0;
}

export async function placesLeft(db: Db, lane: number, upTo: number): Promise<boolean> {
  const { rows } = await sql<{
    left: boolean;
  }>`/* placesLeft */ select exists (select from event_inbox where lane = ${lane} and id <= ${upTo}) as left`.execute(
    db,
  );
  return rows[0]?.left ?? false;
}

export type Rejected = { id: number; reason: string; context: JsonObject | null };

/** Messages of one source that were set aside, after a given one. */
export async function rejectsOfSource(
  tx: Tx,
  workspaceId: number,
  source: string,
  after: number,
  limit: number,
): Promise<Rejected[]> {
  const { rows } = await sql<Rejected>`/* rejectsOfSource */
    select id, reason, message->'context' as context from event_rejects
    where workspace_id = ${workspaceId} and id > ${after} and message->>'source' = ${source} order by id limit ${limit}`.execute(
    tx,
  );
  return rows;
}
