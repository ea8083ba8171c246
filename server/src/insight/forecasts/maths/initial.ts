import type { Shape, State } from './smoothing.ts';

/** Where smoothing begins: the states before it and the first observation that is smoothed. */
export type Start = { state: State; from: number };

/** The first value as level and the first change as trend; every observation is smoothed (statsmodels' "simple"). */
export function simpleStart(series: readonly number[], shape: Shape): Start {
  const [first = 0, second = first] = series;
  const trend = shape.trend === 'multiplicative' ? (first === 0 ? 1 : second / first) : second - first;
  return { state: { level: first, trend: shape.trend === 'none' ? 0 : trend, season: flatSeason(shape) }, from: 0 };
}

/**
 * As R's `HoltWinters` begins: without a season from the first value on; with one, after the first season, from a
 * classical decomposition of the first two and a straight line through its trend.
 */
export function classicalStart(series: readonly number[], shape: Shape): Start {
  if (shape.season === 'none') {
    const [first = 0, second = first] = series;
    return shape.trend === 'none'
      ? { state: { level: first, trend: 0, season: [] }, from: 1 }
      : { state: { level: second, trend: second - first, season: [] }, from: 2 };
  }
  const { period } = shape;
  const head = series.slice(0, 2 * period);
  const trend = movingMean(head, period);
  const { intercept, slope } = line(trend.filter((value) => !Number.isNaN(value)));
  const multiplicative = shape.season === 'multiplicative';
  const figure = Array.from({ length: period }, (_, i) => {
    const ratios = [i, i + period]
      .filter((t) => !Number.isNaN(trend[t] ?? Number.NaN))
      .map((t) => (multiplicative ? (head[t] ?? 0) / (trend[t] ?? 1) : (head[t] ?? 0) - (trend[t] ?? 0)));
    return ratios.length === 0 ? Number.NaN : mean(ratios);
  });
  const centre = mean(figure.filter((value) => !Number.isNaN(value)));
  const season = figure.map((value) => (multiplicative ? value / centre : value - centre));
  return { state: { level: intercept, trend: shape.trend === 'none' ? 0 : slope, season }, from: period };
}

export const flatSeason = ({ season, period }: Shape): number[] =>
  season === 'none' ? [] : Array.from({ length: period }, () => (season === 'multiplicative' ? 1 : 0));

/** Centred moving mean over one season (2×m for even m), NaN at the ends. */
function movingMean(values: readonly number[], period: number): number[] {
  const half = Math.floor(period / 2);
  return values.map((_, t) => {
    if (t < half || t + half >= values.length) return Number.NaN;
    let sum = 0;
    for (let k = -half; k <= half; k += 1) {
      sum += (values[t + k] ?? 0) * (period % 2 === 0 && Math.abs(k) === half ? 0.5 : 1);
    }
    return sum / period;
  });
}

/** Least squares through (1, y₁), (2, y₂), … */
function line(values: readonly number[]): { intercept: number; slope: number } {
  const n = values.length;
  const middle = (n + 1) / 2;
  const average = mean(values);
  let over = 0;
  let under = 0;
  for (const [i, y] of values.entries()) {
    over += (i + 1 - middle) * (y - average);
    under += (i + 1 - middle) ** 2;
  }
  const slope = under === 0 ? 0 : over / under;
  return { intercept: average - slope * middle, slope };
}

export const mean = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
