import { workspaceOf } from '../../../foundation/workspaces/index.ts';
import { localDate, startOfDay } from '../../../kernel/zone.ts';
import { transact, type Context } from '../../../platform/context.ts';
import { stockBySku } from '../../../records/catalog/index.ts';
import { figureDefinitions } from '../../figures/index.ts';
import { forecastDemand, horizonWeeks, leadWeeks, type DemandForecast } from '../maths/demand.ts';
import { reorderUnits, stockOut } from '../maths/stock.ts';
import { addDays } from '../revenue/days.ts';
import { longestWeeks, soldByWeek, storeByWeek, unitsFromOrders, type Sold } from './store.clickhouse.ts';
import { removeOlderForecasts, storeForecasts, type DemandRow } from './store.ts';

const page = 1_000;
/** Of orders in the next 90 days; the horizon of demand is 13 weeks. */
const expectedOrders = 'expectedOrders90';
/** Stock is to last until the next delivery and the four weeks until one after that. */
const coverWeeks = 4;

export type DemandTotals = {
  products: number;
  classes: Record<string, number>;
  error: number;
  naiveError: number;
  units: number;
  held: number;
  trials: number;
  better: number;
  judged: number;
  hasOrders: boolean;
};

/** Forecasts every product that sells, page by page, and keeps the results. */
export async function fitDemand(ctx: Context): Promise<DemandTotals> {
  const now = ctx.platform.clock.now();
  const { timezone, names } = await transact(ctx, async (tx) => ({
    timezone: (await workspaceOf(tx, ctx.workspaceId)).timezone,
    names: (await figureDefinitions(ctx.platform.slots, tx, ctx.workspaceId)).map(({ name }) => name),
  }));
  const until = startOfDay(now, timezone);
  const today = localDate(now, timezone);
  const hasOrders = names.includes(expectedOrders) && names.includes('rfmGroup');
  const bottomUp = hasOrders
    ? new Map((await unitsFromOrders(ctx, until, expectedOrders)).map(({ sku, units }) => [sku, units]))
    : new Map<string, number>();
  const totals: DemandTotals = {
    products: 0,
    classes: {},
    error: 0,
    naiveError: 0,
    units: 0,
    held: 0,
    trials: 0,
    better: 0,
    judged: 0,
    hasOrders: bottomUp.size > 0,
  };
  const store = await storeByWeek(ctx, until);
  for (let after = ''; ;) {
    const sold = await soldByWeek(ctx, until, after, page);
    const last = sold.at(-1);
    if (!last) break;
    after = last.sku;
    await transact(ctx, async (tx) => {
      const stocks = await stockBySku(
        tx,
        ctx.workspaceId,
        sold.map(({ sku }) => sku),
      );
      const rows = sold.map((one) => {
        const history = regularWeeks(one);
        const forecast = forecastDemand(history, store);
        addUp(totals, forecast);
        const units = bottomUp.size === 0 ? null : (bottomUp.get(one.sku) ?? 0);
        return rowOf(one, history, forecast, { stock: stocks.get(one.sku) ?? null, today, now, units });
      });
      await storeForecasts(tx, ctx.workspaceId, rows);
    });
    if (sold.length < page) break;
  }
  await transact(ctx, (tx) => removeOlderForecasts(tx, ctx.workspaceId, now));
  return totals;
}

/** Units per week from the first sale on, the latest week last; nothing as 0. */
function regularWeeks({ firstWeek, weeks, units }: Sold): number[] {
  const length = Math.min(longestWeeks, firstWeek + 1);
  const values = Array.from({ length }, () => 0);
  for (const [i, week] of weeks.entries()) if (week < length) values[length - 1 - week] = units[i] ?? 0;
  return values;
}

function addUp(totals: DemandTotals, { class: kind, judged, mae, naiveMae }: DemandForecast): void {
  totals.products += 1;
  totals.classes[kind] = (totals.classes[kind] ?? 0) + 1;
  if (!judged) return;
  totals.error += judged.error;
  totals.naiveError += judged.naiveError;
  totals.units += judged.units;
  totals.held += judged.held;
  totals.trials += judged.trials;
  totals.judged += 1;
  if ((mae ?? 0) <= (naiveMae ?? 0)) totals.better += 1;
}

type Around = { stock: number | null; today: string; now: Date; units: number | null };

function rowOf(
  one: Sold,
  history: number[],
  forecast: DemandForecast,
  { stock, today, now, units }: Around,
): DemandRow {
  const out = stock === null ? null : stockOut(stock, forecast.cumulated);
  const date = (days: number | null | undefined): string | null => (days == null ? null : addDays(today, days));
  return {
    sku: one.sku,
    product_id: one.productId,
    title: one.title,
    category: one.category,
    class: forecast.class,
    adi: forecast.adi,
    cv2: forecast.cv2,
    method: forecast.method,
    history,
    expected: forecast.weeks.map(({ mean }) => mean),
    low: forecast.weeks.map(({ low }) => low),
    high: forecast.weeks.map(({ high }) => high),
    cumulated_low: forecast.cumulated.map(({ low }) => low),
    cumulated_high: forecast.cumulated.map(({ high }) => high),
    mae: forecast.mae,
    naive_mae: forecast.naiveMae,
    from_orders: units === null ? null : (units * horizonWeeks * 7) / 90,
    stock,
    stock_out: date(out?.expected),
    stock_out_earliest: date(out?.earliest),
    stock_out_latest: date(out?.latest),
    reorder: stock === null ? 0 : reorderUnits(stock, forecast.cumulated, leadWeeks, coverWeeks),
    computed_at: now,
  };
}
