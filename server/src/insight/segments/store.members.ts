import { scopedRows } from '../../platform/clickhouse/index.ts';
import type { Context } from '../../platform/context.ts';
import type { Prepared } from './store/prepared.ts';
import { wholeReasons, type WholeReason } from './live/causes.ts';
import { bitmapOf } from './store.changes.ts';
import { lanesBefore, lanesChanged, lanesDiffer, lanesNow, lanesSummed } from './store/lanes.ts';
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

/** Who entered and left since the history was written, of everybody; null where they are more than `most`. */
export async function fewChanges(
  ctx: Context,
  p: Prepared,
  segmentIds: readonly number[],
  most: number,
): Promise<Difference[] | null> {
  const found = await ask<Difference>(
    ctx,
    `/* fewChanges */ SELECT segment_id AS segmentId, profile_id AS profileId, change FROM (${differences(p)}) LIMIT {most:UInt64}`,
    { params: { ...p.params, segments: segmentIds, most: most + 1 }, seconds: evaluationSeconds },
  );
  return found.length > most ? null : found;
}

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
    FROM (${differences({ ...p, reach })})`,
    { params: { ...p.params, segments: segmentIds, ...people }, seconds: evaluationSeconds },
  );
}

/** segment_id, profile_id, change: of one rule by person, of several by sums of lanes. */
function differences({ compilation, reach }: Prepared): string {
  const some = reach.onlySome ? 'AND profile_id IN {ids:Array(UInt64)}' : '';
  const history = `FROM ${scopedRows('segment_members')} AND segment_id IN {segments:Array(UInt32)} ${some}`;
  const [only] = compilation.rules;
  const count = compilation.rules.length;
  if (count === 1 && only) {
    const now = peopleOf(only, compilation, reach, { select: 'profile_id, toInt8(1) AS step' });
    return `SELECT {segments:Array(UInt32)}[1] AS segment_id, profile_id, toInt8(sum(step)) AS change
      FROM (SELECT profile_id, step FROM (${now}) UNION ALL SELECT profile_id, toInt8(-sign) AS step ${history})
      GROUP BY profile_id HAVING change != 0`;
  }
  return `SELECT changed.1 AS segment_id, profile_id, changed.2 AS change FROM (
    SELECT profile_id, arrayJoin(${lanesChanged(count, '{segments:Array(UInt32)}')}) AS changed
    FROM (
      SELECT profile_id, ${lanesSummed(count)}
      FROM (
        SELECT profile_id, ${lanesNow(compilation)} FROM ${everyFeature(compilation, reach)}
        UNION ALL SELECT profile_id, ${lanesBefore(count, '{segments:Array(UInt32)}')} ${history})
      GROUP BY profile_id HAVING ${lanesDiffer(count)}))`;
}

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
  /** Who entered and left: bitmaps in base64. */
  enteredPeople: string;
  leftPeople: string;
};

/** Members per segment, and what one evaluation (by its moment) changed. */
export async function tally(ctx: Context, segmentIds: readonly number[], at: Date): Promise<Tally[]> {
  return ask<Tally>(
    ctx,
    `/* tally */ SELECT segment_id AS segmentId, sum(sign) AS members, countIf(change = 1) AS entered,
      countIf(change = -1) AS left, ${bitmapOf('change = 1')} AS enteredPeople, ${bitmapOf('change = -1')} AS leftPeople
    FROM (
      SELECT segment_id, profile_id, sign,
        if(at = {evaluated:DateTime64(3, 'UTC')} AND has({wholeReasons:Array(String)}, reason), sign, 0) AS change
      FROM ${scopedRows('segment_members')} AND segment_id IN {segments:Array(UInt32)})
    GROUP BY segment_id`,
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
