import { currencyExponent } from '../../kernel/money.ts';
import { scopedRows } from '../../platform/clickhouse/index.ts';
import type { Context } from '../../platform/context.ts';
import type { Prepared } from './store/prepared.ts';
import { peopleOf } from './store/people.ts';
import { ask, previewSeconds } from './store/run.ts';

/** The ids of a prepared rule's people, to stand behind IN. */
function peopleIds({ compilation, reach }: Prepared): string {
  const [rule] = compilation.rules;
  if (!rule) throw new Error('no rule was prepared');
  return `(${peopleOf(rule, compilation, reach, { select: 'profile_id' })})`;
}

export type OrderSums = { orders: number; buyers: number; gross: number; refunded: number };
export type OrdersOfPeople = { people: OrderSums; everyone: OrderSums };

/**
 * Orders that are not cancelled and what went back of them, credit notes among it: of a rule's people and of everybody,
 * placed (and issued) from a moment on. Minor units.
 */
export async function ordersOfPeople(ctx: Context, p: Prepared, from: Date | null): Promise<OrdersOfPeople> {
  const since = (column: string): string => (from === null ? '' : `AND ${column} >= {from:DateTime64(3, 'UTC')}`);
  const until = (column: string): string => `AND ${column} <= {at:DateTime64(3, 'UTC')}`;
  const [row] = await ask<Record<string, number>>(
    ctx,
    `/* ordersOfPeople */ SELECT countIf(is_order AND inside) AS own_orders, uniqExactIf(profile_id, is_order AND inside) AS own_buyers,
      sumIf(gross, inside) AS own_gross, sumIf(back, inside) AS own_refunded, countIf(is_order) AS all_orders,
      uniqExactIf(profile_id, is_order AND profile_id != 0) AS all_buyers, sum(gross) AS all_gross, sum(back) AS all_refunded
    FROM (
      SELECT profile_id, gross, back, is_order, profile_id IN ${peopleIds(p)} AS inside FROM (
        SELECT profile_id, gross, refunded AS back, 1 AS is_order FROM ${scopedRows('orders')}
          AND deleted = 0 AND cancelled_at IS NULL ${since('placed_at')} ${until('placed_at')}
        UNION ALL
        SELECT profile_id, 0 AS gross, amount AS back, 0 AS is_order FROM ${scopedRows('credit_notes')}
          AND deleted = 0 ${since('issued_at')} ${until('issued_at')}
      )
    )`,
    { params: { ...p.params, from: from?.toISOString().slice(0, -1).replace('T', ' ') }, seconds: previewSeconds },
  );
  const of = (prefix: string): OrderSums => ({
    orders: row?.[`${prefix}orders`] ?? 0,
    buyers: row?.[`${prefix}buyers`] ?? 0,
    gross: row?.[`${prefix}gross`] ?? 0,
    refunded: row?.[`${prefix}refunded`] ?? 0,
  });
  return { people: of('own_'), everyone: of('all_') };
}

export type Overlap = { segmentId: number; members: number; both: number };

/** How many of the members of each segment (as last evaluated) the rule selects as well. */
export const overlapsOfPeople = (ctx: Context, p: Prepared, segmentIds: readonly number[]): Promise<Overlap[]> =>
  ask<Overlap>(
    ctx,
    `/* overlapsOfPeople */ SELECT segment_id AS segmentId, count() AS members, countIf(profile_id IN ${peopleIds(p)}) AS both
    FROM (
      SELECT segment_id, profile_id FROM ${scopedRows('segment_members')} AND segment_id IN {segments:Array(UInt32)}
      GROUP BY segment_id, profile_id HAVING sum(sign) > 0
    ) GROUP BY segment_id`,
    { params: { ...p.params, segments: segmentIds }, seconds: previewSeconds },
  );

/** A value per person: an expression over `profiles`, or a figure. `number` and `text` are the two ways to read it. */
export type Measurable =
  { number: string | null; text: string | null } | { figure: string; key: string; isDate: boolean };

