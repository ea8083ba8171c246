import { ClickHouseError } from '@clickhouse/client';
import { Problem } from '../../kernel/problem.ts';
import { scopedRows } from '../../platform/clickhouse/index.ts';
import type { Context } from '../../platform/context.ts';
import { asRow } from './compile.ts';
import { isNumeric, type Typed, type ValueType } from './formula/typed.ts';
import type { Distribution } from './shapes.ts';

const seconds = 30;
const bins = 20;
const labels = 12;

/** The rows of figures of everybody `from` yields. */
export function figureRows(traits: readonly { name: string; value: Typed }[], from: string): string {
  const rows = traits.map(({ name, value }) => asRow(`'${name}'`, value));
  return `SELECT row.1 AS figure, '' AS key, profile_id, row.2 AS number, row.3 AS text, row.4 AS moment
  FROM (SELECT profile_id, arrayJoin([${rows.join(', ')}]) AS row FROM ${from})
  WHERE row.2 IS NOT NULL OR row.3 != '' OR row.4 IS NOT NULL`;
}

/** A value per person to be looked at: `FROM ${from}`, NULL where it is missing. */
export type Column = { from: string; value: Typed; params: Record<string, unknown> };

async function ask<Row>(ctx: Context, text: string, params: Record<string, unknown>): Promise<Row[]> {
  try {
    return await ctx.platform.clickhouse.query<Row>(ctx.workspaceId, text, { params, timeoutSeconds: seconds });
  } catch (error) {
    const code = error instanceof ClickHouseError ? error.code : '';
    if (code !== '159' && code !== '241') throw error;
    throw new Problem({
      status: 422,
      code: 'trait_too_expensive',
      title: 'The trait asks too much at once',
      detail: code === '159' ? `It did not finish within ${seconds} seconds.` : 'It needs too much memory.',
      remedy: 'Narrow the time windows, or save a part as a trait of its own and name it.',
    });
  }
}

/** Comparable as a number: dates in epoch ms. */
const comparable = ({ sql, type }: Typed): string =>
  type === 'date'
    ? `CAST(toUnixTimestamp64Milli(${sql}), 'Nullable(Float64)')`
    : `CAST(if(isFinite(${sql}), ${sql}, NULL), 'Nullable(Float64)')`;
const asText = ({ sql, type }: Typed): string =>
  type === 'boolean' ? `if(${sql} = 1, 'yes', if(${sql} = 0, 'no', NULL))` : sql;

export async function distributionOf(ctx: Context, { from, value, params }: Column): Promise<Distribution> {
  const isOrdered = isNumeric(value.type) || value.type === 'date';
  return isOrdered ? orderedDistribution(ctx, from, value, params) : textDistribution(ctx, from, value, params);
}

async function orderedDistribution(
  ctx: Context,
  from: string,
  value: Typed,
  params: Column['params'],
): Promise<Distribution> {
  type Summary = {
    people: number;
    total: number;
    low: number | null;
    median: number | null;
    high: number | null;
    least: number | null;
    most: number | null;
  };
  const [summary] = await ask<Summary>(
    ctx,
    `/* orderedDistribution */ SELECT count(x) AS people, count() AS total, quantileOrNull(0.01)(x) AS low, quantileOrNull(0.5)(x) AS median,
      quantileOrNull(0.99)(x) AS high, minOrNull(x) AS least, maxOrNull(x) AS most FROM (SELECT ${comparable(value)} AS x FROM ${from})`,
    params,
  );
  const base = { type: value.type, people: summary?.people ?? 0, total: summary?.total ?? 0, values: [] };
  const { low = null, high = null, median = null, least = null, most = null } = summary ?? {};
  if (low === null || high === null) return { ...base, median: null, lowest: null, highest: null, bins: [] };
  const width = high > low ? (high - low) / bins : 1;
  const rows = await ask<{ bin: number; people: number }>(
    ctx,
    `/* orderedDistribution */ SELECT least({last:Int32}, greatest(0, toInt32(floor((assumeNotNull(x) - {low:Float64}) / {width:Float64})))) AS bin, count() AS people
    FROM (SELECT ${comparable(value)} AS x FROM ${from}) WHERE x IS NOT NULL GROUP BY bin ORDER BY bin`,
    { ...params, low, width, last: high > low ? bins - 1 : 0 },
  );
  const counted = new Map(rows.map((row) => [row.bin, row.people]));
  const parts = Array.from({ length: high > low ? bins : 1 }, (_, i) => ({
    from: low + i * width,
    to: high > low ? low + (i + 1) * width : low,
    people: counted.get(i) ?? 0,
  }));
  return { ...base, median, lowest: least, highest: most, bins: parts };
}

