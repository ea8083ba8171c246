import { scopedRows } from '../../platform/clickhouse/index.ts';
import type { Context } from '../../platform/context.ts';
import type { Prepared } from './store/prepared.ts';
import { wholeReasons, type WholeReason } from './live/causes.ts';
import { idList } from './store.changes.ts';
import { everyFeature, peopleOf, thoseThatHold } from './store/people.ts';
import { few } from './store/sources.ts';
import { ask, evaluationSeconds, previewSeconds, write } from './store/run.ts';

/**
 * Writes who entered (+1) and who left (-1) each segment, as the difference between the rules and the history so far.
 * One statement: nothing passes through this process. Running it again writes only what is still missing.
 * @param segmentIds in the order of the compilation's rules
 */
export async function writeChanges(
  ctx: Context,
  p: Prepared,
  segmentIds: readonly number[],
  { at, reasons, isFirst }: { at: Date; reasons: readonly WholeReason[]; isFirst: boolean },
): Promise<void> {
  await write(
    ctx,
    `/* writeChanges */ INSERT INTO segment_members (workspace_id, segment_id, profile_id, at, sign, reason)
    SELECT {workspace:UInt32}, segment_id, profile_id, {evaluated:DateTime64(3, 'UTC')}, change,
      {reasons:Array(String)}[indexOf({segments:Array(UInt32)}, segment_id)]
    FROM (${isFirst ? everybodyNow(p) : differences(p)})`,
    {
      params: { ...p.params, segments: segmentIds, reasons, evaluated: clickhouseTime(at) },
      seconds: evaluationSeconds,
    },
  );
}

export type Difference = { segmentId: number; profileId: number; change: number };

/** Who of these people entered (+1) or left (-1) since the history was written. @param eventIds with the ids they absorbed */
export function changesAmong(
  ctx: Context,
  p: Prepared,
  segmentIds: readonly number[],
  people: { ids: readonly number[]; eventIds: readonly number[] },
): Promise<Difference[]> {
  const reach = { ...p.reach, onlySome: true, isFew: people.ids.length <= few };
  return ask<Difference>(
    ctx,
    `/* changesAmong */ SELECT segment_id AS segmentId, profile_id AS profileId, change
    FROM (${differences({ ...p, reach }, people.ids.length)})`,
    { params: { ...p.params, segments: segmentIds, ...people }, seconds: evaluationSeconds },
  );
}

/**
 * segment_id, profile_id, change. Several segments are compared person by person, as sorted lists: pairs of segment and
 * person would be as many keys as there are memberships. @param people how many are asked of, not all
 */
function differences(p: Prepared, people?: number): string {
  const [only] = p.compilation.rules;
  if (p.compilation.rules.length === 1 && only) {
    const now = peopleOf(only, p.compilation, p.reach, { select: 'profile_id, toInt8(1) AS step' });
    return `SELECT {segments:Array(UInt32)}[1] AS segment_id, profile_id, toInt8(sum(step)) AS change
      FROM (SELECT profile_id, step FROM (${now}) UNION ALL ${history('profile_id, toInt8(-sign) AS step', people)})
      GROUP BY profile_id HAVING change != 0`;
  }
  // Whoever entered, left and entered again has three steps of one segment; only such lists are looked at closer.
  return `SELECT toUInt32(changed.1) AS segment_id, profile_id, changed.2 AS change FROM (
    SELECT profile_id, arrayJoin(arrayFilter(one -> one.2 != 0, arrayMap(
      id -> (id, toInt8(has(inside, id) - countEqual(steps, id) + countEqual(steps, -id))),
      arrayDistinct(arrayConcat(inside, arrayMap(step -> toInt64(abs(step)), steps)))))) AS changed
    FROM (
      SELECT profile_id, arraySort(groupArrayArray(now)) AS inside, arraySort(groupArrayIf(step, step != 0)) AS steps
      FROM (
        SELECT profile_id, CAST(${thoseThatHold(p.compilation, '{segments:Array(UInt32)}')}, 'Array(Int64)') AS now, toInt64(0) AS step
          FROM ${everyFeature(p.compilation, p.reach)}
        UNION ALL ${history(`profile_id, CAST([], 'Array(Int64)') AS now, toInt64(segment_id) * sign AS step`, people)})
      GROUP BY profile_id HAVING inside != steps))`;
}