function valuesOf(p: Prepared, of: Measurable): { from: string; params: Record<string, unknown> } {
  const inside = `profile_id IN ${peopleIds(p)} AS inside`;
  const everybody = `${scopedRows('profiles')} AND deleted = 0 AND known = 1`;
  if ('figure' in of) {
    const number = of.isDate ? 'toFloat64(toUnixTimestamp64Milli(moment))' : 'number';
    return {
      from: `(SELECT profile_id, inside, v.x AS x, v.t AS t FROM (SELECT profile_id, ${inside} FROM ${everybody}) AS people
        LEFT JOIN (
          SELECT profile_id, CAST(${number}, 'Nullable(Float64)') AS x, CAST(text, 'String') AS t FROM ${scopedRows('profile_figures')}
            AND deleted = 0 AND figure = {figure:String} AND key = {key:String}
        ) AS v USING (profile_id) SETTINGS join_use_nulls = 1)`,
      params: { figure: of.figure, key: of.key },
    };
  }
  const number = of.number === null ? `CAST(NULL, 'Nullable(Float64)')` : `CAST(${of.number}, 'Nullable(Float64)')`;
  return {
    from: `(SELECT ${inside}, ${number} AS x, ${of.text === null ? `''` : `toString(${of.text})`} AS t FROM ${everybody})`,
    params: {},
  };
}

export type Spread = {
  people: number;
  everyone: number;
  known: number;
  knownEveryone: number;
  /** How many have a text. */
  texts: number;
  textsEveryone: number;
  low: number | null;
  high: number | null;
  lowest: number | null;
  highest: number | null;
  median: number | null;
  medianEveryone: number | null;
  mean: number | null;
  meanEveryone: number | null;
  whole: number;
};

/** Where the values lie: of everybody known (for the ends of a histogram) and of the rule's people. */
export async function spreadOf(ctx: Context, p: Prepared, of: Measurable): Promise<Spread | undefined> {
  const { from, params } = valuesOf(p, of);
  const [row] = await ask<Spread>(
    ctx,
    `/* spreadOf */ SELECT countIf(inside) AS people, count() AS everyone, countIf(inside AND x IS NOT NULL) AS known,
      countIf(x IS NOT NULL) AS knownEveryone, countIf(inside AND t != '') AS texts,
      countIf(t != '') AS textsEveryone,
      quantileExactOrNull(0.01)(x) AS low, quantileExactOrNull(0.99)(x) AS high, minOrNull(x) AS lowest, maxOrNull(x) AS highest,
      quantileExactOrNullIf(0.5)(x, inside) AS median, quantileExactOrNull(0.5)(x) AS medianEveryone,
      avgOrNullIf(x, inside) AS mean, avgOrNull(x) AS meanEveryone, countIf(x = round(x)) AS whole
    FROM ${from}`,
    { params: { ...p.params, ...params }, seconds: previewSeconds },
  );
  return row;
}

export type Bucket = { bucket: number; people: number; everyone: number };

/** People per bucket of equal width; what lies outside counts in the first and the last. */
export function bucketsOf(
  ctx: Context,
  p: Prepared,
  of: Measurable,
  scale: { from: number; width: number; buckets: number },
): Promise<Bucket[]> {
  const { from, params } = valuesOf(p, of);
  return ask<Bucket>(
    ctx,
    `/* bucketsOf */ SELECT toInt32(least(greatest(floor((assumeNotNull(x) - {scaleFrom:Float64}) / {scaleWidth:Float64}), 0),
        {scaleLast:Float64})) AS bucket, countIf(inside) AS people, count() AS everyone
    FROM ${from} WHERE x IS NOT NULL GROUP BY bucket ORDER BY bucket`,
    {
      params: {
        ...p.params,
        ...params,
        scaleFrom: scale.from,
        scaleWidth: scale.width,
        scaleLast: scale.buckets - 1,
      },
      seconds: previewSeconds,
    },
  );
}

export type TextCount = { value: string; people: number; everyone: number };

/** The commonest texts among the rule's people, then among everybody. */
export function textsOf(ctx: Context, p: Prepared, of: Measurable, limit: number): Promise<TextCount[]> {
  const { from, params } = valuesOf(p, of);
  return ask<TextCount>(
    ctx,
    `/* textsOf */ SELECT ifNull(t, '') AS value, countIf(inside) AS people, count() AS everyone FROM ${from}
    WHERE value != '' GROUP BY value ORDER BY people DESC, everyone DESC, value LIMIT {most:UInt32}`,
    { params: { ...p.params, ...params, most: limit }, seconds: previewSeconds },
  );
}

export const minorPerUnitOf = ({ currency }: Prepared): number => 10 ** currencyExponent(currency);
