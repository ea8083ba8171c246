import { scoped, scopedRows } from '../../../platform/clickhouse/index.ts';
import type { Context } from '../../../platform/context.ts';
import { clickhouseTime } from '../../../records/events/index.ts';
import { cellsOf } from '../rules/groups.ts';
import type { Month } from '../rules/months.ts';
import type { Settings } from '../rules/settings.ts';
import { groupSql, scoresSelect } from './scores.ts';

const seconds = 600;
const day = 86_400_000;
const columns = 'workspace_id, month, profile_id, version, deleted, recency, orders, spend, r, f, m';

/** What the group of a cell is, as parameters of `groupSql`. @param write how a group is written: its key or its name */
export function groupParams({ bins, groups }: Settings, write: (key: string) => string = (key) => key) {
  const cells = cellsOf(bins, groups);
  return {
    cells: cells.map(({ r, f, m }) => r * 100 + f * 10 + m),
    cellGroups: cells.map(({ group }) => write(group ?? '')),
  };
}

export const firstDay = (month: string): string => `${month}-01`;

/** Computes a month as of a moment, in place of what was there. Nothing passes through this process. */
export async function writeMonth(
  { platform, workspaceId }: Context,
  month: string,
  until: Date,
  { bins, periodDays }: Settings,
  version: number,
): Promise<void> {
  const since = periodDays === null ? 0 : until.getTime() - periodDays * day;
  const params = {
    workspace: workspaceId,
    month: firstDay(month),
    monthVersion: version,
    until: clickhouseTime(until.getTime()),
    since: clickhouseTime(since),
    bins,
  };
  await platform.clickhouse.command(
    `/* writeMonth */ INSERT INTO rfm_history (${columns})
    SELECT {workspace:UInt32}, {month:Date}, profile_id, {monthVersion:UInt64}, 0, recency, orders, spend, r, f, m FROM (${scoresSelect})`,
    { params, timeoutSeconds: seconds },
  );
  await platform.clickhouse.command(
    `/* writeMonth */ INSERT INTO rfm_history (${columns})
    SELECT workspace_id, month, profile_id, {monthVersion:UInt64}, 1, 0, 0, 0, 0, 0, 0 FROM ${scopedRows('rfm_history')}
      AND month = {month:Date} AND deleted = 0 AND version < {monthVersion:UInt64}`,
    { params, timeoutSeconds: seconds },
  );
}

/** The state of what is in each month, cumulated: changes when orders up to its end come, go or change hands. */
export async function monthStamps(
  ctx: Context,
  months: readonly Month[],
): Promise<{ first: Date | null; stamps: Record<string, string> }> {
  const ends = months.map(({ to }) => clickhouseTime(to.getTime()));
  const [row] = await ctx.platform.clickhouse.query<{ first: number | null; stamps: string[] }>(
    ctx.workspaceId,
    `/* monthStamps */ SELECT if(count() = 0, NULL, toUnixTimestamp64Milli(min(placed_at))) AS first,
      arrayMap((n, h) -> concat(toString(n), ':', toString(h)),
        sumForEach(arrayMap(end -> toUInt64(placed_at < toDateTime64(end, 3, 'UTC')), {ends:Array(String)})),
        sumForEach(arrayMap(end -> if(placed_at < toDateTime64(end, 3, 'UTC'), cityHash64(order_id, profile_id), toUInt64(0)), {ends:Array(String)}))) AS stamps
    FROM ${scopedRows('orders')} AND deleted = 0 AND cancelled_at IS NULL AND profile_id > 0`,
    { params: { ends }, timeoutSeconds: seconds },
  );
  const stamps = Object.fromEntries(months.map(({ name }, i) => [name, row?.stamps[i] ?? '0:0']));
  return { first: row?.first == null ? null : new Date(row.first), stamps };
}

/** Months that have rows, newest first. */
export async function monthsKept(ctx: Context): Promise<string[]> {
  const rows = await ctx.platform.clickhouse.query<{ month: string }>(
    ctx.workspaceId,
    `/* monthsKept */ SELECT DISTINCT formatDateTime(month, '%Y-%m') AS month FROM ${scopedRows('rfm_history')} AND deleted = 0 ORDER BY month DESC`,
  );
  return rows.map(({ month }) => month);
}

