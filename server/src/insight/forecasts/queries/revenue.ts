import { invalid } from '../../../kernel/problem.ts';
import type { Context } from '../../../platform/context.ts';
import { segmentNames } from '../../segments/index.ts';
import { nominal, type Band } from '../maths/intervals.ts';
import { addDays } from '../revenue/days.ts';
import { dayOf, outlookOf, type Horizon } from '../revenue/fit-revenue.ts';

const shownDays = 180;

/** Past and expected net revenue of the store or of a segment's members, in minor units, with how the forecast did. */
export async function readRevenue(ctx: Context, horizon: Horizon, segmentId?: number) {
  if (segmentId !== undefined && !(await segmentNames(ctx)).has(segmentId)) {
    throw invalid('There is no such segment.', [{ path: 'segmentId', message: 'Choose a segment of this workspace.' }]);
  }
  const outlook = await outlookOf(ctx, horizon, segmentId);
  const { forecast, history } = outlook;
  const first = Math.max(0, history.length - shownDays);
  const expected = outlook.hidden === null ? (forecast?.days ?? []) : [];
  const round = (band: Band): Band => ({
    low: Math.round(band.low),
    mean: Math.round(band.mean),
    high: Math.round(band.high),
  });
  return {
    currency: outlook.currency,
    horizon,
    state: outlook.hidden === null ? ('shown' as const) : ('hidden' as const),
    reason: outlook.hidden,
    method: forecast?.method ?? null,
    nominal,
    coverage: forecast?.coverage ?? null,
    split: forecast === null ? null : dayOf(outlook, forecast.split),
    total: outlook.hidden === null && forecast ? round(forecast.total) : null,
    lastTotal: history.slice(-horizon).reduce((sum, net) => sum + net, 0),
    past: history.slice(first).map((net, i) => ({ day: dayOf(outlook, first + i), net })),
    days: expected.map((band, i) => ({ day: addDays(outlook.today, i), ...round(band) })),
    backtest: forecast?.rows ?? [],
  };
}
