import { scoped, scopedRows, type ClickHouseTable } from '../../platform/clickhouse/index.ts';
import type { Context } from '../../platform/context.ts';
import { reachableSql } from './conditions/consent.ts';
import type { Prepared } from './store/prepared.ts';
import { everyFeature, peopleOf, thoseThatHold, truthsOf } from './store/people.ts';
import { ask, evaluationSeconds, previewSeconds, write } from './store/run.ts';
import { termsOf } from './compiler/node.ts';

/** Not scoped: only a moment comes back, and reading rows of one workspace would cost a scan. */
const everyEvent: ClickHouseTable = 'events';

export type Marks = {
  /** Some profile was absorbed by another: events keep the id they were written with. */
  hasAliases: boolean;
  /** Epoch ms of the latest event of any workspace; answered from the parts' own marks, without reading rows. */
  latestEvent: number;
};

export async function readMarks(ctx: Context): Promise<Marks> {
  // Aliases in any version: one that was undone says so until its rows are merged, which costs a join and changes nothing.
  const rows = await ctx.platform.clickhouse.systemQuery<{ mark: string; value: number }>(
    `/* readMarks */ SELECT 'latest' AS mark, toUnixTimestamp64Milli(max(occurred_at)) AS value FROM ${everyEvent}
    UNION ALL SELECT 'aliases', toInt64(count()) FROM ${scopedRows('profile_aliases').replace(' FINAL', '')} AND to_id != 0`,
    { params: { workspace: ctx.workspaceId }, timeoutSeconds: previewSeconds },
  );
  const of = (mark: string): number => rows.find((row) => row.mark === mark)?.value ?? 0;
  return { hasAliases: of('aliases') > 0, latestEvent: of('latest') };
}

export type Count = { count: number; email: number; sms: number };

export async function countPeople(ctx: Context, p: Prepared): Promise<Count> {
  const [rule] = p.compilation.rules;
  if (!rule) return { count: 0, email: 0, sms: 0 };
  // Names of their own: an alias that is also a column would be read in the tests.
  const select = `count() AS n_people, countIf(${reachableSql('email')}) AS n_email, countIf(${reachableSql('sms')}) AS n_sms`;
  const [row] = await ask<{ n_people: number; n_email: number; n_sms: number }>(
    ctx,
    `/* countPeople */ ${peopleOf(rule, p.compilation, p.reach, { select })}`,
    {
      params: p.params,
      seconds: previewSeconds,
    },
  );
  return { count: row?.n_people ?? 0, email: row?.n_email ?? 0, sms: row?.n_sms ?? 0 };
}

/** How many people each of several rules selects, in one pass. */
export async function countEach(ctx: Context, { compilation, reach, params }: Prepared): Promise<number[]> {
  const counts = truthsOf(compilation).map((truth) => `countIf(${truth})`);
  const [row] = await ask<{ counts: number[] }>(
    ctx,
    `/* countEach */ SELECT [${counts.join(', ')}] AS counts FROM ${everyFeature(compilation, reach)}`,
    { params, seconds: evaluationSeconds },
  );
  return row?.counts ?? [];
}

export async function populationSize(ctx: Context, population: 'known' | 'everyone'): Promise<number> {
  const [row] = await ask<{ n: number }>(
    ctx,
    `/* populationSize */ SELECT count() AS n FROM ${scopedRows('profiles')} AND deleted = 0 ${population === 'known' ? 'AND known = 1' : ''}`,
    { params: {}, seconds: previewSeconds },
  );
  return row?.n ?? 0;
}

/** Ids spread over the whole result, the same at every call. */
export async function samplePeople(ctx: Context, p: Prepared, limit: number): Promise<number[]> {
  const [rule] = p.compilation.rules;
  if (!rule || limit === 0) return [];
  const tail = 'ORDER BY cityHash64(profile_id), profile_id LIMIT {sample:UInt32}';
  const rows = await ask<{ profile_id: number }>(
    ctx,
    `/* samplePeople */ ${peopleOf(rule, p.compilation, p.reach, { select: 'profile_id', tail })}`,
    {
      params: { ...p.params, sample: limit },
      seconds: previewSeconds,
    },
  );
  return rows.map((row) => row.profile_id);
}

export type Face = { id: number; name: string; email: string; city: string; country: string };

