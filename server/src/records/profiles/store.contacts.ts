import { sql } from 'kysely';
import type { Tx } from '../../platform/postgres/index.ts';
import { holdsTexts, searchProfiles } from './store.search.ts';

/** A person as another module names and reaches them. `id` is the survivor where `askedId` was absorbed. */
export type Contact = {
  askedId: number;
  id: number;
  email: string | null;
  phone: string | null;
  firstName: string | null;
  lastName: string | null;
};

/** The people these ids stand for today; ids nobody has are left out. */
export async function contactsOf(tx: Tx, workspaceId: number, ids: readonly number[]): Promise<Contact[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<Contact>`/* contactsOf */
    select asked.id as "askedId", p.id, p.email, p.phone, p.first_name as "firstName", p.last_name as "lastName"
    from profiles asked
    join profiles p on p.workspace_id = asked.workspace_id and p.id = coalesce(asked.merged_into, asked.id)
    where asked.workspace_id = ${workspaceId} and asked.id = any(${sql.val([...new Set(ids)])}::int8[])`.execute(tx);
  return rows;
}

/** Ids of the people with one of these addresses. */
export async function profilesWithAddress(
  tx: Tx,
  workspaceId: number,
  kind: 'email' | 'phone',
  values: readonly string[],
): Promise<number[]> {
  if (values.length === 0) return [];
  const { rows } = await sql<{ id: number }>`/* profilesWithAddress */
    select distinct profile_id as id from profile_identifiers
    where workspace_id = ${workspaceId} and kind = ${kind} and value = any(${sql.val(values)}::text[])`.execute(tx);
  return rows.map((row) => row.id);
}

/** Ids of people whose e-mail or name holds the words as they stand, for searches in lists of other things. */
export async function profilesLike(tx: Tx, workspaceId: number, words: string, limit: number): Promise<number[]> {
  const texts = [words.toLowerCase()];
  const found = await searchProfiles(tx, workspaceId, texts, limit);
  if (found) return found;
  const { rows } = await sql<{ id: number }>`/* profilesLike */
    select id from profiles
    where workspace_id = ${workspaceId} and merged_into is null and ${sql.join(holdsTexts(texts), sql` and `)}
    limit ${limit}`.execute(tx);
  return rows.map((row) => row.id);
}
