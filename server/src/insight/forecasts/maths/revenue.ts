import { studentQuantile } from '../../../kernel/statistics/index.ts';
import { backTest, chooseBy, errorsOf, naiveScale, originsOf, type Scored } from './back-test.ts';
import { bandsFrom, highTail, ratiosOf, totalBand, type Band } from './intervals.ts';
import {
  combined,
  holtWinters,
  lastYearScaled,
  recentMean,
  seasonalMean,
  seasonalNaive,
  type Method,
} from './methods.ts';

const week = 7;
/** 52 whole weeks, so that weekdays meet weekdays. */
const year = 364;

const weekdays = holtWinters(week, 'additive', false, 'Holt-Winters, weekdays');
const factors = holtWinters(week, 'multiplicative', false, 'Holt-Winters, weekdays as factors');
const trended = holtWinters(week, 'additive', true, 'Holt-Winters, weekdays and damped trend');
const lastYear = lastYearScaled(week, year, 56, 'Last year, scaled by growth');

/** Averages of unlike methods are hard to beat by choosing (Timmermann 2006): another has to be clearly better. */
const usual = 'Mean of Holt-Winters and last year';
const margin = 0.1;

/** Ways of forecasting daily net revenue. */
export const revenueMethods: readonly Method[] = [
  seasonalNaive(week, 'Seasonal naive: last week again'),
  recentMean(28, 'Mean of the last four weeks'),
  seasonalMean(week, 8, 'Mean weekday of eight weeks'),
  weekdays,
  factors,
  trended,
  lastYear,
  combined([trended, lastYear], usual),
  combined([weekdays, recentMean(28, ''), lastYear], 'Mean of weekdays, four weeks and last year'),
];

export type RevenueForecast = {
  method: string;
  /** Next days, the first one first. */
  days: Band[];
  total: Band;
  /** Errors on origins that had no say in the choice. */
  rows: {
    name: string;
    isBaseline: boolean;
    chosen: boolean;
    mae: number;
    mase: number | null;
    total: number | null;
  }[];
  /** How often the interval of a day held, over origins other than those it was made from. */
  coverage: number | null;
  /** First position that was forecast in the judged trials. */
  split: number;
  /** It beats every baseline. */
  wins: boolean;
};

/** Fewest days of history: four origins of 30 days after eight weeks. */
export const leastDays = 56 + 60;

/**
 * Forecasts daily net revenue: methods compete on past origins, the judged ones decide whether it is worth showing.
 * @param series one value a day without gaps, the last one yesterday's
 */
export function forecastRevenue(series: readonly number[], horizon: number): RevenueForecast | null {
  if (series.length < Math.max(leastDays, horizon + 62)) return null;
  const origins = originsOf(series.length, horizon, 15, 15, 56);
  const scored = backTest(series, revenueMethods, horizon, origins, 'periods');
  const chosen = chooseBy(scored, 'periods', { usual, margin });
  if (!chosen) return null;
  const { choice, judgedOn } = chosen;
  const scale = naiveScale(series, week);
  const rows = scored.map((one) => {
    const { mae, bias } = errorsOf(judgedOn(one), 'periods');
    const mase = scale === null ? null : mae / scale;
    return { name: one.method.name, isBaseline: one.method.isBaseline, chosen: one === choice, mae, mase, total: bias };
  });
  const own = rows.find((row) => row.chosen);
  const wins = own !== undefined && !own.isBaseline && rows.every((row) => !row.isBaseline || own.mae < row.mae);
  const forecast = choice.method.forecast(series, horizon);
  return {
    method: choice.method.name,
    days: bandsFrom(forecast, ratiosOf(choice.trials)),
    total: totalBand(forecast, choice.trials, (degrees) => studentQuantile(highTail, degrees)),
    rows,
    coverage: coverageOf(choice),
    split: Math.min(...judgedOn(choice).map(({ origin }) => origin)),
    wins,
  };
}

/** Each trial is held against the ratios of the others. */
function coverageOf({ trials }: Scored): number | null {
  let inside = 0;
  let all = 0;
  for (const trial of trials) {
    const bands = bandsFrom(trial.forecast, ratiosOf(trials.filter((other) => other !== trial)));
    for (const [i, actual] of trial.actual.entries()) {
      const band = bands[i];
      if (!band) continue;
      all += 1;
      if (actual >= band.low && actual <= band.high) inside += 1;
    }
  }
  return all === 0 ? null : inside / all;
}
