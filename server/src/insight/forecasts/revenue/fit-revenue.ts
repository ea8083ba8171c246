import { workspaceOf } from '../../../foundation/workspaces/index.ts';
import { localDate, startOfDay } from '../../../kernel/zone.ts';
import { transact, type Context } from '../../../platform/context.ts';
import { forecastRevenue, leastDays, type RevenueForecast } from '../maths/revenue.ts';
import { addDays, regularDays } from './days.ts';
import { netByDay } from './store.ts';

export type Horizon = 30 | 90;

export type Outlook = {
  currency: string;
  /** Today where the brand is: the first day that is forecast. */
  today: string;
  from: string;
  /** Net revenue a day up to yesterday, minor units. */
  history: number[];
  forecast: RevenueForecast | null;
  /** Why there is no forecast to show; null when there is. */
  hidden: string | null;
};

/** Forecasts of the store as they were made on a day: good for all of it. */
export type Known = { today: string; forecasts: Record<Horizon, RevenueForecast | null> };

/** The past and the expected net revenue of the store, or of who is in a segment now. */
export async function outlookOf(
  ctx: Context,
  horizon: Horizon,
  { segmentId, known }: { segmentId?: number | undefined; known?: Known | null } = {},
): Promise<Outlook> {
  const { currency, timezone } = await transact(ctx, (tx) => workspaceOf(tx, ctx.workspaceId));
  const now = ctx.platform.clock.now();
  const today = localDate(now, timezone);
  const rows = await netByDay(ctx, { zone: timezone, until: startOfDay(now, timezone), segmentId });
  const { from, values } = regularDays(rows, today);
  const isKnown = segmentId === undefined && known?.today === today;
  const forecast = isKnown ? known.forecasts[horizon] : forecastRevenue(values, horizon);
  return { currency, today, from, history: values, forecast, hidden: whyHidden(values.length, horizon, forecast) };
}

function whyHidden(days: number, horizon: number, forecast: RevenueForecast | null): string | null {
  if (forecast === null) {
    return `${days} days of sales are too few: ${horizon} days ahead take ${Math.max(leastDays, horizon + 62)}.`;
  }
  if (forecast.wins) return null;
  return `On days it had not seen, "${forecast.method}" was not better than a naive rule.`;
}

export const dayOf = (outlook: Outlook, position: number): string => addDays(outlook.from, position);
