import { fitSmoothing, forecastOf } from './fit.ts';
import { mean } from './initial.ts';
import type { Season } from './smoothing.ts';

/** A way of forecasting a regular series. */
export type Method = {
  name: string;
  /** Naive: what a model has to beat. */
  isBaseline: boolean;
  /** Fewest observations it can be asked with. */
  needs: number;
  forecast(series: readonly number[], horizon: number): number[];
};

const constant = (value: number, horizon: number): number[] => Array.from({ length: horizon }, () => value);
const last = <T>(values: readonly T[], n: number): T[] => values.slice(Math.max(0, values.length - n));

export const lastValue: Method = {
  name: 'Last value',
  isBaseline: true,
  needs: 1,
  forecast: (series, horizon) => constant(series.at(-1) ?? 0, horizon),
};

/** The mean of the last `n` observations. */
export const recentMean = (n: number, name: string, isBaseline = true): Method => ({
  name,
  isBaseline,
  needs: 1,
  forecast: (series, horizon) => constant(mean(last(series, n)), horizon),
});

/** What was one season ago. */
export const seasonalNaive = (period: number, name = 'Seasonal naive'): Method => ({
  name,
  isBaseline: true,
  needs: period,
  forecast: (series, horizon) => {
    const season = last(series, period);
    return Array.from({ length: horizon }, (_, i) => season[i % period] ?? 0);
  },
});

/** Mean of the same place in the last `seasons` seasons: for days, the same weekday. */
export const seasonalMean = (period: number, seasons: number, name: string): Method => ({
  name,
  isBaseline: false,
  needs: period * seasons,
  forecast: (series, horizon) => {
    const recent = last(series, period * seasons);
    const means = Array.from({ length: period }, (_, place) =>
      mean(recent.filter((_value, i) => i % period === place)),
    );
    return Array.from({ length: horizon }, (_, i) => means[i % period] ?? 0);
  },
});

/** Holt-Winters with parameters fitted to the series. Forecasts of what cannot be negative are kept at or above 0. */
export const holtWinters = (period: number, season: Season, trended: boolean, name: string): Method => ({
  name,
  isBaseline: false,
  needs: period * 3,
  forecast: (series, horizon) => {
    const usable = season === 'multiplicative' && series.some((value) => value <= 0) ? 'additive' : season;
    const shape = { trend: trended ? 'additive' : 'none', season: usable, period, damped: trended } as const;
    return forecastOf(fitSmoothing(series, shape, { evaluations: 400 }), horizon).map((value) => Math.max(0, value));
  },
});

/**
 * The same weeks of last year, scaled by how the recent `window` compares with its own year before; smoothed over a few
 * seasons on either side so that a single odd day does not come back, with the weekday pattern of now.
 */
export const lastYearScaled = (period: number, year: number, window: number, name: string): Method => ({
  name,
  isBaseline: false,
  needs: year + window,
  forecast: (series, horizon) => {
    const n = series.length;
    const sum = (from: number, to: number): number => series.slice(from, to).reduce((total, value) => total + value, 0);
    const before = sum(n - window - year, n - year);
    const growth = before > 0 ? sum(n - window, n) / before : 1;
    const reach = period * 2;
    const recent = last(series, Math.min(window, period * 8));
    const level = mean(recent) || 1;
    const offset = recent.length % period;
    const pattern = Array.from({ length: period }, (_, place) => {
      const same = recent.filter((_value, i) => (i - offset + period) % period === place);
      return mean(same) / level;
    });
    return Array.from({ length: horizon }, (_, i) => {
      const centre = n + i - year;
      const around = series.slice(Math.max(0, centre - reach), Math.min(n, centre + reach + 1));
      return Math.max(0, mean(around) * growth * (pattern[i % period] ?? 1));
    });
  },
});

/** The mean of other methods: errors of different kinds cancel (Bates & Granger 1969). */
export const combined = (parts: readonly Method[], name: string): Method => ({
  name,
  isBaseline: false,
  needs: Math.max(...parts.map(({ needs }) => needs)),
  forecast: (series, horizon) => {
    const each = parts.map((part) => part.forecast(series, horizon));
    return Array.from({ length: horizon }, (_, i) => mean(each.map((values) => values[i] ?? 0)));
  },
});
