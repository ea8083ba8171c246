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
  const { rows } = await sql<{ id: number }>`/* searchProfiles */
    select search_profiles(${workspaceId}, ${sql.val(texts.map(patternOf))}::text[], ${most + 1}) as id`.execute(tx);
  return rows.length > most ? null : rows.map((row) => row.id);
}

/** The same as a condition on each row of `profiles`: soon done when many rows fulfil it. */
export const holdsTexts = (texts: readonly string[]): RawBuilder<unknown>[] =>
  texts.map((text) => sql`${searched} like ${patternOf(text)}`);

/** A text is never read as a pattern. */
const patternOf = (text: string): string => `%${text.replace(/[\\%_]/g, (c) => `\\${c}`)}%`;
