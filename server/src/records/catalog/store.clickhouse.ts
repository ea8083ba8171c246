import { scoped } from '../../platform/clickhouse/index.ts';
import type { Context } from '../../platform/context.ts';
import type { ProductFigures } from './sort.ts';

// Sold lines and lines of credit notes in one stream: what came back without an order is units and money taken off.
const sales = `(
  SELECT order_id, profile_id, placed_at AS at, toInt64(quantity) AS units, toInt64(refunded_quantity) AS returned,
    if(quantity = 0, total, toInt64(round(total * (1 - refunded_quantity / quantity)))) AS net
  FROM ${scoped('order_lines')} WHERE product_id = {product:UInt64} AND NOT deleted AND NOT cancelled
  UNION ALL
  SELECT 0 AS order_id, 0 AS profile_id, issued_at AS at, toInt64(0) AS units, toInt64(quantity) AS returned, -total AS net
  FROM ${scoped('credit_note_lines')} WHERE product_id = {product:UInt64} AND NOT deleted
)`;
const inSpan = `at >= {from:DateTime64(3, 'UTC')} AND at < {to:DateTime64(3, 'UTC')}`;

const chTime = (iso: string): string => iso.replace('T', ' ').replace('Z', '');

type Sold = { units: number; refundedUnits: number; netRevenue: number; orders: number; buyers: number };

export async function soldInAll(ctx: Context, product: number, from: string, to: string): Promise<Sold> {
  const [row] = await ctx.platform.clickhouse.query<Sold>(
    ctx.workspaceId,
    `/* soldInAll */ SELECT sum(s.units) AS units, sum(returned) AS refundedUnits, sum(net) AS netRevenue,
      uniqExactIf(order_id, order_id > 0) AS orders, uniqExactIf(profile_id, profile_id > 0) AS buyers
    FROM ${sales} AS s WHERE ${inSpan}`,
    { params: { product, from: chTime(from), to: chTime(to) } },
  );
  return row ?? { units: 0, refundedUnits: 0, netRevenue: 0, orders: 0, buyers: 0 };
}

export const soldByDay = (
  ctx: Context,
  product: number,
  from: string,
  to: string,
  zone: string,
): Promise<{ day: string; units: number; netRevenue: number }[]> =>
  ctx.platform.clickhouse.query(
    ctx.workspaceId,
    `/* soldByDay */ SELECT toString(toDate(at, {zone:String})) AS day, sum(s.units) AS units, sum(net) AS netRevenue
    FROM ${sales} AS s WHERE ${inSpan} GROUP BY day ORDER BY day`,
    { params: { product, from: chTime(from), to: chTime(to), zone } },
  );

/** What every product, or each of these, sold in all time. */
export const soldByProduct = (ctx: Context, products: readonly number[] | null): Promise<ProductFigures[]> => {
  const which = products === null ? 'product_id > 0' : 'product_id IN {products:Array(UInt64)}';
  return ctx.platform.clickhouse.query<ProductFigures>(
    ctx.workspaceId,
    `/* soldByProduct */ SELECT product_id AS productId, sum(sold) AS units, sum(returned) AS refundedUnits, sum(net) AS netRevenue
    FROM (
      SELECT product_id, toInt64(quantity) AS sold, toInt64(refunded_quantity) AS returned,
        if(quantity = 0, total, toInt64(round(total * (1 - refunded_quantity / quantity)))) AS net
      FROM ${scoped('order_lines')} WHERE ${which} AND NOT deleted AND NOT cancelled
      UNION ALL
      SELECT product_id, toInt64(0) AS sold, toInt64(quantity) AS returned, -total AS net
      FROM ${scoped('credit_note_lines')} WHERE ${which} AND NOT deleted
    ) GROUP BY product_id`,
    { params: products === null ? {} : { products } },
  );
};
