import { mean } from './initial.ts';
import type { Trial } from './back-test.ts';

/** Share of what happened that an interval is meant to hold. */
export const nominal = 0.8;
export const lowTail = (1 - nominal) / 2;
export const highTail = 1 - lowTail;

export type Band = { low: number; mean: number; high: number };

/** Linear interpolation between the order statistics (Hyndman & Fan 1996, type 7). */
export function quantile(sorted: readonly number[], p: number): number {
  if (sorted.length === 0) return 0;
  const place = p * (sorted.length - 1);
  const below = sorted[Math.floor(place)] ?? 0;
  const above = sorted[Math.ceil(place)] ?? below;
  return below + (place - Math.floor(place)) * (above - below);
}

export const sorted = (values: readonly number[]): number[] => [...values].sort((a, b) => a - b);

/** Errors relative to the forecast, pooled over trials and periods: what happened was forecast × ratio. */
export const ratiosOf = (trials: readonly Trial[]): number[] =>
  sorted(
    trials.flatMap(({ forecast, actual }) =>
      actual.flatMap((value, i) => {
        const said = forecast[i] ?? 0;
        return said > 0 ? [value / said] : [];
      }),
    ),
  );

/**
 * Periods with the interval that past forecasts of this method would have needed: empirical quantiles of truth over
 * forecast (Hyndman & Athanasopoulos 5.5; no shape of the errors is assumed).
 */
export function bandsFrom(forecast: readonly number[], ratios: readonly number[]): Band[] {
  const [low, high] = ratios.length < 10 ? [0, 2] : [quantile(ratios, lowTail), quantile(ratios, highTail)];
  return forecast.map((value) => ({ low: value * low, mean: value, high: value * high }));
}

/**
 * The interval of a total. Few origins give few totals: their spread is widened by Student's t of so many trials, and
 * never narrower than independent periods would make it.
 * @param t two-sided quantile of Student's t for the trials
 */
export function totalBand(forecast: readonly number[], trials: readonly Trial[], t: (degrees: number) => number): Band {
  const total = sum(forecast);
  const relative = trials.flatMap(({ forecast: said, actual }) => {
    const expected = sum(said.slice(0, actual.length));
    return expected > 0 ? [sum(actual) / expected - 1] : [];
  });
  if (relative.length < 2) return { low: 0, mean: total, high: total * 2 };
  const periods = ratiosOf(trials).map((ratio) => ratio - 1);
  const independent = Math.sqrt(mean(periods.map((error) => error ** 2)) / Math.max(1, forecast.length));
  const spread = Math.max(Math.sqrt(mean(relative.map((error) => error ** 2))), independent);
  const width = t(relative.length) * spread * Math.sqrt(1 + 1 / relative.length);
  return { low: Math.max(0, total * (1 - width)), mean: total, high: total * (1 + width) };
}

const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);
