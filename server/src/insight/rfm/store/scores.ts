import { scoped } from '../../../platform/clickhouse/index.ts';

/**
 * Everybody living who bought before `{until:…}`, with what they bought and their scores: `profile_id, recency, orders,
 * spend, r, f, m`. A score is 1 + the number of bins that fit below the share of buyers who are strictly worse: equal
 * values share a score, and with five bins a 5 says that at least four fifths are worse.
 * Binds `{until:DateTime64(3, 'UTC')}`, `{since:DateTime64(3, 'UTC')}` (for frequency and money), `{bins:UInt8}`.
 */
export const scoresSelect = `SELECT profile_id, recency, orders, spend,
    ${score('recency DESC')} AS r, ${score('orders')} AS f, ${score('spend')} AS m
  FROM (
    SELECT profile_id, toUInt16(least(65535, greatest(0, dateDiff('day', maxIf(at, kind = 1), {until:DateTime64(3, 'UTC')})))) AS recency,
      toUInt32(countIf(kind = 1 AND at >= {since:DateTime64(3, 'UTC')})) AS orders,
      toInt64(sumIf(net, at >= {since:DateTime64(3, 'UTC')})) AS spend
    FROM (
      SELECT profile_id, placed_at AS at, gross - refunded AS net, 1 AS kind FROM ${scoped('orders')}
      WHERE deleted = 0 AND cancelled_at IS NULL AND placed_at < {until:DateTime64(3, 'UTC')}
      UNION ALL
      SELECT profile_id, issued_at AS at, -amount AS net, 0 AS kind FROM ${scoped('credit_notes')}
      WHERE deleted = 0 AND issued_at < {until:DateTime64(3, 'UTC')}
    ) WHERE profile_id > 0 AND profile_id IN (SELECT profile_id FROM ${scoped('profiles')} WHERE deleted = 0)
    GROUP BY profile_id HAVING countIf(kind = 1) > 0
  )`;

function score(order: string): string {
  return `toUInt8(1 + intDiv((rank() OVER (ORDER BY ${order}) - 1) * {bins:UInt8}, count() OVER ()))`;
}

/** The group of `r`, `f`, `m`; binds what `groupParams` gives. */
export const groupSql =
  "transform(toUInt16(r * 100 + f * 10 + m), {cells:Array(UInt16)}, {cellGroups:Array(String)}, '')";
