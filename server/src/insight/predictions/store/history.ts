import { scopedRows } from '../../../platform/clickhouse/index.ts';

/** Of whom: everybody, or those bound as `{people:Array(UInt64)}`. */
export type Who = 'everybody' | 'some';

/**
 * Purchase history as of the end of `{split:Date}`, one row a person, in days of the workspace (`{zone:String}`); days with
 * several orders are one purchase. Orders that were cancelled or paid back whole count nowhere. What was bought after the
 * split and until the end of `{until:Date}` is `after`, worth `worthAfter`. Money in units (`{unit:Float64}` minor ones).
 */
export const historyRows = (who: Who, sample = false): string => `(
  SELECT profile_id,
    toInt64(countIf(on <= {split:Date})) - 1 AS x,
    toInt64(maxIf(on, on <= {split:Date})) - toInt64(min(on)) AS tx,
    toInt64({split:Date}) - toInt64(min(on)) AS age,
    toFloat64(countIf(on <= {split:Date} AND on > {split:Date} - 30)) AS bought30,
    toFloat64(countIf(on <= {split:Date} AND on > {split:Date} - 60)) AS bought60,
    toFloat64(countIf(on <= {split:Date} AND on > {split:Date} - 120)) AS bought120,
    toFloat64(countIf(on <= {split:Date} AND on > {split:Date} - ({until:Date} - {split:Date}))) AS before,
    toFloat64(countIf(on > {split:Date})) AS after,
    ifNotFinite(avgIf(worth, on <= {split:Date} AND worth > 0), 0) AS spend,
    sumIf(worth, on <= {split:Date}) AS worthUntil,
    sumIf(worth, on > {split:Date}) AS worthAfter,
    sumIf(back, on <= {split:Date}) AS backUntil
  FROM (
    SELECT profile_id, toDate(placed_at, {zone:String}) AS on,
      sum(gross - refunded) / {unit:Float64} AS worth, sum(refunded) / {unit:Float64} AS back
    FROM ${scopedRows('orders')} AND deleted = 0 AND cancelled_at IS NULL AND profile_id > 0 AND (gross <= 0 OR refunded < gross)
      ${who === 'some' ? 'AND profile_id IN {people:Array(UInt64)}' : ''}
      ${sample ? 'AND cityHash64(profile_id) % {every:UInt32} = 0' : ''}
    GROUP BY profile_id, on)
  WHERE on <= {until:Date}
  GROUP BY profile_id HAVING x >= 0)`;
