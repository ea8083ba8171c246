import { invalid } from '../../../kernel/problem.ts';
import { transact, type Context } from '../../../platform/context.ts';
import { modelOf } from '../../models/index.ts';
import { segmentNames } from '../../segments/index.ts';
import { nominal, type Band } from '../maths/intervals.ts';
import { knownForecasts } from '../revenue/known.ts';
import { revenueName } from '../revenue/model.ts';
import { addDays } from '../revenue/days.ts';
import { dayOf, outlookOf, type Horizon, type Known } from '../revenue/fit-revenue.ts';

const shownDays = 180;

/** Past and expected net revenue of the store or of a segment's members, in minor units, with how the forecast did. */
export async function readRevenue(ctx: Context, horizon: Horizon, segmentId?: number) {
  if (segmentId !== undefined && !(await segmentNames(ctx)).has(segmentId)) {
    throw invalid('There is no such segment.', [{ path: 'segmentId', message: 'Choose a segment of this workspace.' }]);
  }
  const known = segmentId === undefined ? await knownOf(ctx) : null;
  const outlook = await outlookOf(ctx, horizon, { segmentId, known });
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

/** What the last fit of the store said, if it can be read. */
async function knownOf(ctx: Context): Promise<Known | null> {
  const model = await transact(ctx, (tx) => modelOf(tx, ctx.workspaceId, revenueName));
  return knownForecasts.safeParse(model?.parameters).data ?? null;
}
