import { sql, type RawBuilder } from 'kysely';
import type { Tx } from '../../platform/postgres/index.ts';

/** What a search looks into; the index is over the same expression. */
const searched = sql`lower(coalesce(email, '') || ' ' || coalesce(first_name, '') || ' ' || coalesce(last_name, '') || ' ' || coalesce(phone, '') || ' ' || coalesce(external_id, ''))`;

/** The words of a search, at most five; every one must be found. */
export const searchWords = (search: string | undefined): string[] =>
  (search ?? '').toLowerCase().split(/\s+/).filter(Boolean).slice(0, 5);

/**
 * Ids of the people whose e-mail, name, phone or external id hold all the texts (in lower case), found by the index.
 * @returns null where the index does not help: more than `most` people, or nothing of three letters or digits in a row
 */
export async function searchProfiles(
  tx: Tx,
  workspaceId: number,
  texts: readonly string[],
  most: number,
): Promise<number[] | null> {
  if (!texts.some((text) => /[\p{L}\p{N}]{3}/u.test(text))) return null;
  if (await isCommon(tx, workspaceId, texts)) return null;
  const { rows } = await sql<{ id: number }>`/* searchProfiles */
    select search_profiles(${workspaceId}, ${sql.val(texts.map(patternOf))}::text[], ${most + 1}) as id`.execute(tx);
  return rows.length > most ? null : rows.map((row) => row.id);
}

const sampled = 500;

/** One in twenty of the newest people holds the texts: collecting all of them from the index would take long. */
async function isCommon(tx: Tx, workspaceId: number, texts: readonly string[]): Promise<boolean> {
  const { rows } = await sql<{ people: number; held: number }>`/* isCommon */
    select count(*)::int4 as people, (count(*) filter (where ${sql.join(holdsTexts(texts), sql` and `)}))::int4 as held
    from (
      select email, first_name, last_name, phone, external_id from profiles
      where workspace_id = ${workspaceId} and merged_into is null order by id desc limit ${sampled}
    ) as newest`.execute(tx);
  const { people = 0, held = 0 } = rows[0] ?? {};
  return people === sampled && held > sampled / 20;
}

/** The same as a condition on each row of `profiles`: soon done when many rows fulfil it. */
export const holdsTexts = (texts: readonly string[]): RawBuilder<unknown>[] =>
  texts.map((text) => sql`${searched} like ${patternOf(text)}`);

/** A text is never read as a pattern. */
const patternOf = (text: string): string => `%${text.replace(/[\\%_]/g, (c) => `\\${c}`)}%`;
