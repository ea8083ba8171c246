import { scoped, scopedRows } from '../../../platform/clickhouse/index.ts';

/**
 * Per person and product the local days it was bought on, with quantities that were kept, and the logarithms of the
 * intervals between them: plain (`g0`) and per piece of the purchase before (`g1`). Binds `{zone:String}` and
 * `{until:DateTime64(3, 'UTC')}`.
 */
export const purchases = (which = '1'): string => `(
  SELECT profile_id, product_id, title, days, pieces,
    arrayMap(i -> log(toFloat64(days[i + 1] - days[i])), range(1, length(days))) AS g0,
    arrayMap(i -> log(toFloat64(days[i + 1] - days[i]) / pieces[i]), range(1, length(days))) AS g1
  FROM (
    SELECT profile_id, product_id, argMax(name, day) AS title, arraySort(groupArray((day, bought))) AS buys,
      arrayMap(x -> x.1, buys) AS days, arrayMap(x -> toFloat64(x.2), buys) AS pieces
    FROM (
      SELECT profile_id, product_id, toInt32(toDate(placed_at, {zone:String})) AS day,
        sum(quantity - refunded_quantity) AS bought, any(title) AS name
      FROM ${scopedRows('order_lines')} AND deleted = 0 AND cancelled = 0 AND profile_id > 0 AND product_id > 0
        AND placed_at < {until:DateTime64(3, 'UTC')} AND ${which}
        AND profile_id IN (SELECT profile_id FROM ${scoped('profiles')} WHERE deleted = 0)
      GROUP BY profile_id, product_id, day HAVING bought > 0
    ) GROUP BY profile_id, product_id
  ))`;

/**
 * What the intervals of each product amount to, for an analysis of variance between and within people; `kind` 0 is
 * plain, 1 per piece.
 */
export const productSums = `SELECT product_id AS productId, kind, any(title) AS title,
    count() AS buyers, countIf(n > 0) AS people, sum(n) AS gaps, sum(pow(n, 2)) AS squaredCounts,
    sum(s) AS total, sum(ss) AS squares, sumIf(s * s / n, n > 0) AS between, sum(days) AS plainDays
  FROM (
    SELECT product_id, title, kind, g, length(g) AS n, arraySum(g) AS s, arraySum(x -> x * x, g) AS ss,
      days[length(days)] - days[1] AS days
    FROM (SELECT product_id, title, days, g0, g1 FROM ${purchases()}) ARRAY JOIN [0, 1] AS kind, [g0, g1] AS g
  ) GROUP BY productId, kind HAVING gaps > 0`;

/** What is known of a product, per row: binds `{products:Array(UInt64)}` and a parameter per column. */
const known = (column: string): string =>
  `transform(product_id, {products:Array(UInt64)}, {${column}:Array(Float64)}, toFloat64(0))`;

/** Adds to rows with `g` (own intervals) the posterior of somebody's own logarithm: normal mean, normal variance. */
const posterior = `${known('within')} AS within, ${known('among')} AS among, ${known('centre')} AS centre, ${known('perPiece')} AS perPiece,
  if(among <= 0, 0., 1 / (1 / among + n / within)) AS variance,
  if(among <= 0, centre, variance * (centre / among + arraySum(g) / within)) AS middle`;

/** The logarithm of the interval with so many deviations above its mean: `zLow`, `zMiddle`, `zHigh` are bound. */
const at = (z: 'zLow' | 'zMiddle' | 'zHigh'): string => `middle + scale + {${z}:Float64} * sqrt(variance + within)`;

const eligible = 'product_id IN {products:Array(UInt64)}';

/**
 * Quantiles of intervals in deviations from the product's mean, over all products. Waiting times are no bell even in
 * logarithms: chance purchases lean to the left, and a normal curve would put the middle too early.
 */
export const deviations = `SELECT quantilesExact({low:Float64}, 0.5, {high:Float64})((x - centre) / sqrt(within + among)) AS found
  FROM (SELECT arrayJoin(if(${known('perPiece')} = 1, g1, g0)) AS x, ${known('centre')} AS centre, ${known('within')} AS within, ${known('among')} AS among
    FROM ${purchases(eligible)})`;

/** Everybody who bought a product that is bought repeatedly, with when it runs out. Binds `{today:Date}`. */
export const dueRows = `SELECT profile_id, product_id, title, toDate(toInt32(bought)) AS bought_on, toUInt16(least(65535, lastPieces)) AS quantity, toUInt16(n) AS intervals,
    toDate(toInt32(bought + least(3650, round(exp(${at('zMiddle')}))))) AS due_on,
    toDate(toInt32(bought + least(3650, floor(exp(${at('zLow')}))))) AS earliest,
    toDate(toInt32(bought + least(3650, ceil(exp(${at('zHigh')}))))) AS latest
  FROM (
    SELECT profile_id, product_id, title, days[length(days)] AS bought, pieces[length(pieces)] AS lastPieces,
      if(${known('perPiece')} = 1, g1, g0) AS g, length(g) AS n, ${posterior}, if(perPiece = 1, log(lastPieces), 0.) AS scale
    FROM ${purchases(eligible)}
  ) WHERE latest >= {today:Date}`;

/**
 * The first purchase of each person and product between `{split:…}` and `{last:…}` (both DateTime64) that was followed by
 * another: its interval, forecast from those before it and from products as they were known at the split, next to naive
 * rules. Beginning, not end, lies in the span, and enough time has passed since: else long intervals would be too many or
 * too few.
 */
export const judged = `SELECT count() AS tests,
    ${scores('said')}, ${scores('naive', 'naive')}, ${scores('own', 'own')}, avg(actual BETWEEN low AND high) AS held
  FROM (
    SELECT arrayFirstIndex(d -> d >= toInt32(toDate({split:DateTime64(3, 'UTC')}, {zone:String})), days) AS i,
      days[i + 1] - days[i] AS actual, pieces[i] AS lastPieces,
      arraySlice(if(${known('perPiece')} = 1, g1, g0), 1, i - 1) AS g, length(g) AS n, ${posterior}, if(perPiece = 1, log(lastPieces), 0.) AS scale,
      exp(${at('zMiddle')}) AS said, ${known('meanDays')} AS naive,
      if(n = 0, naive, (days[i] - days[1]) / n) AS own,
      floor(exp(${at('zLow')})) AS low,
      ceil(exp(${at('zHigh')})) AS high
    FROM ${purchases(eligible)}
    WHERE i > 0 AND i < length(days) AND days[i] < toInt32(toDate({last:DateTime64(3, 'UTC')}, {zone:String}))
  )`;

function scores(value: string, prefix = ''): string {
  const name = (end: string): string => (prefix === '' ? end : `${prefix}${end[0]?.toUpperCase()}${end.slice(1)}`);
  return `avg(abs(actual - ${value})) AS ${name('mae')}, quantileExact(0.5)(abs(actual - ${value})) AS ${name('median')}, avg(abs(actual - ${value}) <= 7) AS ${name('within7')}`;
}
