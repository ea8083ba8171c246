import { scopedRows } from '../../platform/clickhouse/index.ts';
import type { Context } from '../../platform/context.ts';
import { ask, evaluationSeconds, previewSeconds, write } from './store/run.ts';

/**
 * Makes the bitmaps of segments again whose history went on since. The version is the number of history rows, which only
 * grows. @returns nothing; the bitmaps are of this moment
 */
export async function renewBitmaps(ctx: Context, segmentIds: readonly number[]): Promise<void> {
  const stale = await ask<{ id: number }>(
    ctx,
    `/* renewBitmaps */ SELECT m.segment_id AS id
    FROM (SELECT segment_id, count() AS n FROM ${scopedRows('segment_members')} AND segment_id IN {segments:Array(UInt32)} GROUP BY segment_id) AS m
    LEFT JOIN (SELECT segment_id, version FROM ${scopedRows('segment_bitmaps')} AND segment_id IN {segments:Array(UInt32)}) AS b ON b.segment_id = m.segment_id
    WHERE b.version != m.n`,
    { params: { segments: segmentIds }, seconds: previewSeconds },
  );
  if (stale.length === 0) return;
  await write(
    ctx,
    `/* renewBitmaps */ INSERT INTO segment_bitmaps (workspace_id, segment_id, version, people)
    SELECT {workspace:UInt32}, segment_id, sum(n), groupBitmapStateIf(profile_id, held = 1)
    FROM (
      SELECT segment_id, profile_id, sum(sign) AS held, count() AS n
      FROM ${scopedRows('segment_members')} AND segment_id IN {segments:Array(UInt32)} GROUP BY segment_id, profile_id)
    GROUP BY segment_id`,
    { params: { segments: stale.map((row) => row.id) }, seconds: evaluationSeconds },
  );
}

export type Shared = { one: number; other: number; both: number };

/** Members of each two of these segments, each pair once; a segment with itself is its size. */
export const sharedMembers = (ctx: Context, segmentIds: readonly number[]): Promise<Shared[]> =>
  ask<Shared>(
    ctx,
    `/* sharedMembers */ SELECT a.segment_id AS one, b.segment_id AS other, bitmapAndCardinality(a.people, b.people) AS both
    FROM (SELECT segment_id, people FROM ${scopedRows('segment_bitmaps')} AND segment_id IN {segments:Array(UInt32)}) AS a
    CROSS JOIN (SELECT segment_id, people FROM ${scopedRows('segment_bitmaps')} AND segment_id IN {segments:Array(UInt32)}) AS b
    WHERE a.segment_id <= b.segment_id`,
    { params: { segments: segmentIds }, seconds: previewSeconds },
  );

/** Who is in any of some segments, in all of others, and in none of yet others. @param ask what of them */
export async function combinedMembers(
  ctx: Context,
  { any, all, none }: { any: readonly number[]; all: readonly number[]; none: readonly number[] },
  limit: number,
): Promise<{ count: number; ids: number[] }> {
  const bitmaps = (ids: string): string =>
    `(SELECT groupBitmapOrState(people) FROM ${scopedRows('segment_bitmaps')} AND segment_id IN {${ids}:Array(UInt32)})`;
  const inAll = `(SELECT if(count() = length({all:Array(UInt32)}), groupBitmapAndState(people), groupBitmapAndStateIf(people, 0)) FROM ${scopedRows('segment_bitmaps')} AND segment_id IN {all:Array(UInt32)})`;
  const base = any.length === 0 ? inAll : all.length === 0 ? bitmaps('any') : `bitmapAnd(${bitmaps('any')}, ${inAll})`;
  const whole = none.length === 0 ? base : `bitmapAndnot(${base}, ${bitmaps('none')})`;
  const [row] = await ask<{ count: number; ids: number[] }>(
    ctx,
    `/* combinedMembers */ WITH ${whole} AS people
    SELECT bitmapCardinality(people) AS count, bitmapToArray(bitmapSubsetLimit(people, 0, {limit:UInt64})) AS ids`,
    { params: { any, all, none, limit }, seconds: previewSeconds },
  );
  return row ?? { count: 0, ids: [] };
}
