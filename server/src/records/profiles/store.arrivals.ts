import { sql } from 'kysely';
import type { Tx } from '../../platform/postgres/index.ts';

/** The newest profile of a workspace; 0 when there is none. */
export async function newestProfile(tx: Tx, workspaceId: number): Promise<number> {
  const { rows } = await sql<{
    id: number | null;
  }>`/* newestProfile */ select max(id) as id from profiles where workspace_id = ${workspaceId}`.execute(tx);
  return rows[0]?.id ?? 0;
}

/** How many people have become known since then. */
export async function profilesAfter(tx: Tx, workspaceId: number, id: number): Promise<number> {
  const { rows } = await sql<{ n: number }>`/* profilesAfter */
    select count(*)::int as n from profiles where workspace_id = ${workspaceId} and id > ${id} and known and merged_into is null`.execute(
    tx,
  );
  return rows[0]?.n ?? 0;
}
