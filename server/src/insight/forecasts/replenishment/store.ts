import { scoped, scopedRows } from '../../../platform/clickhouse/index.ts';
import type { Context } from '../../../platform/context.ts';
import { clickhouseTime } from '../../../records/events/index.ts';
import { highTail, lowTail } from '../maths/intervals.ts';
import type { ProductRhythm, ProductSums } from './rules.ts';
import { deviations, dueRows, judged, productSums } from './store.statements.ts';

const seconds = 600;

/** What is known of products, and quantiles of intervals in deviations from the mean: low, middle, high. */
export type Rhythms = { products: readonly ProductRhythm[]; quantiles: readonly [number, number, number] };

const paramsOf = ({ products, quantiles: [zLow, zMiddle, zHigh] }: Rhythms) => ({
  ...columnsOf(products),
  zLow,
  zMiddle,
  zHigh,
});

/** As columns of a parameter each. */
const columnsOf = (rhythms: readonly ProductRhythm[]) => ({
  products: rhythms.map((one) => one.productId),
  centre: rhythms.map((one) => one.centre),
  within: rhythms.map((one) => one.within),
  among: rhythms.map((one) => one.among),
  perPiece: rhythms.map((one) => (one.perPiece ? 1 : 0)),
  meanDays: rhythms.map((one) => one.meanDays),
});

export const sumsUntil = (ctx: Context, until: Date, zone: string): Promise<ProductSums[]> =>
  ctx.platform.clickhouse.query(ctx.workspaceId, `/* sumsUntil */ ${productSums}`, {
    params: { until: clickhouseTime(until.getTime()), zone },
    timeoutSeconds: seconds,
  });

type Scores<Prefix extends string> = Record<
  Prefix extends '' ? 'mae' | 'median' | 'within7' : `${Prefix}Mae` | `${Prefix}Median` | `${Prefix}Within7`,
  number
>;
export type Judged = { tests: number; held: number } & Scores<''> & Scores<'naive'> & Scores<'own'>;

/** Adds the quantiles of the intervals of these products up to a moment. */
export async function withQuantiles(
  ctx: Context,
  products: readonly ProductRhythm[],
  until: Date,
  zone: string,
): Promise<Rhythms> {
  const [row] = await ctx.platform.clickhouse.query<{ found: number[] }>(
    ctx.workspaceId,
    `/* withQuantiles */ ${deviations}`,
    {
      params: { ...columnsOf(products), until: clickhouseTime(until.getTime()), zone, low: lowTail, high: highTail },
      timeoutSeconds: seconds,
    },
  );
  const [low = -1.28, middle = 0, high = 1.28] = products.length === 0 ? [] : (row?.found ?? []);
  return { products, quantiles: [low, middle, high] };
}

/** @param rhythms as they were known at the split */
export async function judgeSince(
  ctx: Context,
  rhythms: Rhythms,
  { split, last, until, zone }: { split: Date; last: Date; until: Date; zone: string },
): Promise<Judged | null> {
  const [row] = await ctx.platform.clickhouse.query<Judged>(ctx.workspaceId, `/* judgeSince */ ${judged}`, {
    params: {
      ...paramsOf(rhythms),
      split: clickhouseTime(split.getTime()),
      last: clickhouseTime(last.getTime()),
      until: clickhouseTime(until.getTime()),
      zone,
    },
    timeoutSeconds: seconds,
  });
  return row && row.tests > 0 ? row : null;
}

const columns =
  'workspace_id, product_id, profile_id, version, deleted, title, bought_on, quantity, intervals, due_on, earliest, latest';

/** Puts everybody's run-out dates in place of those before. Nothing passes through this process. */
export async function writeReplenishments(
  { platform, workspaceId }: Context,
  rhythms: Rhythms,
  { now, today, zone }: { now: Date; today: string; zone: string },
): Promise<void> {
  const params = {
    ...paramsOf(rhythms),
    workspace: workspaceId,
    until: clickhouseTime(now.getTime()),
    dueVersion: now.getTime(),
    today,
    zone,
  };
  if (rhythms.products.length > 0) {
    await platform.clickhouse.command(
      `/* writeReplenishments */ INSERT INTO replenishments (${columns})
      SELECT {workspace:UInt32}, product_id, profile_id, {dueVersion:UInt64}, 0, title, bought_on, quantity, intervals, due_on, earliest, latest
      FROM (${dueRows})`,
      { params, timeoutSeconds: seconds },
    );
  }
  await platform.clickhouse.command(
    `/* writeReplenishments */ INSERT INTO replenishments (${columns})
    SELECT workspace_id, product_id, profile_id, {dueVersion:UInt64}, 1, '', toDate(0), 0, 0, toDate(0), toDate(0), toDate(0)
    FROM ${scopedRows('replenishments')} AND deleted = 0 AND version < {dueVersion:UInt64}`,
    { params, timeoutSeconds: seconds },
  );
}