export async function facesOf(ctx: Context, ids: readonly number[]): Promise<Map<number, Face>> {
  if (ids.length === 0) return new Map();
  const rows = await ask<Face>(
    ctx,
    `/* facesOf */ SELECT profile_id AS id, trim(concat(first_name, ' ', last_name)) AS name, email, city, country
    FROM ${scopedRows('profiles')} AND profile_id IN {ids:Array(UInt64)}`,
    { params: { ids }, seconds: previewSeconds },
  );
  return new Map(rows.map((row) => [row.id, row]));
}

/** Ids these people's events may carry: their own and those they absorbed. */
export async function eventIdsOf(ctx: Context, ids: readonly number[]): Promise<number[]> {
  const rows = await ask<{ id: number }>(
    ctx,
    `/* eventIdsOf */ SELECT from_id AS id FROM ${scoped('profile_aliases')} WHERE to_id IN {ids:Array(UInt64)}`,
    { params: { ids }, seconds: previewSeconds },
  );
  return [...ids, ...rows.map((row) => row.id)];
}

/** For each person: is it in, and per condition (in rule order) the truth and the measured value as text. */
export type Measured = { profileId: number; member: number; tests: number[]; values: (string | null)[] };

export async function measurePeople(ctx: Context, p: Prepared, ids: readonly number[]): Promise<Measured[]> {
  const [rule] = p.compilation.rules;
  if (!rule || ids.length === 0) return [];
  const terms = termsOf(rule.root);
  const tests = terms.map((term) => `toUInt8(${term.test})`).join(', ');
  const values = terms
    .map((term) => (term.value === null ? 'NULL' : `CAST(toString(${term.value}), 'Nullable(String)')`))
    .join(', ');
  const eventIds = p.reach.hasAliases ? await eventIdsOf(ctx, ids) : ids;
  return ask<Measured>(
    ctx,
    `/* measurePeople */ SELECT profile_id AS profileId, toUInt8(${truthsOf(p.compilation)[0]}) AS member, [${tests}] AS tests,
      CAST([${values}], 'Array(Nullable(String))') AS values
    FROM ${everyFeature(p.compilation, { ...p.reach, onlySome: true })} ORDER BY profileId`,
    { params: { ...p.params, ids, eventIds }, seconds: previewSeconds },
  );
}

/** Which of these people are in each rule: pairs of rule position and profile id. */
export async function membersAmong(
  ctx: Context,
  p: Prepared,
  ids: readonly number[],
): Promise<{ rule: number; profileId: number }[]> {
  if (ids.length === 0) return [];
  const eventIds = p.reach.hasAliases ? await eventIdsOf(ctx, ids) : ids;
  const places = p.compilation.rules.map((_, i) => i);
  return ask(
    ctx,
    `/* membersAmong */ SELECT profile_id AS profileId, arrayJoin(${thoseThatHold(p.compilation, `[${places.join(', ')}]`)}) AS rule
    FROM ${everyFeature(p.compilation, { ...p.reach, onlySome: true })}`,
    { params: { ...p.params, ids, eventIds }, seconds: previewSeconds },
  );
}

/** Freezes the people of a rule under a name, in the engine. */
export async function freezePeople(ctx: Context, p: Prepared, audience: string): Promise<void> {
  const [rule] = p.compilation.rules;
  if (!rule) return;
  const select = '{workspace:UInt32} AS workspace_id, {audience:String} AS audience, profile_id';
  await write(
    ctx,
    `/* freezePeople */ INSERT INTO segment_audiences (workspace_id, audience, profile_id) ${peopleOf(rule, p.compilation, p.reach, { select })}`,
    {
      params: { ...p.params, audience },
      seconds: evaluationSeconds,
    },
  );
}

export async function frozenPeople(ctx: Context, audience: string, after: number, limit: number): Promise<number[]> {
  const rows = await ask<{ profile_id: number }>(
    ctx,
    `/* frozenPeople */ SELECT profile_id FROM ${scopedRows('segment_audiences')} AND audience = {audience:String}
      AND profile_id > {after:UInt64} ORDER BY profile_id LIMIT {limit:UInt32}`,
    { params: { audience, after, limit }, seconds: previewSeconds },
  );
  return rows.map((row) => row.profile_id);
}