/** People of a month as they are now: whoever was merged away since is not among them. */
export const livingIn = (param: string): string =>
  `${scopedRows('rfm_history')} AND month = {${param}:Date} AND deleted = 0
    AND profile_id IN (SELECT profile_id FROM ${scoped('profiles')} WHERE deleted = 0)`;

export type GridCell = { r: number; f: number; people: number; spend: number; orders: number; groupKey: string };

/** People, net money (minor units) and orders per recency × frequency and group. */
export const gridOf = (ctx: Context, month: string, settings: Settings): Promise<GridCell[]> =>
  ctx.platform.clickhouse.query(
    ctx.workspaceId,
    `/* gridOf */ SELECT r, f, ${groupSql} AS groupKey, count() AS people, sum(spend) AS spend, sum(h.orders) AS orders
    FROM (SELECT r, f, m, spend, orders FROM ${livingIn('month')}) AS h GROUP BY r, f, groupKey ORDER BY r, f, groupKey`,
    { params: { month: firstDay(month), ...groupParams(settings) } },
  );

export type Threshold = { dimension: string; score: number; low: number; high: number; people: number };

/** What each score stands for: days, orders, money (minor units). */
export const thresholdsOf = (ctx: Context, month: string): Promise<Threshold[]> =>
  ctx.platform.clickhouse.query(
    ctx.workspaceId,
    `/* thresholdsOf */ SELECT d.1 AS dimension, d.2 AS score, min(d.3) AS low, max(d.3) AS high, count() AS people
    FROM (SELECT arrayJoin([('r', r, toInt64(recency)), ('f', f, toInt64(orders)), ('m', m, spend)]) AS d FROM ${livingIn('month')})
    GROUP BY dimension, score ORDER BY dimension, score`,
    { params: { month: firstDay(month) } },
  );

export type Transition = { fromGroup: string; toGroup: string; people: number };

/** How many people of each group of one month were in which group in another; '' for who had not bought yet. */
export const transitionsOf = (ctx: Context, from: string, to: string, settings: Settings): Promise<Transition[]> =>
  ctx.platform.clickhouse.query(
    ctx.workspaceId,
    `/* transitionsOf */ SELECT ifNull(a.grp, '') AS fromGroup, b.grp AS toGroup, count() AS people
    FROM (SELECT profile_id, ${groupSql} AS grp FROM ${livingIn('to')}) AS b
    LEFT JOIN (SELECT profile_id, ${groupSql} AS grp FROM ${livingIn('from')}) AS a ON a.profile_id = b.profile_id
    GROUP BY fromGroup, toGroup ORDER BY fromGroup, toGroup`,
    { params: { from: firstDay(from), to: firstDay(to), ...groupParams(settings) } },
  );

/** People who went from one group to another, by id. */
export const moversOf = (
  ctx: Context,
  between: { from: string; to: string; fromGroup: string; toGroup: string },
  settings: Settings,
  after: number,
  limit: number,
): Promise<{ profileId: number; spend: number; orders: number; recency: number }[]> =>
  ctx.platform.clickhouse.query(
    ctx.workspaceId,
    `/* moversOf */ SELECT b.profile_id AS profileId, b.spend AS spend, b.orders AS orders, b.recency AS recency
    FROM (SELECT profile_id, spend, orders, recency, ${groupSql} AS grp FROM ${livingIn('to')}) AS b
    LEFT JOIN (SELECT profile_id, ${groupSql} AS grp FROM ${livingIn('from')}) AS a ON a.profile_id = b.profile_id
    WHERE b.grp = {toGroup:String} AND ifNull(a.grp, '') = {fromGroup:String} AND profileId > {after:UInt64}
    ORDER BY profileId LIMIT {limit:UInt32}`,
    {
      params: {
        from: firstDay(between.from),
        to: firstDay(between.to),
        fromGroup: between.fromGroup,
        toGroup: between.toGroup,
        after,
        limit,
        ...groupParams(settings),
      },
    },
  );
