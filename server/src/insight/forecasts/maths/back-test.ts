import { mean } from './initial.ts';
import type { Method } from './methods.ts';

/** How the truth of an origin is compared: every period by itself, or the total of the horizon. */
export type Judged = 'periods' | 'total';

export type Trial = { origin: number; forecast: number[]; actual: number[] };

export type Scored = {
  method: Method;
  trials: Trial[];
  /** mean absolute error per period (or of the total, per period of the horizon) */
  mae: number;
  /** sum of errors over sum of truth: above 0 it said too much */
  bias: number | null;
};

/** Positions from which a forecast is made knowing nothing later; the oldest first. */
export function originsOf(length: number, horizon: number, count: number, step: number, least: number): number[] {
  const origins: number[] = [];
  for (let origin = length - horizon; origin >= least && origins.length < count; origin -= step)
    origins.unshift(origin);
  return origins;
}

/** Rolling-origin evaluation (Tashman 2000): each method forecasts from each origin with what was known then. */
export function backTest(
  series: readonly number[],
  methods: readonly Method[],
  horizon: number,
  origins: readonly number[],
  judged: Judged,
): Scored[] {
  return methods
    .filter((method) => origins.every((origin) => origin >= method.needs))
    .map((method) => {
      const trials = origins.map((origin): Trial => {
        const actual = series.slice(origin, origin + horizon);
        return { origin, forecast: method.forecast(series.slice(0, origin), actual.length), actual };
      });
      return { method, trials, ...errorsOf(trials, judged) };
    });
}

/** Mean absolute error of trials, and their bias. */
export function errorsOf(trials: readonly Trial[], judged: Judged): { mae: number; bias: number | null } {
  const truth = sum(trials.map(({ actual }) => sum(actual)));
  const said = sum(trials.map(({ forecast, actual }) => sum(forecast.slice(0, actual.length))));
  const errors = trials.map(({ forecast, actual }) =>
    judged === 'total'
      ? Math.abs(sum(forecast) - sum(actual)) / Math.max(1, actual.length)
      : mean(actual.map((value, i) => Math.abs(value - (forecast[i] ?? 0)))),
  );
  return { mae: mean(errors), bias: truth === 0 ? null : (said - truth) / truth };
}

/**
 * Of what is no baseline, the best of older origins; judged on the latest third, which had no say. Without enough origins
 * all serve both.
 * @param usual taken unless another is better by more than `margin`: a choice by few trials is mostly noise
 */
export function chooseBy(
  scored: readonly Scored[],
  judged: Judged,
  { usual, margin = 0 }: { usual?: string; margin?: number } = {},
): { choice: Scored; judgedOn: (one: Scored) => Trial[] } | null {
  const able = scored.filter(({ method }) => !method.isBaseline);
  const [first] = able;
  if (!first) return null;
  const count = first.trials.length;
  const held = count >= 3 ? Math.max(1, Math.floor(count / 3)) : 0;
  const early = (one: Scored): number => errorsOf(held === 0 ? one.trials : one.trials.slice(0, -held), judged).mae;
  const best = able.reduce((one, other) => (early(other) < early(one) ? other : one));
  const expected = able.find(({ method }) => method.name === usual);
  const choice = expected && early(best) > early(expected) * (1 - margin) ? expected : best;
  return { choice, judgedOn: (one) => (held === 0 ? one.trials : one.trials.slice(-held)) };
}

/** Mean absolute change of a series over one season: what MASE divides by (Hyndman & Koehler 2006). Null where nothing moves. */
export function naiveScale(series: readonly number[], period: number): number | null {
  const changes = series.slice(period).map((value, i) => Math.abs(value - (series[i] ?? 0)));
  const scale = mean(changes);
  return scale > 0 ? scale : null;
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
