import { instantOf } from '../../../kernel/zone.ts';
import type { Context } from '../../../platform/context.ts';
import { soldByDay, soldInAll } from '../store.clickhouse.ts';

export type Performance = {
  currency: string;
  units: number;
  refundedUnits: number;
  /** minor units of the brand's currency, lines of cancelled orders left out, what came back subtracted */
  netRevenue: number;
  orders: number;
  buyers: number;
  /** refunded units per sold unit, null without sales */
  refundRate: number | null;
  byDay: { day: string; units: number; netRevenue: number }[];
};

/**
 * How a product sold. Days are those of the brand's zone; without `from` everything counts, the trend shows 90 days.
 * @param span local days, both ends included
 */
export async function productPerformance(
  ctx: Context,
  productId: number,
  brand: { currency: string; timezone: string },
  span: { from?: string | undefined; to?: string | undefined },
): Promise<Performance> {
  const to = span.to === undefined ? ctx.platform.clock.now().toISOString() : startOf(span.to, brand.timezone, 1);
  const start = span.from === undefined ? undefined : startOf(span.from, brand.timezone);
  const from = start ?? '1970-01-01T00:00:00.000Z';
  const trendFrom = start ?? new Date(Date.parse(to) - 90 * 86_400_000).toISOString();
  const [total, byDay] = await Promise.all([
    soldInAll(ctx, productId, from, to),
    soldByDay(ctx, productId, trendFrom, to, brand.timezone),
  ]);
  return {
    currency: brand.currency,
    ...total,
    refundRate: total.units === 0 ? null : total.refundedUnits / total.units,
    byDay,
  };
}

/** The first instant of a local day, or of one `later`. */
function startOf(date: string, zone: string, later = 0): string {
  const day = new Date(Date.parse(`${date}T00:00:00Z`) + later * 86_400_000);
  const wall = { year: day.getUTCFullYear(), month: day.getUTCMonth() + 1, day: day.getUTCDate() };
  return instantOf({ ...wall, hour: 0, minute: 0, second: 0 }, zone).toISOString();
}
