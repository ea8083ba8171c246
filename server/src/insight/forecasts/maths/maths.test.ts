import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../kernel/statistics/index.ts';
import { backTest, chooseBy, errorsOf, originsOf } from './back-test.ts';
import { countQuantile } from './counts.ts';
import { demandPattern } from './demand-class.ts';
import { forecastDemand, leadWeeks } from './demand.ts';
import { intermittentForecast } from './intermittent.ts';
import { lastValue, recentMean, seasonalNaive } from './methods.ts';
import { forecastRevenue } from './revenue.ts';
import { reorderUnits, stockOut } from './stock.ts';

describe('intermittent demand', () => {
  it('fades with TSB when nothing is bought any more, and not with Croston', () => {
    const alive = [2, 0, 2, 0, 2, 0, 2];
    const dead = [...alive, ...Array.from({ length: 40 }, () => 0)];
    expect(intermittentForecast(dead, 'tsb')).toBeLessThan(intermittentForecast(alive, 'tsb') / 10);
    expect(intermittentForecast(dead, 'croston')).toBe(intermittentForecast(alive, 'croston'));
  });

  it('is nothing for a series of nothing', () => {
    for (const method of ['croston', 'sba', 'tsb'] as const) expect(intermittentForecast([0, 0], method)).toBe(0);
  });

  it('is classed by gap and size', () => {
    expect(demandPattern([5, 6, 5, 6]).class).toBe('smooth');
    expect(demandPattern([5, 0, 5, 0, 0, 6]).class).toBe('intermittent');
    expect(demandPattern([1, 9, 1, 30]).class).toBe('erratic');
    expect(demandPattern([1, 0, 0, 30, 0, 0, 2]).class).toBe('lumpy');
    expect(demandPattern([0, 0]).class).toBe('none');
  });
});

describe('quantiles of counts', () => {
  it('are those of the Poisson distribution where variance is the mean', () => {
    // P(X ≤ 2) = .4232, P(X ≤ 3) = .6472, P(X ≤ 5) = .9161 at mean 3
    expect([0.42, 0.43, 0.64, 0.65, 0.91, 0.92].map((p) => countQuantile(p, 3, 3))).toEqual([2, 3, 3, 4, 5, 6]);
  });

  it('are those of the geometric distribution where the size is 1', () => {
    // mean 4, variance 20: P(X ≤ k) = 1 - .8^(k+1)
    for (const p of [0.1, 0.5, 0.9, 0.99]) {
      expect(countQuantile(p, 4, 20)).toBe(Math.max(0, Math.ceil(Math.log(1 - p) / Math.log(0.8) - 1)));
    }
  });

  it('grow with probability and stay near a large mean', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.1, max: 5_000, noNaN: true }),
        fc.double({ min: 1, max: 6, noNaN: true }),
        (mean, over) => {
          const [low, middle, high] = [0.1, 0.5, 0.9].map((p) => countQuantile(p, mean, mean * over));
          expect(low).toBeLessThanOrEqual(middle ?? 0);
          expect(middle).toBeLessThanOrEqual(high ?? 0);
          expect(Math.abs((middle ?? 0) - mean)).toBeLessThanOrEqual(1 + Math.sqrt(mean * over));
        },
      ),
      { numRuns: 100 },
    );
  });
});

describe('back-test', () => {
  it('never shows a method what comes after its origin', () => {
    const seen: number[][] = [];
    const spy = {
      name: 'spy',
      isBaseline: false,
      needs: 1,
      forecast: (series: readonly number[], h: number) => {
        seen.push([...series]);
        return Array.from({ length: h }, () => 0);
      },
    };
    const origins = originsOf(10, 2, 3, 2, 1);
    expect(origins).toEqual([4, 6, 8]);
    backTest([0, 1, 2, 3, 4, 5, 6, 7, 8, 9], [spy], 2, origins, 'periods');
    expect(seen.map((series) => series.length)).toEqual([4, 6, 8]);
  });

  it('chooses on older origins and judges on the latest', () => {
    const series = Array.from({ length: 60 }, (_, t) => [10, 20, 30][t % 3] ?? 0);
    const scored = backTest(
      series,
      [lastValue, recentMean(6, 'mean', false), { ...seasonalNaive(3), isBaseline: false }],
      3,
      originsOf(60, 3, 6, 3, 9),
      'periods',
    );
    const chosen = chooseBy(scored, 'periods');
    expect(chosen?.choice.method.name).toBe('Seasonal naive');
    expect(chosen?.judgedOn(chosen.choice).map(({ origin }) => origin)).toEqual([54, 57]);
    expect(errorsOf(chosen?.judgedOn(chosen.choice) ?? [], 'periods')).toEqual({ mae: 0, bias: 0 });
  });
});

