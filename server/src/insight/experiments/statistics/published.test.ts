import { describe, expect, test } from 'vitest';
import { bayesianLift, betaPosterior, compareAll, normalPosterior } from './bayesian.ts';
import { momentsOf } from './estimates.ts';
import { welchTest, zTest } from './fixed-horizon.ts';
import { benjaminiHochberg, holm } from './multiple.ts';
import { chiSquaredOfShares, wilson } from './proportions.ts';
import { sizeForMean, sizeForShare, sizeForShareAsR } from './sample-size.ts';

const share = (successes: number, n: number) => {
  const p = successes / n;
  return { n, value: p, variance: (p * (1 - p)) / n };
};

describe('220 of 1000 against 180 of 1000', () => {
  const [a, b] = [
    { successes: 180, n: 1000 },
    { successes: 220, n: 1000 },
  ];

  test('χ², with and without Yates, and the interval of the difference, as R says', () => {
    const plain = chiSquaredOfShares(a, b);
    expect(plain.statistic).toBeCloseTo(5, 12);
    expect(plain.p).toBeCloseTo(0.025347319, 9);
    const corrected = chiSquaredOfShares(a, b, true);
    expect(corrected.statistic).toBeCloseTo(4.753125, 9);
    expect(corrected.p).toBeCloseTo(0.029245138, 9);
    const { interval } = zTest(share(180, 1000), share(220, 1000));
    expect(interval.low).toBeCloseTo(0.0049829519, 10);
    expect(interval.high).toBeCloseTo(0.075017048, 9);
  });

  test('P(B > A) under Beta(1, 1), against the exact sum', () => {
    const [, belief] = compareAll([betaPosterior(180, 1000), betaPosterior(220, 1000)]);
    expect(belief?.chanceBest).toBeCloseTo(0.98728813, 8);
    expect(belief?.chanceBest).toBeCloseTo(0.9872881287579707, 11);
  });
});

test('Wilson’s interval of 15 of 148', () => {
  expect(wilson(15, 148).low).toBeCloseTo(0.0623864, 7);
  expect(wilson(15, 148).high).toBeCloseTo(0.1604872, 7);
});

test('sample sizes: Evan Miller, R’s power.prop.test, R’s power.t.test', () => {
  expect(sizeForShare(0.2, 0.05)).toBeCloseTo(1030.219, 3);
  expect(Math.round(sizeForShare(0.05, 0.01))).toBe(7663);
  expect(Math.round(sizeForShare(0.1, 0.02))).toBe(3623);
  expect(sizeForShareAsR(0.2, 0.25)).toBeCloseTo(1093.739, 3);
  expect(sizeForShareAsR(0.05, 0.06)).toBeCloseTo(8157.73, 2);
  // power.t.test(delta = 1, sd = 1, power = .9) of R's documentation: 22.02110
  expect(sizeForMean(1, 1, { power: 0.9 })).toBeCloseTo(22.0211, 1);
});

describe('GrowthBook’s own tests', () => {
  test('two-sided t', () => {
    const of = (value: number, deviation: number, n: number) => ({ n, value, variance: deviation ** 2 / n });
    const { value, interval, p } = welchTest(of(0.41, 3.9, 3407), of(0.7, 6.2, 3461));
    expect(value).toBeCloseTo(0.29, 12);
    expect(interval.low).toBeCloseTo(0.04538, 5);
    expect(interval.high).toBeCloseTo(0.53462, 5);
    expect(p).toBeCloseTo(0.02016, 5);
  });

  test('beta: chance to win by the logarithm, risk exact', () => {
    const [a, b] = [betaPosterior(49, 100), betaPosterior(51, 100)];
    expect(bayesianLift(a, b)?.chance).toBeCloseTo(0.61052, 5);
    const [first, second] = compareAll([a, b]);
    expect(first?.expectedLoss).toBeCloseTo(0.03872, 5);
    expect(second?.expectedLoss).toBeCloseTo(0.01912, 5);
    expect(second?.chanceBest).toBeCloseTo(0.6107705226877711, 11);
  });

  test('normal: chance to win and interval of the lift', () => {
    const of = (sum: number, sumOfSquares: number, n: number) => {
      const { mean, variance } = momentsOf(n, sum, sumOfSquares);
      return normalPosterior({ n, value: mean, variance: variance / n });
    };
    const lift = bayesianLift(of(100, 1002.25, 10), of(105, 1111.5, 10));
    expect(lift?.chance).toBeCloseTo(0.92427, 5);
    expect(lift?.interval.low).toBeCloseTo(-0.01772, 5);
    expect(lift?.interval.high).toBeCloseTo(0.12239, 5);
  });
});

test('Holm and Benjamini-Hochberg as R’s p.adjust', () => {
  const ps = [0.01, 0.04, 0.03, 0.005];
  expect(holm(ps).map((p) => +p.toFixed(6))).toEqual([0.03, 0.06, 0.06, 0.02]);
  expect(benjaminiHochberg(ps).map((p) => +p.toFixed(6))).toEqual([0.02, 0.04, 0.04, 0.02]);
});

test('several arms, narrow beside wide: chances sum to one', () => {
  const arms = [betaPosterior(2, 10), betaPosterior(200_000, 1_000_000), betaPosterior(30, 100), betaPosterior(0, 5)];
  const beliefs = compareAll(arms);
  expect(beliefs.reduce((sum, { chanceBest }) => sum + chanceBest, 0)).toBeCloseTo(1, 8);
  expect(Math.min(...beliefs.map(({ expectedLoss }) => expectedLoss))).toBeGreaterThan(0);
});
