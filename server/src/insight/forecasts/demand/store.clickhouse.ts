import { scopedRows } from '../../../platform/clickhouse/index.ts';
import type { Context } from '../../../platform/context.ts';
import { clickhouseTime } from '../../../records/events/index.ts';

/** Weeks that are looked at. */
export const longestWeeks = 104;

export type Sold = {
  sku: string;
  productId: number;
  title: string;
  category: string;
  /** How many weeks ago it first sold, within `longestWeeks`. */
  firstWeek: number;
  /** Weeks ago (0 the seven days that ended last midnight) and the units then; weeks without sales are left out. */
  weeks: number[];
  units: number[];
};

const skuSql = "if(sku = '', concat('product ', toString(product_id)), sku)";

/**
 * What sold in the last year, with its units per week, by SKU; a page after another so that any number of products fits.
 * @param until last local midnight: weeks are counted back from it
 */
export const soldByWeek = (ctx: Context, until: Date, after: string, limit: number): Promise<Sold[]> =>
  ctx.platform.clickhouse.query<Sold>(
    ctx.workspaceId,
    `/* soldByWeek */ SELECT code AS sku, max(product) AS productId, argMax(name, last) AS title, argMax(kind, last) AS category,
      max(week) AS firstWeek, groupArray(week) AS weeks, groupArray(n) AS units
    FROM (
      SELECT ${skuSql} AS code, toUInt16(intDiv(dateDiff('hour', placed_at, {until:DateTime64(3, 'UTC')}), 168)) AS week,
        sum(quantity) AS n, any(product_id) AS product, argMax(title, placed_at) AS name, argMax(category, placed_at) AS kind, max(placed_at) AS last
      FROM ${scopedRows('order_lines')} AND deleted = 0 AND cancelled = 0 AND placed_at < {until:DateTime64(3, 'UTC')}
        AND placed_at >= {until:DateTime64(3, 'UTC')} - toIntervalWeek(${longestWeeks}) AND ${skuSql} > {after:String}
      GROUP BY code, week
    ) GROUP BY code HAVING min(week) < 52 AND sum(n) > 0 ORDER BY code LIMIT {limit:UInt32}`,
    { params: { until: clickhouseTime(until.getTime()), after, limit }, timeoutSeconds: 300 },
  );

/** Units of all products per week, the latest week last; weeks before the first sale left out. */
export async function storeByWeek(ctx: Context, until: Date): Promise<number[]> {
  const rows = await ctx.platform.clickhouse.query<{ week: number; units: number }>(
    ctx.workspaceId,
    `/* storeByWeek */ SELECT toUInt16(intDiv(dateDiff('hour', placed_at, {until:DateTime64(3, 'UTC')}), 168)) AS week, sum(quantity) AS units
    FROM ${scopedRows('order_lines')} AND deleted = 0 AND cancelled = 0 AND placed_at < {until:DateTime64(3, 'UTC')}
      AND placed_at >= {until:DateTime64(3, 'UTC')} - toIntervalWeek(${longestWeeks}) GROUP BY week ORDER BY week DESC`,
    { params: { until: clickhouseTime(until.getTime()) }, timeoutSeconds: 120 },
  );
  const units = new Map(rows.map((row) => [row.week, row.units]));
  const length = (rows[0]?.week ?? -1) + 1;
  return Array.from({ length }, (_, i) => units.get(length - 1 - i) ?? 0);
}

/**
 * Units of each SKU that predicted orders ask for: per group of people their expected orders (a figure) times what an
 * order of that group held in the last half-year, added up. Groups do not overlap, so nobody counts twice.
 */
export const unitsFromOrders = (ctx: Context, until: Date, figure: string): Promise<{ sku: string; units: number }[]> =>
  ctx.platform.clickhouse.query(
    ctx.workspaceId,
    `/* unitsFromOrders */ WITH
      people AS (
        SELECT e.profile_id AS id, e.expected AS expected, g.grp AS grp
        FROM (SELECT profile_id, ifNull(number, 0) AS expected FROM ${scopedRows('profile_figures')} AND figure = {figure:String} AND key = '' AND deleted = 0) AS e
        LEFT JOIN (SELECT profile_id, text AS grp FROM ${scopedRows('profile_figures')} AND figure = 'rfmGroup' AND deleted = 0) AS g ON g.profile_id = e.profile_id),
      expected AS (SELECT grp, sum(expected) AS orders FROM people GROUP BY grp),
      past AS (
        SELECT p.grp AS grp, l.order_id AS order_id, l.code AS code, l.quantity AS quantity
        FROM (SELECT profile_id, order_id, ${skuSql} AS code, quantity FROM ${scopedRows('order_lines')} AND deleted = 0 AND cancelled = 0
          AND placed_at < {until:DateTime64(3, 'UTC')} AND placed_at >= {until:DateTime64(3, 'UTC')} - toIntervalDay(182)) AS l
        INNER JOIN people AS p ON p.id = l.profile_id),
      placedBy AS (SELECT grp, uniqExact(order_id) AS placed FROM past GROUP BY grp)
    SELECT m.code AS sku, sum(m.units * e.orders / o.placed) AS units
    FROM (SELECT grp, code, sum(quantity) AS units FROM past GROUP BY grp, code) AS m
    INNER JOIN placedBy AS o ON o.grp = m.grp INNER JOIN expected AS e ON e.grp = m.grp
    GROUP BY sku`,
    { params: { until: clickhouseTime(until.getTime()), figure }, timeoutSeconds: 300 },
  );
