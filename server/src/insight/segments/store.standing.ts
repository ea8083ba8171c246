import { sql } from 'kysely';
import type { Tx } from '../../platform/postgres/index.ts';

/** Keeps whether these people are identified. @returns those of whom that is new or changed */
export async function noteStanding(tx: Tx, workspaceId: number, people: readonly number[]): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`/* noteStanding */
    insert into segment_standing as s (workspace_id, profile_id, known)
    select workspace_id, id, known and merged_into is null from profiles
    where workspace_id = ${workspaceId} and id = any(${sql.val([...people])}::int8[]) order by id
    on conflict (workspace_id, profile_id) do update set known = excluded.known where s.known <> excluded.known
    returning profile_id as id`.execute(tx);
  return rows.map((row) => row.id);
}
