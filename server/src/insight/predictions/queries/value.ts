import { currencyExponent } from '../../../kernel/money.ts';
import { workspaceOf } from '../../../foundation/workspaces/index.ts';
import { transact, type Context } from '../../../platform/context.ts';
import { modelOf } from '../../models/index.ts';
import { driverNames, valueBins, valueConcentration, valueDrivers, valueTotals } from '../store/report.ts';

const bins = 24;

/** State of a model for a page that shows what it predicts. */
const stateOf = (fit: Awaited<ReturnType<typeof modelOf>>) => ({
  state: fit?.state ?? ('unfitted' as const),
  reason: fit?.reason ?? null,
  fittedAt: fit?.fittedAt.toISOString() ?? null,
});

export const moneyAndModels = (ctx: Context) =>
  transact(ctx, async (tx) => {
    const { currency } = await workspaceOf(tx, ctx.workspaceId);
    const [value, churn] = [
      await modelOf(tx, ctx.workspaceId, 'lifetime-value'),
      await modelOf(tx, ctx.workspaceId, 'churn'),
    ];
    const unit = 10 ** currencyExponent(currency);
    return {
      currency,
      unit,
      minor: (units: number): number => Math.round(units * unit),
      value: stateOf(value),
      churn: stateOf(churn),
      backtest: value?.card.backtest ?? null,
    };
  });

/** Lifetime value of everybody: sums, how it is spread, who brings it, where it comes from, and how good the model was. */
export async function readValue(ctx: Context) {
  const { currency, minor, value, churn, backtest, unit } = await moneyAndModels(ctx);
  const totals = await valueTotals(ctx);
  const width = niceWidth(Math.max(totals.most, bins / unit) / (bins - 1));
  const [spread, shares, ...byDriver] = await Promise.all([
    valueBins(ctx, width, bins),
    valueConcentration(ctx),
    ...driverNames.map((driver) => valueDrivers(ctx, driver)),
  ]);
  return {
    currency,
    model: value,
    churnModel: churn,
    totals: {
      customers: totals.customers,
      predictedFor: totals.predictedFor,
      historic: minor(totals.historic),
      predicted: minor(totals.predicted),
      active: totals.predictedFor > 0 ? totals.active : null,
      orders: totals.orders,
      atRisk: totals.judged > 0 ? totals.high : null,
      valueAtRisk: minor(totals.valueAtRisk),
    },
    distribution: Array.from({ length: bins }, (_, i) => {
      const found = spread.find(({ from }) => Math.round(from / width) === i);
      return {
        from: minor(i * width),
        below: i === bins - 1 ? null : minor((i + 1) * width),
        historic: found?.historic ?? 0,
        predicted: found?.predicted ?? 0,
      };
    }),
    concentration: shares,
    drivers: driverNames.map((driver, i) => ({
      driver,
      groups: (byDriver[i] ?? []).map(({ value: name, customers, mean, deviation }) => {
        const half = (1.96 * deviation) / Math.sqrt(customers);
        return { name, customers, mean: minor(mean), low: minor(mean - half), high: minor(mean + half) };
      }),
    })),
    backtest,
  };
}

/** 1, 2, 2.5 or 5 times a power of ten, at least `rough`. */
export function niceWidth(rough: number): number {
  if (!(rough > 0)) return 1;
  const power = 10 ** Math.floor(Math.log10(rough));
  const share = rough / power;
  return power * (share <= 1 ? 1 : share <= 2 ? 2 : share <= 2.5 ? 2.5 : share <= 5 ? 5 : 10);
}
