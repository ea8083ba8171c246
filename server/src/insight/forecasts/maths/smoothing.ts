/**
 * Exponential smoothing in its additive-error recursions: Holt (1957/2004), Winters (1960), Gardner & McKenzie (1985) for
 * the damped trend, Pegels (1969) for the multiplicative one; notation of Hyndman & Athanasopoulos, "Forecasting".
 */
export type Trend = 'none' | 'additive' | 'multiplicative';
export type Season = 'none' | 'additive' | 'multiplicative';

export type Shape = {
  trend: Trend;
  season: Season;
  /** Observations per season; 1 without one. */
  period: number;
  damped: boolean;
};

export type Parameters = {
  /** level */
  alpha: number;
  /** trend, as a share of the change of the level */
  beta: number;
  /** season, as a share of what the new level leaves over */
  gamma: number;
  /** damping of the trend; 1 for none */
  phi: number;
};

/** States before the first observation that is smoothed. `season[i]` is that of the i-th observation from there on. */
export type State = { level: number; trend: number; season: readonly number[] };

export type Smoothed = { state: State; errors: readonly number[]; sse: number };

/** Runs over a series from its `from`-th observation on. Errors are one-step-ahead, in the units of the series. */
export function smooth(series: readonly number[], shape: Shape, p: Parameters, start: State, from = 0): Smoothed {
  let { level, trend } = start;
  const season = [...start.season];
  const errors: number[] = [];
  let sse = 0;
  for (let t = from; t < series.length; t += 1) {
    const y = series[t] ?? 0;
    const place = (t - from) % shape.period;
    const seasonal = shape.season === 'none' ? neutral(shape.season) : (season[place] ?? neutral(shape.season));
    const base = advance(level, trend, shape, p.phi);
    const error = y - combine(base, seasonal, shape.season);
    errors.push(error);
    sse += error * error;
    const next = p.alpha * without(y, seasonal, shape.season) + (1 - p.alpha) * base;
    trend = nextTrend(level, next, trend, shape, p);
    if (shape.season !== 'none') season[place] = p.gamma * without(y, next, shape.season) + (1 - p.gamma) * seasonal;
    level = next;
  }
  const passed = (series.length - from) % shape.period;
  return { state: { level, trend, season: [...season.slice(passed), ...season.slice(0, passed)] }, errors, sse };
}

/** Point forecasts of the next `horizon` observations. */
export function project(state: State, shape: Shape, phi: number, horizon: number): number[] {
  let weight = 0;
  return Array.from({ length: horizon }, (_, i) => {
    weight += phi ** (i + 1);
    const base =
      shape.trend === 'none'
        ? state.level
        : shape.trend === 'additive'
          ? state.level + weight * state.trend
          : state.level * state.trend ** weight;
    return combine(base, state.season[i % shape.period] ?? neutral(shape.season), shape.season);
  });
}

function advance(level: number, trend: number, shape: Shape, phi: number): number {
  if (shape.trend === 'none') return level;
  return shape.trend === 'additive' ? level + phi * trend : level * trend ** phi;
}

function nextTrend(level: number, next: number, trend: number, shape: Shape, p: Parameters): number {
  if (shape.trend === 'none') return trend;
  return shape.trend === 'additive'
    ? p.beta * (next - level) + (1 - p.beta) * p.phi * trend
    : p.beta * (next / level) + (1 - p.beta) * trend ** p.phi;
}

const neutral = (season: Season): number => (season === 'multiplicative' ? 1 : 0);
const combine = (base: number, seasonal: number, season: Season): number =>
  season === 'multiplicative' ? base * seasonal : base + seasonal;
const without = (y: number, other: number, season: Season): number =>
  season === 'multiplicative' ? y / other : y - other;
