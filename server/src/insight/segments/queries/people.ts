import { decodeCursor, toPage, type Page } from '../../../kernel/pagination.ts';
import { transact, type Context } from '../../../platform/context.ts';
import { searchProfiles, searchWords } from '../../../records/profiles/index.ts';
import { prepare } from '../prepare.ts';
import { givenRule, type RuleInput } from '../wording.ts';
import { numberOfPeople, pageOfPeople, type Searched, type SortKey } from '../store.faces.ts';
import { peopleByIds, type Person } from './faces.ts';

export type PeopleQuery = RuleInput & {
  search?: string;
  sort: { by: SortKey; direction: 'asc' | 'desc' };
  cursor?: string;
  limit: number;
};

/**
 * The people of a rule as a list: searched, sorted by any figure, page by page. `total` comes with the first page.
 * @throws Problem 422 for a rule that is not valid or too expensive
 */
export async function queryPeople(ctx: Context, query: PeopleQuery): Promise<Page<Person> & { total: number | null }> {
  const isOpen = query.rule === undefined && query.text === undefined;
  const given = await givenRule(ctx, isOpen ? { rule: { where: { kind: 'everyone' } } } : query);
  const prepared = await given.placed(() => prepare(ctx, [given.rule]));
  const cursor = decodeCursor(query.cursor, 2);
  const searched = await searchedBy(ctx, query.search);
  const after = cursor === null ? null : { key: cursor[0] ?? '', id: Number(cursor[1]) };
  const [found, total] = await Promise.all([
    pageOfPeople(ctx, prepared, { searched, sort: query.sort, after, limit: query.limit + 1 }),
    after === null ? numberOfPeople(ctx, prepared, searched) : null,
  ]);
  const page = toPage(found, query.limit, (row) => [row.key, row.id]);
  const people = await peopleByIds(
    ctx,
    page.items.map(({ id }) => id),
  );
  const items = page.items.flatMap(({ id }) => people.get(id) ?? []);
  return { items, nextCursor: page.nextCursor, total };
}

/** As many ids as a question to the event store takes in its address. */
const mostNamed = 1000;

/** Few people with these words are named by the index of the records; the rest the event store finds itself. */
async function searchedBy(ctx: Context, search: string | undefined): Promise<Searched> {
  const words = searchWords(search);
  // An id is not among what the records are searched by.
  const mayBeId = words.some((word) => /^\d+$/.test(word));
  const ids = mayBeId ? null : await transact(ctx, (tx) => searchProfiles(tx, ctx.workspaceId, words, mostNamed));
  return { words, ids };
}
