import { scoped } from '../../platform/clickhouse/index.ts';
import type { Context } from '../../platform/context.ts';
import { clickhouseTime } from '../../records/events/index.ts';
import type { Period } from './rules/periods.ts';

const bounds = (period: Period) => ({
  from: clickhouseTime(period.start.getTime()),
  to: clickhouseTime(period.end.getTime()),
});
const within = (column: string): string =>
  `${column} >= {from:DateTime64(3, 'UTC')} AND ${column} < {to:DateTime64(3, 'UTC')}`;
const counted = 'NOT deleted AND cancelled_at IS NULL';

export type SalesDay = { day: string; orders: number; gross: number; net: number };

/** Days with sales or credits, in the zone; minor units of the workspace currency. */
export const salesByDay = (ctx: Context, period: Period, zone: string): Promise<SalesDay[]> =>
  ctx.platform.clickhouse.query<SalesDay>(
    ctx.workspaceId,
    `/* salesByDay */ SELECT day, sum(n) AS orders, sum(taken) AS gross, sum(taken - returned) AS net FROM (
      SELECT toString(toDate(placed_at, {zone:String})) AS day, toInt64(1) AS n, gross AS taken, refunded AS returned
      FROM ${scoped('orders')} WHERE ${counted} AND ${within('placed_at')}
      UNION ALL
      SELECT toString(toDate(issued_at, {zone:String})) AS day, toInt64(0) AS n, toInt64(0) AS taken, amount AS returned
      FROM ${scoped('credit_notes')} WHERE NOT deleted AND ${within('issued_at')}
    ) GROUP BY day ORDER BY day`,
    { params: { ...bounds(period), zone } },
  );

export type Customers = { newCustomers: number; returningCustomers: number; repeaters: number };

/** Who bought in the period: for the first time, again, and with at least two orders up to its end. */
export async function customersIn(ctx: Context, period: Period): Promise<Customers> {
  const [row] = await ctx.platform.clickhouse.query<Customers>(
    ctx.workspaceId,
    `/* customersIn */ SELECT countIf(first >= {from:DateTime64(3, 'UTC')}) AS newCustomers,
      countIf(first < {from:DateTime64(3, 'UTC')}) AS returningCustomers, countIf(bought > 1) AS repeaters
    FROM (
      SELECT profile_id, min(placed_at) AS first, count() AS bought, countIf(placed_at >= {from:DateTime64(3, 'UTC')}) AS inside
      FROM ${scoped('orders')} WHERE ${counted} AND profile_id > 0 AND placed_at < {to:DateTime64(3, 'UTC')}
      GROUP BY profile_id HAVING inside > 0)`,
    { params: bounds(period) },
  );
  return row ?? { newCustomers: 0, returningCustomers: 0, repeaters: 0 };
}

export type ListDay = { day: string; gained: number; lost: number };

export const listGrowth = (ctx: Context, period: Period, zone: string): Promise<ListDay[]> =>
  ctx.platform.clickhouse.query<ListDay>(
    ctx.workspaceId,
    `/* listGrowth */ SELECT toString(toDate(occurred_at, {zone:String})) AS day,
      countIf(metric = 'Subscribed to Email') AS gained, countIf(metric = 'Unsubscribed from Email') AS lost
    FROM ${scoped('events')}
    WHERE metric IN ('Subscribed to Email', 'Unsubscribed from Email') AND ${within('occurred_at')}
    GROUP BY day ORDER BY day`,
    { params: { ...bounds(period), zone } },
  );

export type TopProduct = { productId: number; title: string; units: number; netRevenue: number; orders: number };

export const topProducts = (ctx: Context, period: Period, limit: number): Promise<TopProduct[]> =>
  ctx.platform.clickhouse.query<TopProduct>(
    ctx.workspaceId,
    `/* topProducts */ SELECT product_id AS productId, max(name) AS title, sum(sold) AS units, sum(net) AS netRevenue,
      uniqExactIf(order_id, order_id > 0) AS orders
    FROM (
      SELECT product_id, title AS name, order_id, toInt64(quantity) AS sold,
        if(quantity = 0, total, toInt64(round(total * (1 - refunded_quantity / quantity)))) AS net
      FROM ${scoped('order_lines')} WHERE NOT deleted AND NOT cancelled AND ${within('placed_at')}
      UNION ALL
      SELECT product_id, title AS name, toUInt64(0) AS order_id, toInt64(0) AS sold, -total AS net
      FROM ${scoped('credit_note_lines')} WHERE NOT deleted AND ${within('issued_at')}
    ) WHERE product_id > 0 GROUP BY product_id HAVING units > 0 ORDER BY netRevenue DESC, productId LIMIT {limit:UInt32}`,
    { params: { ...bounds(period), limit } },
  );

export type LatestEvent = { metric: string; profileId: number; at: string; value: number; properties: string };

/** The latest arrivals, newest first. @param since epoch ms of the earliest arrival to look at */
export const latestEvents = (ctx: Context, since: number, limit: number): Promise<LatestEvent[]> =>
  ctx.platform.clickhouse.query<LatestEvent>(
    ctx.workspaceId,
    `/* latestEvents */ SELECT metric, profile_id AS profileId, toString(occurred_at) AS at, toFloat64(value) AS value, properties
    FROM ${scoped('timeline')} WHERE received_at >= {since:DateTime64(3, 'UTC')} AND NOT backfill
    ORDER BY received_at DESC, seq DESC LIMIT {limit:UInt32}`,
    { params: { since: clickhouseTime(since), limit } },
  );

/** What happened last in the time up to `now`, history that was filled in later included. @param now epoch ms */
export const latestHistory = (ctx: Context, since: number, now: number, limit: number): Promise<LatestEvent[]> =>
  ctx.platform.clickhouse.query<LatestEvent>(
    ctx.workspaceId,
    `/* latestHistory */ SELECT metric, profile_id AS profileId, toString(occurred_at) AS at, toFloat64(value) AS value, properties
    FROM ${scoped('timeline')}
    WHERE occurred_at >= {since:DateTime64(3, 'UTC')} AND occurred_at <= {now:DateTime64(3, 'UTC')}
    ORDER BY occurred_at DESC, seq DESC LIMIT {limit:UInt32}`,
    { params: { since: clickhouseTime(since), now: clickhouseTime(now), limit } },
  );
