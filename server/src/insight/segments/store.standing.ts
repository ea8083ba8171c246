import { sql } from 'kysely';
import { bulk, type Tx } from '../../platform/postgres/index.ts';

export type Standing = { id: number; isKnown: boolean };

/** Keeps whether these people are identified, in the order of their ids. @returns those of whom that is new or changed */
export async function noteStanding(tx: Tx, workspaceId: number, people: readonly Standing[]): Promise<number[]> {
  const source = bulk('n', [
    { name: 'profile_id', type: 'int8', values: people.map((one) => one.id) },
    { name: 'known', type: 'bool', values: people.map((one) => one.isKnown) },
  ]);
  const { rows } = await sql<{ id: number }>`/* noteStanding */
    insert into segment_standing as s (workspace_id, profile_id, known)
    select ${workspaceId}, n.profile_id, n.known from ${source} order by n.profile_id
    on conflict (workspace_id, profile_id) do update set known = excluded.known where s.known <> excluded.known
    returning profile_id as id`.execute(tx);
  return rows.map((row) => row.id);
}
