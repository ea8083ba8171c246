import { sql } from 'kysely';
import type { JsonObject } from '../../kernel/json.ts';
import type { Db, Tx } from '../../platform/postgres/index.ts';

type Numbered = 'profiles' | 'orders' | 'products' | 'sends' | 'send_activity';

/** Ids of a table's own sequence, taken ahead. */
export async function takeIds(db: Db, table: Numbered, count: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`/* takeIds */
    select nextval(pg_get_serial_sequence(${table}, 'id')) as id from generate_series(1, ${count})`.execute(db);
  return rows.map((row) => row.id);
}

export async function takeSequences(db: Db, count: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`/* takeSequences */
    select nextval('event_sequence') as id from generate_series(1, ${count})`.execute(db);
  return rows.map((row) => row.id);
}

/** A batch of the event log that the caller itself brings into the event store. */
export async function addShippedBatch(tx: Tx, count: number, body: string, now: Date): Promise<void> {
  await sql`/* addShippedBatch */
    insert into event_batches (lane, event_count, body, created_at, shipped_at) values (0, ${count}, ${body}, ${now}, ${now})`.execute(
    tx,
  );
}

/** The workspace, locked until the end of the transaction; undefined when there is none. */
export async function lockWorkspace(tx: Tx, id: number): Promise<{ currency: string; isEmpty: boolean } | undefined> {
  const { rows } = await sql<{ currency: string; isEmpty: boolean }>`/* lockWorkspace */
    select currency, not exists (select from profiles p where p.workspace_id = w.id) as "isEmpty"
    from workspaces w where id = ${id} for no key update`.execute(tx);
  return rows[0];
}

/** Keeps what the sample was made from beside the workspace's settings. */
export async function describeSample(tx: Tx, workspaceId: number, description: JsonObject): Promise<void> {
  await sql`/* describeSample */
    update workspaces set settings = settings || jsonb_build_object('sample', ${JSON.stringify(description)}::jsonb)
    where id = ${workspaceId}`.execute(tx);
}