describe('demand of a product', () => {
  it('holds about four of five totals in its interval, whatever the demand is like', { timeout: 60_000 }, () => {
    const random = seededRandom(7);
    for (const [mean, burst] of [
      [0.4, 1],
      [3, 1],
      [12, 1],
      [6, 3],
    ] as const) {
      let held = 0;
      const runs = 150;
      for (let run = 0; run < runs; run += 1) {
        const draw = (): number => burst * random.poisson((burst === 1 ? 1 : random.gamma(2, 0.5)) * (mean / burst));
        const series = Array.from({ length: 80 }, draw);
        const truth = Array.from({ length: leadWeeks }, draw).reduce((a, b) => a + b, 0);
        const band = forecastDemand(series).cumulated[leadWeeks - 1];
        if (band && truth >= band.low && truth <= band.high) held += 1;
      }
      expect(held / runs).toBeGreaterThan(0.72);
      expect(held / runs).toBeLessThan(0.97);
    }
  });

  it('says what it can of a product that is new', () => {
    expect(forecastDemand([3, 5])).toMatchObject({ method: 'Mean so far', mae: null });
    expect(forecastDemand([]).cumulated.at(-1)).toEqual({ low: 0, mean: 0, high: 0 });
  });

  it('sees the end of a stock inside its interval, the earlier the more is sold', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 1, maxLength: 60 }),
        fc.integer({ min: 0, max: 200 }),
        (series, stock) => {
          const { cumulated } = forecastDemand(series);
          const { earliest, expected, latest } = stockOut(stock, cumulated);
          const far = Number.POSITIVE_INFINITY;
          expect(earliest ?? far).toBeLessThanOrEqual(latest ?? far);
          if (expected !== null) expect(expected).toBeGreaterThanOrEqual(0);
          expect(reorderUnits(stock, cumulated, 2, 4)).toBeGreaterThanOrEqual(0);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('counts days within a week', () => {
    const flat = [7, 14, 21].map((units) => ({ low: units, mean: units, high: units }));
    expect(stockOut(10, flat)).toEqual({ expected: 10, earliest: 10, latest: 10 });
    expect(stockOut(22, flat)).toEqual({ expected: null, earliest: null, latest: null });
    expect(stockOut(0, flat).expected).toBe(0);
    expect(reorderUnits(5, flat, 1, 2)).toBe(16);
  });
});

describe('revenue', () => {
  const weekday = [80, 90, 100, 110, 140, 160, 120];
  const noisy = (seed: number, noise: number): number[] => {
    const random = seededRandom(seed);
    return Array.from(
      { length: 400 },
      (_, t) => (weekday[t % 7] ?? 0) * (1 + t / 800) * Math.max(0.1, random.normal(1, noise)),
    );
  };

  it('finds weekdays and growth, and beats last week again', { timeout: 60_000 }, () => {
    const found = forecastRevenue(noisy(3, 0.15), 30);
    expect(found?.wins).toBe(true);
    expect(found?.coverage).toBeGreaterThan(0.68);
    expect(found?.coverage).toBeLessThan(0.92);
    const saturday = found?.days[(5 - (400 % 7) + 7) % 7]?.mean ?? 0;
    const monday = found?.days[(0 - (400 % 7) + 7) % 7]?.mean ?? 0;
    expect(saturday / monday).toBeGreaterThan(1.6);
    expect(found?.total.low).toBeLessThan(found?.total.mean ?? 0);
  });

  it('does not claim to beat a baseline on what cannot be foreseen', { timeout: 60_000 }, () => {
    const random = seededRandom(11);
    let steps = 100;
    const walk = Array.from({ length: 300 }, () => (steps = Math.max(1, steps * Math.exp(random.normal(0, 0.25)))));
    const found = forecastRevenue(walk, 30);
    const best = Math.min(...(found?.rows.filter((row) => row.isBaseline).map((row) => row.mae) ?? []));
    expect(found?.wins).toBe((found?.rows.find((row) => row.chosen)?.mae ?? Infinity) < best);
  });

  it('says nothing of a short history', () => {
    expect(forecastRevenue(weekday, 30)).toBeNull();
  });
});
