import { describe, expect, test } from 'vitest';
import { seededRandom, type Random } from '../../../kernel/statistics/index.ts';
import { alwaysValid, alwaysValidTest } from './always-valid.ts';
import { adjustByBefore } from './cuped.ts';
import { estimateOf, type Estimate, type MetricType, type Sums } from './estimates.ts';
import { intervalOf, liftOf, welchTest, zTest } from './fixed-horizon.ts';
import { sampleRatio } from './sample-ratio.ts';
import { sizeForAlwaysValid, sizeForShareAsR } from './sample-size.ts';
import { capAt, sumsOf, type PersonValue } from './winsorise.ts';

/** What the statistics promise, on many made-up experiments; seeded, so that a run is as every other. */

const share = (rate: () => boolean, runs: number): number => {
  let hits = 0;
  for (let i = 0; i < runs; i++) if (rate()) hits++;
  return hits / runs;
};
const slack = (p: number, runs: number): number => 3 * Math.sqrt((p * (1 - p)) / runs);
const proportion = (sum: number, n: number): Estimate => estimateOf('proportion', { n, sum, sumOfSquares: sum });

/** Looks after every 50 people per arm from 100 to 5,000; did any look say "different"? */
function peeks(random: Random, rates: [number, number], significant: (a: Estimate, b: Estimate) => boolean): boolean {
  let [a, b] = [random.binomial(50, rates[0]), random.binomial(50, rates[1])];
  for (let n = 100; n <= 5000; n += 50) {
    a += random.binomial(50, rates[0]);
    b += random.binomial(50, rates[1]);
    if (significant(proportion(a, n), proportion(b, n))) return true;
  }
  return false;
}

describe('looking at every moment', () => {
  const runs = 800;
  const always = (a: Estimate, b: Estimate): boolean => alwaysValidTest(a, b, { tunedFor: 4000 }).p < 0.05;

  test('the always-valid test errs in at most 5 %, a fixed horizon in far more', { timeout: 60_000 }, () => {
    const random = seededRandom(1);
    expect(share(() => peeks(random, [0.1, 0.1], always), runs)).toBeLessThan(0.05 + slack(0.05, runs));
    expect(share(() => peeks(random, [0.1, 0.1], (a, b) => zTest(a, b).p < 0.05), runs)).toBeGreaterThan(0.2);
  });

  test('and it finds what is there', { timeout: 60_000 }, () => {
    const random = seededRandom(2);
    expect(share(() => peeks(random, [0.1, 0.13], always), 200)).toBeGreaterThan(0.9);
  });

  test('its interval holds the truth at every look, of revenue too', { timeout: 60_000 }, () => {
    const random = seededRandom(3);
    const missed = (): boolean => {
      const sums: Sums[] = [empty(), empty()];
      for (let n = 1; n <= 3000; n++) {
        for (const arm of sums) add(arm, revenue(random));
        if (n % 50 !== 0 || n < 500) continue;
        const [a, b] = sums.map((arm) => estimateOf('mean', arm));
        const { interval } = alwaysValidTest(a ?? none, b ?? none, { tunedFor: 4000 });
        if (interval.low > 0 || interval.high < 0) return true;
      }
      return false;
    };
    expect(share(missed, 300)).toBeLessThan(0.05 + slack(0.05, 300));
  });

  test('the planned sizes have their power', () => {
    const random = seededRandom(4);
    const n = Math.ceil(sizeForShareAsR(0.1, 0.12));
    const found = (): boolean =>
      zTest(proportion(random.binomial(n, 0.1), n), proportion(random.binomial(n, 0.12), n)).p < 0.05;
    expect(Math.abs(share(found, 2000) - 0.8)).toBeLessThan(slack(0.8, 2000));
    const m = Math.ceil(sizeForAlwaysValid(0.1));
    const seen = (): boolean =>
      alwaysValid(random.normal(0.1, Math.sqrt(2 / m)), 2 / m, 2 * m, { tunedFor: 2 * m }).p < 0.05;
    expect(Math.abs(share(seen, 2000) - 0.8)).toBeLessThan(slack(0.8, 2000));
  });
});

