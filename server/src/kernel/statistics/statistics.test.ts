import { describe, expect, test } from 'vitest';
import {
  betaQuantile,
  chiSquaredCdf,
  chiSquaredTail,
  digamma,
  erf,
  logGamma,
  lowerGamma,
  normalCdf,
  normalDensity,
  normalQuantile,
  regularisedBeta,
  seededRandom,
  studentCdf,
  studentQuantile,
  trigamma,
  upperGamma,
} from './index.ts';

/** Within a share of the expected value; all expected values are SciPy's 1.17. */
function near(actual: number, expected: number, share = 1e-12): void {
  expect(Math.abs(actual - expected)).toBeLessThanOrEqual(Math.max(Math.abs(expected) * share, 1e-300));
}

describe('special functions', () => {
  test.each([
    [0.01, 4.599479878042022],
    [0.3, 1.0957979948180756],
    [1.5, -0.12078223763524526],
    [2.7, 0.43482055365510464],
    [10, 12.801827480081469],
    [171.5, 709.1431630309283],
    [1e4, 82099.71749644238],
    [1e9, 19723265827.503716],
  ])('ln Γ(%d)', (x, expected) => near(logGamma(x), expected, 1e-13));

  test.each([
    [0.5, 0.2, 0.47291074313446196, 0.5270892568655381],
    [0.5, 40, 1, 3.744097384202887e-19],
    [3, 2, 0.32332358381693654, 0.6766764161830634],
    [50, 60, 0.9155933189063082, 0.08440668109369177],
    [1000, 1100, 0.9989406767460701, 0.0010593232539299773],
    [0.001, 1e-5, 0.9891230446957835, 0.010876955304217334],
  ])('incomplete gamma (%d, %d)', (a, x, below, above) => {
    near(lowerGamma(a, x), below, 1e-11);
    near(upperGamma(a, x), above, 1e-11);
  });

  test.each([
    [0.2, 2, 3, 0.18080000000000004],
    [0.5, 0.5, 0.5, 0.5],
    [0.001, 0.1, 20, 0.7079970084234156],
    [0.22, 221, 781, 0.48863808895749994],
    [0.9, 5, 0.2, 0.12452053766137668],
    [0.501, 5e4, 5e4, 0.7364550617029552],
  ])('incomplete beta (%d; %d, %d)', (x, a, b, expected) => near(regularisedBeta(x, a, b), expected, 1e-9));
});

test.each([
  [0.1, -10.423754940411076, 101.4332991507927],
  [1, -0.5772156649015329, 1.6449340668482264],
  [2.5, 0.7031566406452432, 0.4903577561002348],
  [50, 3.9019896734278925, 0.020201333226697128],
])('ψ and ψ′ at %d', (x, first, second) => {
  near(digamma(x), first, 1e-13);
  near(trigamma(x), second, 1e-13);
});

describe('distributions', () => {
  test('normal', () => {
    near(normalCdf(-8), 6.22096057427174e-16);
    near(normalCdf(-1.96), 0.024997895148220435);
    near(normalCdf(0.5), 0.6914624612740131);
    near(normalCdf(3), 0.9986501019683699);
    near(erf(0.5), 0.5204998778130465);
    near(normalDensity(1), 0.24197072451914337);
    near(normalQuantile(1e-12), -7.034483825301131);
    near(normalQuantile(0.001), -3.090232306167813);
    near(normalQuantile(0.3), -0.5244005127080409);
    near(normalQuantile(0.975), 1.959963984540054);
    expect(normalQuantile(0)).toBe(-Infinity);
    expect(normalQuantile(2)).toBeNaN();
  });

  test('Student', () => {
    near(studentCdf(-2.3262, 5800.4), 0.010021084065882752, 1e-10);
    near(studentCdf(1, 1), 0.75);
    near(studentCdf(-30, 2), 0.0005546313409798295);
    near(studentCdf(0.5, 7.3), 0.6841032365977792);
    near(studentQuantile(0.025, 5), -2.5705818356363155);
    near(studentQuantile(0.975, 1), 12.706204736174694);
    near(studentQuantile(0.995, 1e6), 2.5758342201053344, 1e-9);
    near(studentQuantile(0.0001, 2.5), -34.86796932111477, 1e-11);
  });

  test('χ² and beta', () => {
    near(chiSquaredCdf(5, 1), 0.9746526813225317);
    near(chiSquaredTail(5, 1), 0.025347318677468325);
    near(chiSquaredTail(100, 3), 1.5541594313896026e-21, 1e-11);
    near(betaQuantile(0.025, 2, 3), 0.06758598648854294, 1e-11);
    near(betaQuantile(0.9, 1000, 20), 0.9857140592915989, 1e-10);
  });
});

describe('seeded draws', () => {
  const meanAndVariance = (draw: () => number, n = 40_000): [number, number] => {
    const values = Array.from({ length: n }, draw);
    const mean = values.reduce((a, b) => a + b, 0) / n;
    return [mean, values.reduce((sum, v) => sum + (v - mean) ** 2, 0) / (n - 1)];
  };

  test('repeat with the seed', () => {
    const five = (seed: number): number[] => {
      const random = seededRandom(seed);
      return Array.from({ length: 5 }, () => random.normal());
    };
    expect(five(7)).toEqual(five(7));
    expect(five(7)).not.toEqual(five(8));
  });

  const random = seededRandom(20_261_122);
  test.each<[string, () => number, number, number]>([
    ['uniform', () => random.uniform(), 1 / 2, 1 / 12],
    ['below 10', () => random.below(10), 4.5, 8.25],
    ['normal', () => random.normal(3, 2), 3, 4],
    ['exponential', () => random.exponential(0.5), 2, 4],
    ['gamma', () => random.gamma(2.5, 2), 5, 10],
    ['gamma of a small shape', () => random.gamma(0.3), 0.3, 0.3],
    ['beta', () => random.beta(2, 6), 1 / 4, 12 / 576],
    ['poisson', () => random.poisson(4), 4, 4],
    ['poisson of a large mean', () => random.poisson(300), 300, 300],
    ['binomial', () => random.binomial(20, 0.3), 6, 4.2],
    ['binomial of many', () => random.binomial(5000, 0.02), 100, 98],
  ])('%s: mean and variance', (_name, draw, mean, variance) => {
    const [m, v] = meanAndVariance(draw);
    expect(Math.abs(m - mean)).toBeLessThan(4.5 * Math.sqrt(variance / 40_000));
    expect(Math.abs(v / variance - 1)).toBeLessThan(0.08);
  });
});
