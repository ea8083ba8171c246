import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { logBeta, logGamma, seededRandom } from '../../../kernel/statistics/index.ts';
import { bgNbd, mbgNbd } from './beta-geometric.ts';
import type { Cell, Family, History } from './family.ts';
import { fitFamily, fitSpend } from './fit.ts';
import { expectedSpend } from './gamma-gamma.ts';
import { tailOfCounts } from './negative-binomial.ts';
import { paretoNbd } from './pareto-nbd.ts';
import { integrate } from './quadrature.ts';
import { contributionsOf, fitRegression, linearOf } from './regression.ts';

/** ₂F₁ by its series: the textbook form our sums avoid, for comparison where it behaves. */
function hypergeometric(a: number, b: number, c: number, z: number): number {
  let [term, sum] = [1, 1];
  for (let n = 0; n < 20_000 && Math.abs(term) > 1e-17 * Math.abs(sum); n += 1) {
    term *= (((a + n) * (b + n)) / ((c + n) * (n + 1))) * z;
    sum += term;
  }
  return sum;
}

const parameter = fc.double({ min: 0.05, max: 8, noNaN: true });
const history = fc
  .record({
    x: fc.integer({ min: 0, max: 40 }),
    share: fc.double({ min: 0.02, max: 1, noNaN: true }),
    T: fc.double({ min: 5, max: 900, noNaN: true }),
  })
  .map(({ x, share, T }): History => ({ x, tx: x === 0 ? 0 : share * T, T }));
const near = (ours: number, theirs: number, share: number): void =>
  expect(Math.abs(ours - theirs)).toBeLessThanOrEqual(share * Math.max(Math.abs(theirs), 1e-9));

describe('against the published closed forms', () => {
  it('BG/NBD: expectation with ₂F₁ and the likelihood of the note (equation 3 and 10)', () => {
    fc.assert(
      fc.property(
        parameter,
        fc.double({ min: 20, max: 200, noNaN: true }),
        parameter,
        parameter,
        history,
        (r, alpha, a, b, h) => {
          fc.pre(Math.abs(a - 1) > 0.05 && a + b + h.x - 1 > 0.05);
          const t = alpha + h.T;
          const z = t / (alpha + h.T + t);
          const closed =
            ((a + b + h.x - 1) / (a - 1)) *
            (1 -
              ((alpha + h.T) / (alpha + h.T + t)) ** (r + h.x) * hypergeometric(r + h.x, b + h.x, a + b + h.x - 1, z));
          near(bgNbd.future([r, alpha, a, b], h, t).mean, closed, 1e-8);
          const one =
            logBeta(a, b + h.x) -
            logBeta(a, b) +
            logGamma(r + h.x) -
            logGamma(r) +
            r * Math.log(alpha) -
            (r + h.x) * Math.log(alpha + h.T);
          const two =
            logBeta(a + 1, b + h.x - 1) -
            logBeta(a, b) +
            logGamma(r + h.x) -
            logGamma(r) +
            r * Math.log(alpha) -
            (r + h.x) * Math.log(alpha + h.tx);
          const likelihood = h.x === 0 ? one : Math.max(one, two) + Math.log1p(Math.exp(-Math.abs(one - two)));
          near(bgNbd.logLikelihood([r, alpha, a, b], [{ ...h, n: 1 }]), likelihood, 1e-9);
        },
      ),
    );
  });
  it('Pareto/NBD: likelihood through the difference of two ₂F₁', () => {
    fc.assert(
      fc.property(
        parameter,
        fc.double({ min: 20, max: 60, noNaN: true }),
        parameter,
        fc.double({ min: 20, max: 60, noNaN: true }),
        history,
        (r, alpha, s, beta, h) => {
          fc.pre(h.x < 15);
          const big = Math.max(alpha, beta);
          const second = alpha >= beta ? s + 1 : r + h.x;
          const a = (y: number): number =>
            hypergeometric(r + s + h.x, second, r + s + h.x + 1, Math.abs(alpha - beta) / (big + y)) /
            (big + y) ** (r + s + h.x);
          const bracket =
            1 / ((alpha + h.T) ** (r + h.x) * (beta + h.T) ** s) + (s / (r + s + h.x)) * (a(h.tx) - a(h.T));
          fc.pre(bracket > 0);
          const known = logGamma(r + h.x) - logGamma(r) + r * Math.log(alpha) + s * Math.log(beta) + Math.log(bracket);
          near(paretoNbd.logLikelihood([r, alpha, s, beta], [{ ...h, n: 1 }]), known, 1e-6);
        },
      ),
    );
  });
});

