import { workspaceOf } from '../../../foundation/workspaces/index.ts';
import { notFound } from '../../../kernel/problem.ts';
import { localDate } from '../../../kernel/zone.ts';
import { transact, type Context } from '../../../platform/context.ts';
import { modelOf } from '../../models/index.ts';
import { horizonWeeks } from '../maths/demand.ts';
import { addDays } from '../revenue/days.ts';
import { demandOf, demandPage, type DemandFilter, type DemandRow, type DemandSort } from './store.ts';

/** Products with what they are expected to sell in 13 weeks. */
export const listDemand = (
  ctx: Context,
  { sort, cursor, limit, ...filter }: DemandFilter & { sort: DemandSort; cursor?: string | undefined; limit: number },
) =>
  transact(ctx, async (tx) => {
    const offset = Math.max(0, Number(cursor ?? 0) || 0);
    const { timezone } = await workspaceOf(tx, ctx.workspaceId);
    const today = localDate(ctx.platform.clock.now(), timezone);
    const [{ rows, total }, model] = [
      await demandPage(tx, ctx.workspaceId, { ...filter, today }, sort, { offset, limit }),
      await modelOf(tx, ctx.workspaceId, 'demand'),
    ];
    return {
      items: rows.map(shown),
      total,
      nextCursor: offset + rows.length < total ? String(offset + rows.length) : null,
      state: model?.state ?? null,
      reason: model === null ? 'It has not been computed yet.' : model.reason,
      computedAt: model?.fittedAt.toISOString() ?? null,
    };
  });

export const readDemand = (ctx: Context, sku: string) =>
  transact(ctx, async (tx) => {
    const row = await demandOf(tx, ctx.workspaceId, sku);
    if (!row) throw notFound('product with a forecast');
    const { timezone } = await workspaceOf(tx, ctx.workspaceId);
    const today = localDate(row.computed_at, timezone);
    const past = row.history.map((units, i) => ({ from: addDays(today, -7 * (row.history.length - i)), units }));
    const weeks = row.expected.map((expected, i) => ({
      from: addDays(today, 7 * i),
      expected,
      low: row.low[i] ?? 0,
      high: row.high[i] ?? 0,
      lowUntil: row.cumulated_low[i] ?? 0,
      highUntil: row.cumulated_high[i] ?? 0,
    }));
    return { ...shown(row), past, weeks };
  });

const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);

const shown = (row: DemandRow) => ({
  sku: row.sku,
  productId: Number(row.product_id),
  title: row.title,
  category: row.category,
  class: row.class,
  adi: row.adi,
  cv2: row.cv2,
  method: row.method,
  recent: row.history.slice(-26),
  expected: sum(row.expected),
  low: row.cumulated_low[horizonWeeks - 1] ?? 0,
  high: row.cumulated_high[horizonWeeks - 1] ?? 0,
  fromOrders: row.from_orders,
  error: row.mae,
  naiveError: row.naive_mae,
  stock: row.stock,
  stockOut: row.stock_out,
  stockOutEarliest: row.stock_out_earliest,
  stockOutLatest: row.stock_out_latest,
  reorder: row.reorder,
  computedAt: row.computed_at.toISOString(),
});
