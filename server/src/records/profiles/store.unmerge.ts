import { sql } from 'kysely';
import type { Tx } from '../../platform/postgres/index.ts';

/**
 * Puts an absorbed profile back on its own feet: it, the devices and profiles it had absorbed itself, and every
 * identifier first seen as one of them. Returns those ids, the absorbed one first.
 */
export async function releaseProfile(
  tx: Tx,
  workspaceId: number,
  absorbed: number,
  survivor: number,
  now: Date,
): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`/* releaseProfile */
    with recursive family as (
      select ${absorbed}::int8 as id
      union
      select m.absorbed_id from profile_merges m join family f on m.survivor_id = f.id
      where m.workspace_id = ${workspaceId} and m.undone_at is null
    ), devices as (
      select distinct i.origin_id as id from profile_identifiers i
      where i.workspace_id = ${workspaceId} and i.profile_id = ${survivor} and i.kind = 'anonymous'
        and i.linked_by in (select s.kind || ':' || s.value from profile_identifiers s
          where s.workspace_id = ${workspaceId} and s.profile_id = ${survivor} and s.kind <> 'anonymous' and s.origin_id in (select id from family))
    )
    select id from family union select id from devices`.execute(tx);
  const ids = [absorbed, ...rows.map((row) => row.id).filter((id) => id !== absorbed)];
  await sql`/* releaseProfile */ update profile_identifiers set profile_id = ${absorbed}
    where workspace_id = ${workspaceId} and profile_id = ${survivor} and origin_id = any(${sql.val(ids)}::int8[])`.execute(
    tx,
  );
  await sql`/* releaseProfile */ update profiles set merged_into = case when id = ${absorbed} then null else ${absorbed}::int8 end, updated_at = ${now}
    where workspace_id = ${workspaceId} and id = any(${sql.val(ids)}::int8[])`.execute(tx);
  return ids;
}

export async function markUndone(tx: Tx, workspaceId: number, mergeId: number, now: Date): Promise<void> {
  await sql`/* markUndone */ update profile_merges set undone_at = ${now} where workspace_id = ${workspaceId} and id = ${mergeId}`.execute(
    tx,
  );
}
