import type { Context } from '../../../platform/context.ts';
import { scopedRows } from '../../../platform/clickhouse/index.ts';
import { clickhouseTime } from '../../../records/events/index.ts';
import { bestHour, type Curves, type GroupReads } from './curves.ts';
import { groupCurves, judged, likelihoods, zonesSelect } from './store.statements.ts';

const seconds = 600;
/** What was read half a year ago counts half. */
export const halfLifeDays = 180;
export const strengths = [1, 2, 4, 8, 16, 32, 64, 128] as const;

/** Parameters that every statement about clocks binds. */
export type Clocks = { count: number; params: Record<string, unknown> };

export async function clocksOf(ctx: Context, zone: string, until: Date): Promise<Clocks> {
  const zones = await ctx.platform.clickhouse.query<{ zone: string }>(ctx.workspaceId, `/* clocksOf */ ${zonesSelect}`);
  const each = Object.fromEntries(zones.map((row, i) => [`zone${i}`, row.zone]));
  return {
    count: zones.length,
    params: { ...each, zone, until: clickhouseTime(until.getTime()), halfLife: halfLifeDays },
  };
}

const ask = <Row>(ctx: Context, text: string, params: Record<string, unknown>): Promise<Row[]> =>
  ctx.platform.clickhouse.query<Row>(ctx.workspaceId, text, { params, timeoutSeconds: seconds });

export const readsByGroup = (ctx: Context, clocks: Clocks): Promise<GroupReads[]> =>
  ask(ctx, `/* readsByGroup */ ${groupCurves(clocks.count)} ORDER BY grp`, clocks.params);

export const curveParams = ({ groups, hours, days }: Curves) => ({ groups, hourCurves: hours, dayCurves: days });

/** The strength of shrinkage under which people's reads are most likely. */
export async function bestStrength(ctx: Context, clocks: Clocks, curves: Curves): Promise<number> {
  const [row] = await ask<{ scores: number[] }>(ctx, `/* bestStrength */ ${likelihoods(clocks.count)}`, {
    ...clocks.params,
    ...curveParams(curves),
    strengths: [...strengths],
  });
  const scores = row?.scores ?? [];
  return scores.length === 0 ? strengths[4] : (strengths[scores.indexOf(Math.max(...scores))] ?? strengths[4]);
}

/** The moment before which three of four reads happened, and how many there were. */
export async function splitOf(ctx: Context): Promise<{ split: Date; reads: number }> {
  const [row] = await ask<{ split: number; reads: number }>(
    ctx,
    `/* splitOf */ SELECT toUInt64(quantileExact(0.75)(toUnixTimestamp64Milli(occurred_at))) AS split, count() AS reads
    FROM ${scopedRows('events')} AND metric IN ('Opened Email', 'Clicked Email') AND ifNull(toString(properties.\`machine\`), '') NOT IN ('true', '1')`,
    {},
  );
  return { split: new Date(row?.split ?? 0), reads: row?.reads ?? 0 };
}

export type Judged = { tests: number; own: number; grouped: number; brand: number };

/** @param clocks bound to the split @param curves as they were at the split */
export async function judgeAfter(
  ctx: Context,
  clocks: Clocks,
  curves: Curves,
  strength: number,
  now: Date,
): Promise<Judged | null> {
  const hours = curves.hours.map(bestHour);
  const [row] = await ask<Judged>(ctx, `/* judgeAfter */ ${judged(clocks.count)}`, {
    ...clocks.params,
    ...curveParams(curves),
    strength,
    now: clickhouseTime(now.getTime()),
    groupHours: hours,
    brandHour: hours.at(-1) ?? 0,
  });
  return row && row.tests > 0 ? row : null;
}

/** Own hours of these people; who never read anything is left out. */
export const hoursOf = (ctx: Context, profileIds: readonly number[]): Promise<{ id: number; hour: number }[]> =>
  ask(
    ctx,
    `/* hoursOf */ SELECT profile_id AS id, assumeNotNull(number) AS hour FROM ${scopedRows('profile_figures')}
      AND figure = 'bestSendHour' AND key = '' AND deleted = 0 AND number IS NOT NULL AND profile_id IN {people:Array(UInt64)}`,
    { people: profileIds },
  );