async function textDistribution(
  ctx: Context,
  from: string,
  value: Typed,
  params: Column['params'],
): Promise<Distribution> {
  const inner = `(SELECT ${asText(value)} AS x FROM ${from})`;
  const [summary] = await ask<{ people: number; total: number }>(
    ctx,
    `/* textDistribution */ SELECT count(x) AS people, count() AS total FROM ${inner}`,
    params,
  );
  const values = await ask<{ value: string; people: number }>(
    ctx,
    `/* textDistribution */ SELECT assumeNotNull(x) AS value, count() AS people FROM ${inner} WHERE x IS NOT NULL
    GROUP BY value ORDER BY people DESC, value LIMIT ${labels}`,
    params,
  );
  return {
    type: value.type,
    people: summary?.people ?? 0,
    total: summary?.total ?? 0,
    median: null,
    lowest: null,
    highest: null,
    bins: [],
    values,
  };
}

/** The value of some people, those with one first, the same at every call; dates in epoch ms. */
export const someValues = (
  ctx: Context,
  { from, value, params }: Column,
  limit: number,
): Promise<{ profileId: number; number: number | null; text: string | null }[]> => {
  const isOrdered = isNumeric(value.type) || value.type === 'date';
  return ask(
    ctx,
    `/* someValues */ SELECT profile_id AS profileId, ${isOrdered ? comparable(value) : "CAST(NULL, 'Nullable(Float64)')"} AS number,
      ${isOrdered ? "CAST(NULL, 'Nullable(String)')" : asText(value)} AS text
    FROM ${from} ORDER BY isNull(number) AND isNull(text), cityHash64(profile_id), profile_id LIMIT {limit:UInt32}`,
    { ...params, limit },
  );
};

/** A stored figure as a column. */
export const storedColumn = (figure: string, key: string | null, type: ValueType): Column => {
  const column = type === 'text' || type === 'boolean' ? 'text' : type === 'date' ? 'moment' : 'number';
  const isKeyOfAll = key === null;
  return {
    from: `(SELECT profile_id, ${column === 'text' ? "nullIf(toString(text), '')" : column} AS stored
      FROM ${scopedRows('profile_figures')} AND figure = {figure:String} ${isKeyOfAll ? '' : 'AND key = {key:String}'} AND deleted = 0)`,
    value: { sql: 'stored', type: type === 'boolean' ? 'text' : type },
    params: { figure, ...(isKeyOfAll ? {} : { key }) },
  };
};

/** How many people have each key of a figure. */
export const keysOf = (ctx: Context, figure: string): Promise<{ value: string; people: number }[]> =>
  ask(
    ctx,
    `/* keysOf */ SELECT toString(key) AS value, count() AS people FROM ${scopedRows('profile_figures')} AND figure = {figure:String} AND deleted = 0
    GROUP BY key ORDER BY people DESC, value LIMIT 50`,
    { figure },
  );

/** For each of these values, how many people have one. */
export async function coverageOf(
  ctx: Context,
  from: string,
  values: readonly Typed[],
  params: Record<string, unknown>,
): Promise<{ people: number[]; total: number }> {
  const [row] = await ask<{ people: number[]; total: number }>(
    ctx,
    `/* coverageOf */ SELECT [${values.map(({ sql }) => `count(${sql})`).join(', ')}] AS people, count() AS total FROM ${from}`,
    params,
  );
  return row ?? { people: [], total: 0 };
}
