import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testApp, type TestApp } from '../../../test/setup/harness.ts';
import { transact, type Context } from '../../platform/context.ts';
import { findProfiles, type ProfileQuery } from './queries/list.ts';
import { searchProfiles } from './store.search.ts';

type Person = { id: number; email: string; firstName: string; lastName: string; lastSeenAt: Date | null };

let app: TestApp;
let ctx: Context;
let other: Context;
let people: Person[];

const firstNames = ['Ada', 'Björn', 'Chloë', 'Dan_a', 'Émile', 'Finn'];
const lastNames = ['Lovelace', '100%', 'Ortiz', 'Øster', "O'Neil", 'von Ahn'];
const day = Date.UTC(2026, 0, 1);

/** Ties, nobody's last visit and every kind of letter. */
function make(size: number): Omit<Person, 'id'>[] {
  return Array.from({ length: size }, (_, i) => ({
    email: `p${i}.${i % 7}@${i % 3 === 0 ? 'mail' : 'post'}.example`,
    firstName: firstNames[i % firstNames.length] ?? '',
    lastName: lastNames[(i * 5 + Math.floor(i / 6)) % lastNames.length] ?? '',
    lastSeenAt: i % 4 === 0 ? null : new Date(day + (i % 10) * 86_400_000),
  }));
}

async function write(of: Context, rows: readonly Omit<Person, 'id'>[]): Promise<Person[]> {
  const list = <T>(values: readonly T[]) => sql.val(values);
  const made = await sql<{ id: number }>`/* test */
    insert into profiles (workspace_id, known, email, first_name, last_name, last_seen_at, created_at, updated_at)
    select ${of.workspaceId}::int, true, r.*, now(), now()
    from unnest(${list(rows.map((r) => r.email))}::text[], ${list(rows.map((r) => r.firstName))}::text[],
      ${list(rows.map((r) => r.lastName))}::text[], ${list(rows.map((r) => r.lastSeenAt))}::timestamptz[]) as r
    returning id`.execute(of.platform.postgres.system);
  return rows.map((row, i) => ({ ...row, id: made.rows[i]?.id ?? 0 }));
}

beforeAll(async () => {
  app = await testApp();
  ctx = await app.createWorkspace({ name: 'Lists' });
  other = await app.createWorkspace({ name: 'Others' });
  people = await write(ctx, make(200));
  await write(other, make(50));
});
afterAll(() => app?.close());

async function everyPage(query: Partial<ProfileQuery>, limit = 7): Promise<number[]> {
  const ids: number[] = [];
  let cursor: string | undefined;
  do {
    const page = await findProfiles(ctx, { anonymous: false, sort: 'lastSeen', ...query, cursor, limit });
    expect(page.items.length).toBeLessThanOrEqual(limit);
    ids.push(...page.items.map(({ id }) => id));
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return ids;
}

const seen = ({ lastSeenAt }: Person): number => lastSeenAt?.getTime() ?? -1;
const ordered = (rows: readonly Person[], sort: ProfileQuery['sort']): number[] =>
  rows.toSorted((a, b) => (sort === 'lastSeen' ? seen(b) - seen(a) : 0) || b.id - a.id).map(({ id }) => id);

describe('the list of profiles', () => {
  it.each(['lastSeen', 'created'] as const)('pages by %s hold everybody once, in order', async (sort) => {
    for (const limit of [1, 7, 200]) expect(await everyPage({ sort }, limit)).toEqual(ordered(people, sort));
  });

  it.each([
    'p1',
    'P12',
    'ada',
    'björn',
    'CHLOË lovelace',
    "o'neil",
    'øster émile',
    'post.example ortiz',
    '100%',
    'an_a',
  ])('finds whoever holds every word of “%s”', async (search) => {
    const words = search.toLowerCase().split(' ');
    const holds = (p: Person) => {
      const text = `${p.email} ${p.firstName} ${p.lastName}`.toLowerCase();
      return words.every((word) => text.includes(word));
    };
    const expected = people.filter(holds);
    expect(expected.length).toBeGreaterThan(0);
    expect(await everyPage({ search })).toEqual(ordered(expected, 'lastSeen'));
    expect(await everyPage({ search, sort: 'created' })).toEqual(ordered(expected, 'created'));
  });

  it.each(['nobody-like-this', '%', '\\', 'p_1', "'); drop table profiles; --"])(
    'finds nobody by “%s”',
    async (search) => {
      const isThere = people.some((p) => `${p.email} ${p.firstName} ${p.lastName}`.includes(search));
      expect((await everyPage({ search })).length > 0).toBe(isThere);
    },
  );
});

describe('the search by the index', () => {
  const search = (of: Context, workspaceId: number, texts: string[], most = 1000) =>
    transact(of, (tx) => searchProfiles(tx, workspaceId, texts, most));

  it('finds the people of its own workspace, and refuses another one', async () => {
    expect((await search(ctx, ctx.workspaceId, ['lovelace']))?.length).toBe(
      people.filter((p) => p.lastName === 'Lovelace').length,
    );
    await expect(search(other, ctx.workspaceId, ['lovelace'])).rejects.toThrow('workspace of the transaction only');
  });

  it('gives up where there are too many, or too few letters', async () => {
    expect(await search(ctx, ctx.workspaceId, ['example'], 199)).toBeNull();
    expect((await search(ctx, ctx.workspaceId, ['example'], 200))?.length).toBe(200);
    expect(await search(ctx, ctx.workspaceId, ['ad', '@'])).toBeNull();
  });

  it('does not collect what so many hold that the list itself is quicker', async () => {
    const large = await app.createWorkspace({ name: 'Large' });
    const many = await write(large, make(600));
    expect(await search(large, large.workspaceId, ['example'], 10_000)).toBeNull();
    expect(await search(large, large.workspaceId, ['p599.'], 10_000)).toEqual([many.at(-1)?.id]);
    const { items } = await findProfiles(large, { search: 'example', anonymous: false, sort: 'created', limit: 500 });
    expect(items.map(({ id }) => id)).toEqual(ordered(many, 'created').slice(0, 500));
  });
});
