import { scopedRows } from '../../platform/clickhouse/index.ts';
import type { Context } from '../../platform/context.ts';
import { clickhouseTime } from '../../records/events/index.ts';
import { monthOf } from './rules/month-of.ts';
import { horizons, mostMonths, ofProfile, profileColumns, type Dimension } from './rules/dimensions.ts';

/** Which customers: by the local month of their first order, both ends included, `2026-03`. */
export type Range = { by: Dimension; from: string; to: string };

/** Sums over the people of a cohort, one place per horizon, of those whose horizon has passed. Minor units. */
export type CohortSums = {
  isTotal: number;
  cohort: string;
  label: string;
  size: number;
  /** complete months behind the first one → people */
  ages: [months: number[], people: number[]];
  members: number[];
  repeaters: number[];
  orders: number[];
  firstGross: number[];
  gross: number[];
  net: number[];
  netSquares: number[];
  grossSquares: number[];
};

const limits = { timeoutSeconds: 60 } as const;

const value: Record<Dimension, string> = {
  month: "formatDateTime(first_at, '%Y-%m', {zone:String})",
  channel: 'acquired',
  source: 'acquired',
  campaign: 'acquired',
  creator: 'acquired',
  product: "if(first_line.1 = 0, '', toString(first_line.1))",
  category: 'first_line.2',
  coupon: 'first.4',
  country: 'first.3',
};

/**
 * One row a customer: cohort, first order, and what moved money (orders with gross and net, credit notes against net), in the
 * order of time. Orders that were cancelled and people who are gone do not count.
 */
function customers(by: Dimension): string {
  const needsLine = by === 'product' || by === 'category';
  return `(SELECT profile_id, first.1 AS first_at, first.5 AS first_value, ${value[by]} AS cohort, ${by === 'product' ? 'first_line.3' : "''"} AS label, moves,
      ${monthNumber('first_at')} AS born, {nowMonth:UInt32} - born AS over
    FROM (
      SELECT profile_id, minIf((at, order_id, country, code, gross), is_order) AS first, groupArray((at, is_order, gross, net)) AS moves
      FROM (
        SELECT profile_id, placed_at AS at, order_id, country, upper(arrayElement(discount_codes, 1)) AS code, 1 AS is_order, gross, gross - refunded AS net
        FROM ${scopedRows('orders')} AND NOT deleted AND cancelled_at IS NULL AND profile_id > 0 AND placed_at <= {now:DateTime64(3, 'UTC')}
        UNION ALL
        SELECT profile_id, issued_at AS at, 0 AS order_id, '' AS country, '' AS code, 0 AS is_order, 0 AS gross, -amount AS net
        FROM ${scopedRows('credit_notes')} AND NOT deleted AND profile_id > 0 AND issued_at <= {now:DateTime64(3, 'UTC')}
      ) GROUP BY profile_id HAVING countIf(is_order) > 0
    ) AS buyers
    INNER JOIN (SELECT profile_id, ${ofProfile(by) ? profileColumns[by] : "''"} AS acquired FROM ${scopedRows('profiles')} AND deleted = 0) AS people USING (profile_id)
    ${needsLine ? `LEFT JOIN ${firstLines} AS lines USING (profile_id)` : ''}
    WHERE ${monthNumber('first.1')} BETWEEN {fromMonth:UInt32} AND {toMonth:UInt32})`;
}

/** The dearest line of the earliest order that has lines. */
const firstLines = `(SELECT profile_id, argMin((product_id, category, title), (placed_at, order_id, -total, line)) AS first_line
    FROM ${scopedRows('order_lines')} AND NOT deleted AND NOT cancelled AND profile_id > 0 AND placed_at <= {now:DateTime64(3, 'UTC')}
    GROUP BY profile_id)`;

const monthNumber = (moment: string): string =>
  `toUInt32(toYear(${moment}, {zone:String}) * 12 + toMonth(${moment}, {zone:String}))`;

const paramsOf = ({ from, to }: Range, now: Date, zone: string, today: string) => ({
  zone,
  now: clickhouseTime(now.getTime()),
  nowMonth: monthOf(today),
  fromMonth: monthOf(from),
  toMonth: monthOf(to),
});

/** The largest cohorts and everybody together. @param today local month of now */
export const cohortSums = (ctx: Context, range: Range, now: Date, zone: string, today: string, limit: number) =>
  ctx.platform.clickhouse.query<CohortSums>(
    ctx.workspaceId,
    `/* cohortSums */ SELECT toUInt8(grouping(cohort)) AS isTotal, cohort, any(label) AS label, count() AS size,
      sumMap([over], [toUInt64(1)]) AS ages, sumForEach(full) AS members, sumForEach(repeated) AS repeaters,
      sumForEach(ordered) AS orders, sumForEach(first_gross) AS firstGross, sumForEach(taken) AS gross, sumForEach(kept) AS net,
      sumForEach(arrayMap(x -> toFloat64(x) * x, kept)) AS netSquares, sumForEach(arrayMap(x -> toFloat64(x) * x, taken)) AS grossSquares
    FROM (
      SELECT cohort, label, over, first_value,
        arrayMap(days -> toUInt8(first_at + toIntervalDay(days) <= {now:DateTime64(3, 'UTC')}), horizons) AS full,
        arrayMap(days -> arrayFilter(m -> m.1 >= first_at AND m.1 < first_at + toIntervalDay(days), moves), horizons) AS within,
        arrayMap((f, w) -> f * arrayCount(m -> m.2 = 1, w), full, within) AS ordered,
        arrayMap(n -> n > 1, ordered) AS repeated,
        arrayMap(f -> f * first_value, full) AS first_gross,
        arrayMap((f, w) -> f * arraySum(m -> m.3, w), full, within) AS taken,
        arrayMap((f, w) -> f * arraySum(m -> m.4, w), full, within) AS kept
      FROM (SELECT *, {horizons:Array(UInt32)} AS horizons FROM ${customers(range.by)})
    ) GROUP BY GROUPING SETS ((cohort), ()) ORDER BY isTotal DESC, size DESC, cohort LIMIT {limit:UInt32}`,
    { ...limits, params: { ...paramsOf(range, now, zone, today), horizons: [...horizons], limit: limit + 1 } },
  );

/** Of the people with `over` complete months behind their first one: what they did in month `k`, 0 being the first. */
export type CohortMonth = { cohort: string; over: number; k: number; active: number; gross: number; net: number };

export const cohortMonths = (
  ctx: Context,
  range: Range,
  cohorts: readonly string[],
  now: Date,
  zone: string,
  today: string,
): Promise<CohortMonth[]> =>
  ctx.platform.clickhouse.query<CohortMonth>(
    ctx.workspaceId,
    `/* cohortMonths */ SELECT cohort, over, k, countIf(ordered) AS active, sum(taken) AS gross, sum(kept) AS net FROM (
      SELECT cohort, over, k, max(move.2) AS ordered, sum(move.3) AS taken, sum(move.4) AS kept
      FROM (
        SELECT profile_id, cohort, over, born, arrayJoin(arrayFilter(m -> m.1 >= first_at, moves)) AS move,
          ${monthNumber('move.1')} - born AS k
        FROM ${customers(range.by)} WHERE cohort IN {cohorts:Array(String)}
      ) WHERE k < over AND k <= {mostMonths:UInt32} GROUP BY profile_id, cohort, over, k
    ) GROUP BY cohort, over, k`,
    { ...limits, params: { ...paramsOf(range, now, zone, today), cohorts, mostMonths } },
  );