describe('intervals cover what they should', () => {
  test.each<[string, MetricType, (random: Random) => PersonValue]>([
    ['a share', 'proportion', (random) => ({ value: Number(random.uniform() < 0.08) })],
    ['revenue per person', 'mean', (random) => ({ value: revenue(random) })],
    [
      'order value, people with several orders',
      'ratio',
      (random) => {
        const orders = random.poisson(0.5);
        const taste = Math.exp(random.normal(3, 0.5));
        return { value: orders * taste, below: orders };
      },
    ],
  ])(
    '%s: difference and lift of two equal arms',
    (_name, type, person) => {
      const random = seededRandom(5);
      const runs = 600;
      let [difference, lift] = [0, 0];
      for (let run = 0; run < runs; run++) {
        const [a, b] = [1, 2].map(() => estimateOf(type, sumsOf(Array.from({ length: 1500 }, () => person(random)))));
        const { interval } = (type === 'mean' ? welchTest : zTest)(a ?? none, b ?? none);
        if (interval.low <= 0 && interval.high >= 0) difference++;
        const relative = liftOf(a ?? none, b ?? none);
        const within = relative && intervalOf(relative);
        if (within && within.low <= 0 && within.high >= 0) lift++;
      }
      expect(Math.abs(difference / runs - 0.95)).toBeLessThan(slack(0.95, runs) + 0.005);
      expect(Math.abs(lift / runs - 0.95)).toBeLessThan(slack(0.95, runs) + 0.005);
    },
    60_000,
  );
});

test('values from before take their share out of the variance and leave the mean where it was', () => {
  const random = seededRandom(6);
  const correlation = 0.8;
  let [plain, adjusted, bias, explained] = [0, 0, 0, 0];
  const runs = 400;
  for (let run = 0; run < runs; run++) {
    const [a, b] = [0, 0.2].map((effect) =>
      sumsOf(
        Array.from({ length: 400 }, () => {
          const before = random.normal(10, 2);
          const value =
            5 + correlation * ((before - 10) / 2) + Math.sqrt(1 - correlation ** 2) * random.normal() + effect;
          return { value, before };
        }),
      ),
    );
    const arms = [a ?? empty(), b ?? empty()];
    const [c, d] = arms.map((sums) => estimateOf('mean', sums));
    const cuped = adjustByBefore(arms);
    plain += ((d?.value ?? 0) - (c?.value ?? 0) - 0.2) ** 2 / runs;
    const difference = (cuped?.arms[1]?.value ?? 0) - (cuped?.arms[0]?.value ?? 0);
    adjusted += (difference - 0.2) ** 2 / runs;
    bias += (difference - 0.2) / runs;
    explained += (cuped?.reduction ?? 0) / runs;
  }
  expect(explained).toBeCloseTo(correlation ** 2, 1);
  expect(adjusted / plain).toBeGreaterThan(0.25);
  expect(adjusted / plain).toBeLessThan(0.48);
  expect(Math.abs(bias)).toBeLessThan(0.01);
});

test('a cap tames the tail', () => {
  const random = seededRandom(7);
  const people = Array.from({ length: 5000 }, () => ({
    value: random.uniform() < 0.1 ? Math.exp(random.normal(3, 1.5)) : 0,
  }));
  const cap = capAt(
    people.map(({ value }) => value),
    0.98,
  );
  const capped = estimateOf('mean', sumsOf(people, { value: cap }));
  const raw = estimateOf('mean', sumsOf(people));
  expect(people.filter(({ value }) => value > cap).length).toBe(
    Math.floor(0.02 * people.filter(({ value }) => value > 0).length),
  );
  expect(capped.variance).toBeLessThan(0.7 * raw.variance);
});

test(
  'the alarm of the sample ratio: rare where all is well at daily looks, sure where people are lost',
  { timeout: 60_000 },
  () => {
    const random = seededRandom(8);
    const alarm = (kept: number, threshold: number): boolean => {
      let [a, b] = [0, 0];
      for (let day = 0; day < 60; day++) {
        a += random.binomial(500, 0.5);
        b += random.binomial(500, 0.5 * kept);
        if (sampleRatio({ counts: [a, b], weights: [1, 1] }, threshold).isAlarm) return true;
      }
      return false;
    };
    expect(share(() => alarm(1, 0.05), 500)).toBeLessThan(0.05 + slack(0.05, 500));
    expect(share(() => alarm(0.9, 0.001), 100)).toBeGreaterThan(0.99);
  },
);

const none: Estimate = { n: 0, value: 0, variance: 0 };
const empty = (): Sums => ({ n: 0, sum: 0, sumOfSquares: 0 });
function add(sums: Sums, value: number): void {
  sums.n += 1;
  sums.sum += value;
  sums.sumOfSquares += value * value;
}
const revenue = (random: Random): number => (random.uniform() < 0.15 ? Math.exp(random.normal(3, 0.8)) : 0);