describe.each<[string, Family]>([
  ['BG/NBD', bgNbd],
  ['MBG/NBD', mbgNbd],
  ['Pareto/NBD', paretoNbd],
])('%s', (_name, family) => {
  it('stays a probability, whatever the parameters', () => {
    const wide = fc.double({ min: -14, max: 14, noNaN: true }).map(Math.exp);
    fc.assert(
      fc.property(wide, wide, wide, wide, history, (one, two, three, four, h) => {
        const alive = family.alive([one, two, three, four], h);
        expect(alive).toBeGreaterThanOrEqual(0);
        expect(alive).toBeLessThanOrEqual(1);
        expect(Number.isFinite(family.logLikelihood([one, two, three, four], [{ ...h, n: 1 }]))).toBe(true);
      }),
    );
  });
  it('has a mean that is the sum of P(X > k), and buys more the longer one waits', () => {
    fc.assert(
      fc.property(
        parameter,
        fc.double({ min: 20, max: 200, noNaN: true }),
        parameter,
        parameter,
        history,
        (one, two, three, four, h) => {
          const parameters = family.name === 'pareto-nbd' ? [one, two, three, four * 50] : [one, two, three, four];
          const [soon, later] = [family.future(parameters, h, 20), family.future(parameters, h, 60)];
          let sum = 0;
          for (let k = 0; k < 3000 && soon.above(k) > 1e-12; k += 1) {
            sum += soon.above(k);
            expect(soon.above(k)).toBeGreaterThanOrEqual(soon.above(k + 1) - 1e-12);
          }
          near(sum, soon.mean, 1e-5);
          expect(later.mean).toBeGreaterThan(soon.mean);
        },
      ),
      { numRuns: 40 },
    );
  });
  it.each<[string, Cell[]]>([
    ['nobody', []],
    ['one customer', [{ x: 0, tx: 0, T: 10, n: 1 }]],
    [
      'one-time buyers only',
      [
        { x: 0, tx: 0, T: 200, n: 900 },
        { x: 0, tx: 0, T: 20, n: 300 },
      ],
    ],
    ['everybody today', [{ x: 0, tx: 0, T: 0, n: 5000 }]],
    ['all alike', [{ x: 4, tx: 300, T: 360, n: 700 }]],
    [
      'a purchase every day for ten years',
      [
        { x: 3650, tx: 3650, T: 3650, n: 5 },
        { x: 1, tx: 5, T: 3650, n: 100 },
      ],
    ],
  ])(
    'survives %s',
    (_what, cells) => {
      const { parameters, logLikelihood } = fitFamily(family, cells);
      expect(parameters.every((one) => one > 0 && Number.isFinite(one))).toBe(true);
      expect(Number.isFinite(logLikelihood)).toBe(true);
      for (const cell of cells) {
        const mean = family.alive(parameters, cell) * family.future(parameters, cell, 365).mean;
        expect(mean).toBeGreaterThanOrEqual(0);
        expect(Number.isFinite(mean)).toBe(true);
      }
    },
    60_000,
  );
});

it('recovers the parameters customers were drawn from', () => {
  const random = seededRandom(7);
  const cells: Cell[] = Array.from({ length: 6000 }, () => {
    const [rate, leaves, T] = [random.gamma(0.8, 1 / 40), random.beta(0.9, 3), 200 + 300 * random.uniform()];
    let [x, tx, at] = [0, 0, random.exponential(rate)];
    while (at < T) {
      x += 1;
      tx = at;
      if (random.uniform() < leaves) break;
      at += random.exponential(rate);
    }
    return { x, tx, T, n: 1 };
  });
  const { parameters } = fitFamily(bgNbd, cells);
  const [r = 0, alpha = 0, a = 0, b = 0] = parameters;
  expect(Math.abs(r / 0.8 - 1)).toBeLessThan(0.1);
  expect(Math.abs(alpha / 40 - 1)).toBeLessThan(0.12);
  expect(Math.abs(a / (a + b) / (0.9 / 3.9) - 1)).toBeLessThan(0.1);
  // From where it ended it goes nowhere.
  near(fitFamily(bgNbd, cells, { previous: parameters }).logLikelihood, bgNbd.logLikelihood(parameters, cells), 1e-8);
}, 60_000);

it('counts in a span sum to their mean, also where the first term underflows', () => {
  for (const [shape, rate, t] of [
    [0.3, 5, 30],
    [900, 400, 2000],
    [2, 1e-3, 1],
    [50, 1e6, 1],
  ] as const) {
    near(
      tailOfCounts(shape, rate, t).reduce((sum, p) => sum + p, 0),
      (shape * t) / rate,
      1e-6,
    );
  }
});

it('integrates', () => near(integrate(Math.exp, -3, 2), Math.exp(2) - Math.exp(-3), 1e-14));

it('draws a customer’s worth towards everybody’s, less with every purchase', () => {
  const random = seededRandom(3);
  const cells = Array.from({ length: 4000 }, () => {
    const [x, scale] = [1 + random.below(6), random.gamma(4, 1 / 60)];
    const mean = random.gamma(6 * x, 1 / (scale * x));
    return { x, mean, logMean: Math.log(mean), n: 1 };
  });
  const { parameters } = fitSpend(cells);
  near(parameters[0] ?? 0, 6, 0.1);
  near(parameters[1] ?? 0, 4, 0.1);
  const overall = expectedSpend(parameters, 0, 0);
  const drawn = [1, 4, 20].map((x) => expectedSpend(parameters, x, 500));
  expect(drawn[0]).toBeGreaterThan(overall);
  expect(drawn[0]).toBeLessThan(drawn[1] ?? 0);
  expect(drawn[2]).toBeLessThan(500);
});

it('regresses: recovers coefficients, and a ridge keeps a constant and a twin feature harmless', () => {
  const random = seededRandom(11);
  const rows = Array.from({ length: 8000 }, () => {
    const one = random.normal();
    return [one, one, 3, random.normal(5, 2)];
  });
  const happened = rows.map(([one = 0, , , two = 0]) =>
    random.uniform() < 1 / (1 + Math.exp(-(0.5 + one - 0.4 * (two - 5)))) ? 1 : 0,
  );
  const model = fitRegression('logistic', rows, happened, { ridge: 1 });
  near(linearOf(model, [1, 1, 3, 5]) - linearOf(model, [0, 0, 3, 5]), 1, 0.12);
  near(linearOf(model, [0, 0, 3, 6]) - linearOf(model, [0, 0, 3, 5]), -0.4, 0.12);
  expect(contributionsOf(model, [0, 0, 3, 9])[2]).toBe(0);
  const counts = rows.map(([one = 0]) => random.poisson(Math.exp(0.3 + 0.5 * one)));
  const poisson = fitRegression('poisson', rows, counts, { ridge: 1 });
  near(linearOf(poisson, [1, 1, 3, 5]), 0.8, 0.1);
});
