import {
  bayesianLift,
  betaPosterior,
  chiSquaredOfShares,
  compareAll,
  momentsOf,
  normalPosterior,
  sizeForShare,
  sizeForShareAsR,
  welchTest,
  wilson,
  zTest,
} from '../../server/src/insight/experiments/index.ts';
import { row, type Section } from './section.ts';

const share = (successes: number, n: number) => {
  const value = successes / n;
  return { n, value, variance: (value * (1 - value)) / n };
};
const mean = (value: number, deviation: number, n: number) => ({ n, value, variance: deviation ** 2 / n });
const normal = (sum: number, sumOfSquares: number, n: number) => {
  const { mean: value, variance } = momentsOf(n, sum, sumOfSquares);
  return normalPosterior({ n, value, variance: variance / n });
};
const nowhere = { low: NaN, high: NaN };

/** 220 of 1,000 against 180 of 1,000, Wilson, sample sizes, GrowthBook's own tests. */
export const experiments: Section = {
  title: 'Experiments',
  source: 'R (prop.test, power.prop.test, t.test), Evan Miller’s calculator, GrowthBook’s statistics tests',
  rows() {
    const [a, b] = [
      { successes: 180, n: 1000 },
      { successes: 220, n: 1000 },
    ];
    const [plain, yates] = [chiSquaredOfShares(a, b), chiSquaredOfShares(a, b, true)];
    const difference = zTest(share(180, 1000), share(220, 1000)).interval;
    const [, better] = compareAll([betaPosterior(180, 1000), betaPosterior(220, 1000)]);
    const interval = wilson(15, 148);
    const t = welchTest(mean(0.41, 3.9, 3407), mean(0.7, 6.2, 3461));
    const [first, second] = [betaPosterior(49, 100), betaPosterior(51, 100)];
    const [ofA, ofB] = compareAll([first, second]);
    const lift = bayesianLift(normal(100, 1002.25, 10), normal(105, 1111.5, 10));
    return [
      row('220 of 1,000 against 180 of 1,000: χ²', plain.statistic, 5, 1e-9),
      row('p', plain.p, 0.025347319, 1e-8),
      row('χ² with Yates’ correction', yates.statistic, 4.753125, 1e-6),
      row('p with Yates’ correction', yates.p, 0.029245138, 1e-8),
      row('difference, lower end of 95 %', difference.low, 0.0049829519, 1e-9),
      row('difference, upper end of 95 %', difference.high, 0.075017048, 1e-8),
      row('P(B > A) under Beta(1, 1)', better?.chanceBest ?? NaN, 0.98728813, 1e-7),
      row('Wilson, 15 of 148, lower end', interval.low, 0.0623864, 1e-6),
      row('Wilson, 15 of 148, upper end', interval.high, 0.1604872, 1e-6),
      row('people per arm, 20 % + 5 (Miller)', sizeForShare(0.2, 0.05), 1030.219, 1e-2),
      row('people per arm, 5 % + 1 (Miller)', sizeForShare(0.05, 0.01), 7663, 0.5),
      row('people per arm, 10 % + 2 (Miller)', sizeForShare(0.1, 0.02), 3623, 0.5),
      row('people per arm, 20 % to 25 % (R)', sizeForShareAsR(0.2, 0.25), 1093.739, 1e-2),
      row('people per arm, 5 % to 6 % (R)', sizeForShareAsR(0.05, 0.06), 8157.73, 1e-2),
      row('Welch’s t: difference', t.value, 0.29, 1e-9),
      row('Welch’s t: lower end of 95 %', t.interval.low, 0.04538, 1e-5),
      row('Welch’s t: upper end of 95 %', t.interval.high, 0.53462, 1e-5),
      row('Welch’s t: p', t.p, 0.02016, 1e-5),
      row('49 against 51 of 100: chance to win', bayesianLift(first, second)?.chance ?? NaN, 0.61052, 1e-5),
      row('49 against 51 of 100: risk of A', ofA?.expectedLoss ?? NaN, 0.03872, 1e-5),
      row('49 against 51 of 100: risk of B', ofB?.expectedLoss ?? NaN, 0.01912, 1e-5),
      row('normal arms: chance to win', lift?.chance ?? NaN, 0.92427, 1e-5),
      row('normal arms: lift, lower end', (lift?.interval ?? nowhere).low, -0.01772, 1e-5),
      row('normal arms: lift, upper end', (lift?.interval ?? nowhere).high, 0.12239, 1e-5),
    ];
  },
};