/** `nextRunOutAt`, its product, and the date per product, as figures: at noon UTC of the day. */
export const runOutFigures = `SELECT v.1 AS figure, v.2 AS key, profile_id, CAST(NULL AS Nullable(Float64)) AS number, v.3 AS text, v.4 AS moment
  FROM (
    SELECT profile_id, arrayJoin(arrayConcat(
      [CAST(('nextRunOutAt', '', '', min(at)), 'Tuple(String, String, String, Nullable(DateTime64(3, \\'UTC\\')))'),
       CAST(('nextRunOutProduct', '', argMin(title, at), NULL), 'Tuple(String, String, String, Nullable(DateTime64(3, \\'UTC\\')))')],
      arrayMap(x -> CAST(('runOutAt', x.1, '', x.2), 'Tuple(String, String, String, Nullable(DateTime64(3, \\'UTC\\')))'), groupArray((title, at))))) AS v
    FROM (SELECT profile_id, title, min(toDateTime64(due_on, 3, 'UTC') + toIntervalHour(12)) AS at FROM ${scopedRows('replenishments')} AND deleted = 0 GROUP BY profile_id, title)
    GROUP BY profile_id
  )`;

const living = `${scopedRows('replenishments')} AND deleted = 0 AND profile_id IN (SELECT profile_id FROM ${scoped('profiles')} WHERE deleted = 0)`;

export type CalendarCell = { day: string; productId: number; title: string; people: number; units: number };

/** How many people run out of what on which day. */
export const calendarOf = (ctx: Context, from: string, to: string): Promise<CalendarCell[]> =>
  ctx.platform.clickhouse.query(
    ctx.workspaceId,
    `/* calendarOf */ SELECT toString(due_on) AS day, product_id AS productId, any(title) AS title, count() AS people, sum(quantity) AS units
    FROM ${living} AND due_on >= {from:Date} AND due_on <= {to:Date} GROUP BY day, productId ORDER BY day, people DESC, productId`,
    { params: { from, to } },
  );

export type Due = {
  profileId: number;
  productId: number;
  title: string;
  boughtOn: string;
  quantity: number;
  intervals: number;
  dueOn: string;
  earliest: string;
  latest: string;
};

const due = `profile_id AS profileId, product_id AS productId, title, toString(bought_on) AS boughtOn, quantity, intervals,
  toString(due_on) AS dueOn, toString(r.earliest) AS earliest, toString(r.latest) AS latest`;

/** People who run out between two days, the first ones first. */
export const duePeople = (
  ctx: Context,
  { from, to, productId }: { from: string; to: string; productId?: number | undefined },
  { offset, limit }: { offset: number; limit: number },
): Promise<Due[]> =>
  ctx.platform.clickhouse.query(
    ctx.workspaceId,
    `/* duePeople */ SELECT ${due} FROM (SELECT * FROM ${living} AND due_on >= {from:Date} AND due_on <= {to:Date}
      ${productId === undefined ? '' : 'AND product_id = {product:UInt64}'}) AS r
    ORDER BY r.due_on, profileId, productId LIMIT {limit:UInt32} OFFSET {offset:UInt32}`,
    { params: { from, to, product: productId ?? 0, limit, offset } },
  );

/** What somebody runs out of, the soonest first. */
export const dueOf = (ctx: Context, profileId: number): Promise<Due[]> =>
  ctx.platform.clickhouse.query(
    ctx.workspaceId,
    `/* dueOf */ SELECT ${due} FROM (SELECT * FROM ${scopedRows('replenishments')} AND deleted = 0 AND profile_id = {profile:UInt64}) AS r
    ORDER BY r.due_on, productId LIMIT 200`,
    { params: { profile: profileId } },
  );
