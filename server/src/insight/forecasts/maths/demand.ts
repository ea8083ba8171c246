import { backTest, chooseBy, errorsOf, originsOf, type Scored } from './back-test.ts';
import { countQuantile } from './counts.ts';
import { demandPattern, type DemandPattern } from './demand-class.ts';
import { smooth } from './smoothing.ts';
import { intermittentForecast, type IntermittentMethod } from './intermittent.ts';
import { mean } from './initial.ts';
import { highTail, lowTail, type Band } from './intervals.ts';
import { combined, recentMean, seasonalNaive, type Method } from './methods.ts';

/** Weeks a forecast is judged over: about what it takes to reorder. */
export const leadWeeks = 4;
export const horizonWeeks = 13;
const year = 52;

const alphas = [0.05, 0.1, 0.2, 0.3, 0.5] as const;
const level = { trend: 'none', season: 'none', period: 1, damped: false } as const;

/** Simple exponential smoothing with the best of a few speeds: thousands of series are fitted at a time. */
const smoothing: Method = {
  name: 'Exponential smoothing',
  isBaseline: false,
  needs: 4,
  forecast: (series, horizon) => {
    const head = mean(series.slice(0, 4));
    const runs = alphas.map((alpha) =>
      smooth(series, level, { alpha, beta: 0, gamma: 0, phi: 1 }, { level: head, trend: 0, season: [] }),
    );
    const best = runs.reduce((a, b) => (b.sse < a.sse ? b : a));
    return Array.from({ length: horizon }, () => best.state.level);
  },
};

const intermittent = (method: IntermittentMethod, name: string): Method => ({
  name,
  isBaseline: false,
  needs: 4,
  forecast: (series, horizon) => {
    const value = intermittentForecast(series, method);
    return Array.from({ length: horizon }, () => value);
  },
});

const sba = intermittent('sba', 'Syntetos-Boylan (SBA)');
const half = 26;
const halfYear = recentMean(half, 'Mean of half a year', false);

/**
 * The mean of half a year, moved by the season of the whole store: how last year's same weeks compared with the half-year
 * before them. One product sells too little to show a season of its own.
 * @param whole length of the product's series
 * @param store units of all products per week, ending with the series
 */
const withSeason = (whole: number, store: readonly number[]): Method => ({
  name: 'Mean of half a year, season of the store',
  isBaseline: false,
  needs: 4,
  forecast: (series, horizon) => {
    const now = store.length - (whole - series.length);
    const before = store.slice(Math.max(0, now - year - half), now - year);
    const level = mean(series.slice(-half));
    const base = mean(before);
    return Array.from({ length: horizon }, (_, i) => {
      const same = now + i - year;
      const around = store.slice(Math.max(0, same - 1), Math.min(now, same + 2));
      return before.length < half || base <= 0 || around.length < 3 ? level : (level * mean(around)) / base;
    });
  },
});

const usual = 'Mean of methods';

function methodsFor(whole: number, store: readonly number[]): Method[] {
  const season = withSeason(whole, store);
  return [
    recentMean(leadWeeks, 'Naive: last four weeks again'),
    smoothing,
    intermittent('croston', 'Croston'),
    sba,
    intermittent('tsb', 'Teunter-Syntetos-Babai (TSB)'),
    halfYear,
    season,
    { ...seasonalNaive(year, 'Last year again'), isBaseline: false, needs: year },
    combined([smoothing, sba, season, season], usual),
  ];
}

export type DemandForecast = DemandPattern & {
  method: string;
  /** Units of each week to come. */
  weeks: Band[];
  /** Units up to the end of each week to come. */
  cumulated: Band[];
  /** Mean absolute error of four-week totals, per week, where the method had no say; null without back-test. */
  mae: number | null;
  naiveMae: number | null;
  /** Sums over the judged origins, to add up over products. */
  judged: { error: number; naiveError: number; units: number; held: number; trials: number } | null;
};

/**
 * Forecasts the weekly units of one product. What never sold, or for less than eight weeks, has the mean of what there is.
 * @param series units per week without gaps, the first one the week of the first sale
 * @param store the same of all products together, ending with the same week
 */
export function forecastDemand(series: readonly number[], store: readonly number[] = []): DemandForecast {
  const pattern = demandPattern(series);
  const origins = originsOf(series.length, leadWeeks, 9, 2, 8);
  const scored = backTest(series, methodsFor(series.length, store), leadWeeks, origins, 'total');
  const chosen = origins.length < 3 ? null : chooseBy(scored, 'total', { usual, margin: 0.15 });
  const naive = scored.find(({ method }) => method.isBaseline);
  if (!chosen || !naive) {
    const perWeek = mean(series);
    const spread = variance(series, perWeek);
    return {
      ...pattern,
      method: 'Mean so far',
      ...bands(constant(perWeek), spread, perWeek),
      mae: null,
      naiveMae: null,
      judged: null,
    };
  }
  const { choice, judgedOn } = chosen;
  const own = errorsOf(judgedOn(choice), 'total');
  const other = errorsOf(judgedOn(naive), 'total');
  const spread = spreadOf(choice, series);
  const expected = choice.method.forecast(series, horizonWeeks).map((value) => Math.max(0, value));
  return {
    ...pattern,
    method: choice.method.name,
    ...bands(expected, spread.weekly, spread.level),
    mae: own.mae,
    naiveMae: other.mae,
    judged: {
      error: own.mae * leadWeeks * judgedOn(choice).length,
      naiveError: other.mae * leadWeeks * judgedOn(choice).length,
      units: judgedOn(choice).reduce((all, trial) => all + total(trial.actual), 0),
      held: judgedOn(choice).filter((trial) => holds(trial.forecast, spread, total(trial.actual))).length,
      trials: judgedOn(choice).length,
    },
  };
}

/** Variance of one week about its forecast, and of the level itself: the first adds up with weeks, the second with their square. */
type Spread = { weekly: number; level: number };

function spreadOf({ trials }: Scored, series: readonly number[]): Spread {
  const average = mean(series.slice(-year));
  const weekly = Math.max(average, mean(trials.map(({ actual }) => variance(actual, mean(actual)))));
  const totals = mean(trials.map(({ forecast, actual }) => (total(forecast) - total(actual)) ** 2));
  return { weekly, level: Math.max(0, (totals - leadWeeks * weekly) / leadWeeks ** 2) };
}

function holds(forecast: readonly number[], { weekly, level: uncertain }: Spread, actual: number): boolean {
  const k = forecast.length;
  const variance = k * weekly + k * k * uncertain;
  const expected = total(forecast);
  return actual >= countQuantile(lowTail, expected, variance) && actual <= countQuantile(highTail, expected, variance);
}

function bands(expected: readonly number[], weekly: number, uncertain: number): { weeks: Band[]; cumulated: Band[] } {
  const band = (value: number, spread: number): Band => ({
    low: countQuantile(lowTail, value, spread),
    mean: value,
    high: countQuantile(highTail, value, spread),
  });
  let sum = 0;
  const cumulated = expected.map((value, i) => {
    sum += value;
    const k = i + 1;
    return band(sum, k * weekly + k * k * uncertain);
  });
  return { weeks: expected.map((value) => band(value, weekly + uncertain)), cumulated };
}

const constant = (value: number): number[] => Array.from({ length: horizonWeeks }, () => value);
const total = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);
const variance = (values: readonly number[], average: number): number =>
  values.length < 2 ? average : values.reduce((all, value) => all + (value - average) ** 2, 0) / (values.length - 1);