function history(columns: string, people: number | undefined): string {
  const all = `SELECT ${columns} FROM ${scopedRows('segment_members')} AND segment_id IN {segments:Array(UInt32)}`;
  if (people === undefined) return all;
  return slices(people)
    .map((some) => `${all} AND profile_id IN ${some}`)
    .join(' UNION ALL ');
}

/**
 * The engine reads either the rows of persons or those of segments, whichever has fewer marks; persons' marks are
 * closer together. Asked of some thousand people it would read everything, so they are asked of in parts.
 */
const peopleOfRead = 1_250;
const slices = (people: number): string[] =>
  Array.from({ length: Math.max(1, Math.ceil(people / peopleOfRead)) }, (_, i) => {
    return `arraySlice({ids:Array(UInt64)}, ${i * peopleOfRead + 1}, ${peopleOfRead})`;
  });

/** Where there is no history yet, whoever is in has entered. */
function everybodyNow({ compilation, reach }: Prepared): string {
  const [only] = compilation.rules;
  if (compilation.rules.length === 1 && only) {
    const select = '{segments:Array(UInt32)}[1] AS segment_id, profile_id, toInt8(1) AS change';
    return peopleOf(only, compilation, reach, { select });
  }
  return `SELECT arrayJoin(${thoseThatHold(compilation, '{segments:Array(UInt32)}')}) AS segment_id, profile_id, toInt8(1) AS change
    FROM ${everyFeature(compilation, reach)}`;
}

export type Tally = {
  segmentId: number;
  members: number;
  entered: number;
  left: number;
  /** Who entered and left, as PostgreSQL writes a list; at most `listed` of each. */
  enteredIds: string;
  leftIds: string;
};

/** Members per segment, and what one evaluation (by its moment) changed. @param listed most ids that are listed */
export async function tally(ctx: Context, segmentIds: readonly number[], at: Date, listed: number): Promise<Tally[]> {
  const changed = (sign: 1 | -1): string =>
    `sign = ${sign} AND at = {evaluated:DateTime64(3, 'UTC')} AND has({wholeReasons:Array(String)}, reason)`;
  const ids = (sign: 1 | -1): string => idList(`groupArrayIf(${Math.trunc(listed)})(profile_id, ${changed(sign)})`);
  return ask<Tally>(
    ctx,
    `/* tally */ SELECT segment_id AS segmentId, sum(sign) AS members,
      countIf(${changed(1)}) AS entered, countIf(${changed(-1)}) AS left, ${ids(1)} AS enteredIds, ${ids(-1)} AS leftIds
    FROM ${scopedRows('segment_members')} AND segment_id IN {segments:Array(UInt32)} GROUP BY segment_id`,
    { params: { segments: segmentIds, evaluated: clickhouseTime(at), wholeReasons }, seconds: evaluationSeconds },
  );
}

export type MemberRow = { profileId: number; since: number };

/** Members by id, with the moment they entered (epoch ms). */
export function memberPage(ctx: Context, segmentId: number, after: number, limit: number): Promise<MemberRow[]> {
  return ask<MemberRow>(
    ctx,
    `/* memberPage */ SELECT profile_id AS profileId, toUnixTimestamp64Milli(maxIf(at, sign = 1)) AS since
    FROM ${scopedRows('segment_members')} AND segment_id = {segment:UInt32} AND profile_id > {after:UInt64}
    GROUP BY profile_id HAVING sum(sign) > 0 ORDER BY profile_id LIMIT {limit:UInt32}
    SETTINGS optimize_aggregation_in_order = 1`,
    { params: { segment: segmentId, after, limit }, seconds: previewSeconds },
  );
}

/** Segments a person is in, with the moment it entered (epoch ms). */
export function membershipsOf(
  ctx: Context,
  profileId: number,
  segmentIds: readonly number[],
): Promise<{ segmentId: number; since: number }[]> {
  return ask(
    ctx,
    `/* membershipsOf */ SELECT segment_id AS segmentId, toUnixTimestamp64Milli(maxIf(at, sign = 1)) AS since
    FROM ${scopedRows('segment_members')} AND segment_id IN {segments:Array(UInt32)} AND profile_id = {profile:UInt64}
    GROUP BY segment_id HAVING sum(sign) > 0 ORDER BY segment_id`,
    { params: { segments: segmentIds, profile: profileId }, seconds: previewSeconds },
  );
}

const clickhouseTime = (at: Date): string => at.toISOString().slice(0, -1).replace('T', ' ');
