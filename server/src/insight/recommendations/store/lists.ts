import { sql } from 'kysely';
import { bulk, type Tx } from '../../../platform/postgres/index.ts';
import type { ListRow, PersonRow } from '../tables.ts';

/** int8[] and the like as PostgreSQL writes them: a row's arrays travel as text in one parameter per column. */
const literal = (values: readonly number[]): string => `{${values.join(',')}}`;

/** Each list as a whole; one that is there is replaced. */
export async function saveLists(
  tx: Tx,
  workspaceId: number,
  generation: number,
  lists: readonly ListRow[],
): Promise<void> {
  if (lists.length === 0) return;
  await sql`/* saveLists */
    insert into recommendation_lists (workspace_id, generation, kind, key, products, scores, people, lifts)
    select ${workspaceId}::int, ${generation}::int8, n.kind, n.key, n.products::int8[], n.scores::real[], n.people::int[], n.lifts::real[]
    from ${bulk('n', [
      { name: 'kind', type: 'text', values: lists.map((l) => l.kind) },
      { name: 'key', type: 'text', values: lists.map((l) => l.key) },
      { name: 'products', type: 'text', values: lists.map((l) => literal(l.products)) },
      { name: 'scores', type: 'text', values: lists.map((l) => literal(l.scores)) },
      { name: 'people', type: 'text', values: lists.map((l) => literal(l.people)) },
      { name: 'lifts', type: 'text', values: lists.map((l) => literal(l.lifts)) },
    ])}
    order by n.kind, n.key
    on conflict (workspace_id, generation, kind, key) do update set
      products = excluded.products, scores = excluded.scores, people = excluded.people, lifts = excluded.lifts`.execute(
    tx,
  );
}

/** Takes lists of these kinds away that are not among those just saved (a segment or category that is no more). */
export async function dropListsExcept(
  tx: Tx,
  workspaceId: number,
  generation: number,
  kind: string,
  keys: readonly string[],
): Promise<void> {
  await sql`/* dropListsExcept */
    delete from recommendation_lists where workspace_id = ${workspaceId} and generation = ${generation} and kind = ${kind}
      and key <> all(${sql.val(keys)}::text[])`.execute(tx);
}

/** Ready for people; a row that is there is replaced. */
export async function savePeople(
  tx: Tx,
  workspaceId: number,
  generation: number,
  people: readonly PersonRow[],
): Promise<void> {
  if (people.length === 0) return;
  const arrays = (name: Exclude<keyof PersonRow, 'profile_id'>) => ({
    name,
    type: 'text',
    values: people.map((p) => literal(p[name])),
  });
  await sql`/* savePeople */
    insert into recommendation_people (workspace_id, generation, profile_id, products, scores, because, viewed, bought, bought_on, bought_times)
    select ${workspaceId}::int, ${generation}::int8, n.profile_id, n.products::int8[], n.scores::real[], n.because::int8[],
      n.viewed::int8[], n.bought::int8[], n.bought_on::int[], n.bought_times::smallint[]
    from ${bulk('n', [
      { name: 'profile_id', type: 'int8', values: people.map((p) => p.profile_id) },
      arrays('products'),
      arrays('scores'),
      arrays('because'),
      arrays('viewed'),
      arrays('bought'),
      arrays('bought_on'),
      arrays('bought_times'),
    ])}
    order by n.profile_id
    on conflict (workspace_id, generation, profile_id) do update set
      products = excluded.products, scores = excluded.scores, because = excluded.because, viewed = excluded.viewed,
      bought = excluded.bought, bought_on = excluded.bought_on, bought_times = excluded.bought_times`.execute(tx);
}

/** People whose signs are all gone have nothing ready. */
export async function dropPeople(
  tx: Tx,
  workspaceId: number,
  generation: number,
  people: readonly number[],
): Promise<void> {
  if (people.length === 0) return;
  await sql`/* dropPeople */
    delete from recommendation_people where workspace_id = ${workspaceId} and generation = ${generation}
      and profile_id = any(${sql.val(people)}::int8[])`.execute(tx);
}

/** Rows of other builds than the one that is read, some at a time. @returns how many went */
export async function dropOtherBuilds(tx: Tx, workspaceId: number, generation: number, limit: number): Promise<number> {
  const { rows } = await sql<{ gone: number }>`/* dropOtherBuilds */
    with lists as (
      delete from recommendation_lists where ctid = any(array(select ctid from recommendation_lists
        where workspace_id = ${workspaceId} and generation <> ${generation} limit ${limit})) returning 1
    ), people as (
      delete from recommendation_people where ctid = any(array(select ctid from recommendation_people
        where workspace_id = ${workspaceId} and generation <> ${generation} limit ${limit})) returning 1
    ) select ((select count(*) from lists) + (select count(*) from people))::int as gone`.execute(tx);
  return rows[0]?.gone ?? 0;
}

export async function listsOf(
  tx: Tx,
  workspaceId: number,
  generation: number,
  wanted: readonly { kind: string; key: string }[],
): Promise<ListRow[]> {
  if (wanted.length === 0) return [];
  const { rows } = await sql<ListRow>`/* listsOf */
    select l.kind, l.key, l.products, l.scores::float8[] as scores, l.people, l.lifts::float8[] as lifts
    from ${bulk('w', [
      { name: 'kind', type: 'text', values: wanted.map((w) => w.kind) },
      { name: 'key', type: 'text', values: wanted.map((w) => w.key) },
    ])}
    join recommendation_lists l on l.workspace_id = ${workspaceId} and l.generation = ${generation} and l.kind = w.kind and l.key = w.key`.execute(
    tx,
  );
  return rows;
}

export async function peopleOf(
  tx: Tx,
  workspaceId: number,
  generation: number,
  people: readonly number[],
): Promise<PersonRow[]> {
  if (people.length === 0) return [];
  const { rows } = await sql<PersonRow>`/* peopleOf */
    select profile_id, products, scores::float8[] as scores, because, viewed, bought, bought_on, bought_times
    from recommendation_people where workspace_id = ${workspaceId} and generation = ${generation}
      and profile_id = any(${sql.val(people)}::int8[])`.execute(tx);
  return rows;
}

/** Lists of each kind, and people, of a build. */
export async function countReady(
  tx: Tx,
  workspaceId: number,
  generation: number,
): Promise<{ kinds: Record<string, number>; people: number }> {
  const { rows } = await sql<{ kind: string; lists: number }>`/* countReady */
    select kind, count(*)::int as lists from recommendation_lists
    where workspace_id = ${workspaceId} and generation = ${generation} group by kind
    union all select 'people', count(*)::int from recommendation_people
    where workspace_id = ${workspaceId} and generation = ${generation}`.execute(tx);
  const { people = 0, ...kinds } = Object.fromEntries(rows.map((row) => [row.kind, row.lists]));
  return { kinds, people };
}
