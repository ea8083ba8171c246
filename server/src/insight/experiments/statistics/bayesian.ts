import {
  betaQuantile,
  digamma,
  logBeta,
  normalCdf,
  normalDensity,
  normalQuantile,
  regularisedBeta,
  trigamma,
} from '../../../kernel/statistics/index.ts';
import type { Estimate } from './estimates.ts';
import type { Interval } from './proportions.ts';

/** What is believed of an arm after the data. */
export type Posterior = {
  mean: number;
  deviation: number;
  cdf(x: number): number;
  density(x: number): number;
  quantile(p: number): number;
  /** Mean and variance of the logarithm: for the lift. */
  log: { mean: number; variance: number };
};

/** Of a share: Beta(prior.a + successes, prior.b + failures). Beta(1, 1) holds every share for equally likely. */
export function betaPosterior(successes: number, n: number, prior = { a: 1, b: 1 }): Posterior {
  const [a, b] = [prior.a + successes, prior.b + n - successes];
  const scale = logBeta(a, b);
  return {
    mean: a / (a + b),
    deviation: Math.sqrt((a * b) / ((a + b) ** 2 * (a + b + 1))),
    cdf: (x) => regularisedBeta(x, a, b),
    density: (x) => (x <= 0 || x >= 1 ? 0 : Math.exp((a - 1) * Math.log(x) + (b - 1) * Math.log1p(-x) - scale)),
    quantile: (p) => betaQuantile(p, a, b),
    log: { mean: digamma(a) - digamma(a + b), variance: trigamma(a) - trigamma(a + b) },
  };
}

/** Of a mean or ratio: normal, with a normal prior where one is given (variance Infinity: none). */
export function normalPosterior(estimate: Estimate, prior = { mean: 0, variance: Infinity }): Posterior {
  const weight = prior.variance === Infinity ? 1 : prior.variance / (prior.variance + estimate.variance);
  const mean = weight * estimate.value + (1 - weight) * prior.mean;
  const deviation = Math.sqrt(weight * estimate.variance);
  return {
    mean,
    deviation,
    cdf: (x) => (deviation === 0 ? Number(x >= mean) : normalCdf((x - mean) / deviation)),
    density: (x) => (deviation === 0 ? 0 : normalDensity((x - mean) / deviation) / deviation),
    quantile: (p) => mean + deviation * normalQuantile(p),
    log: { mean: Math.log(mean), variance: (deviation / mean) ** 2 },
  };
}

/**
 * Per arm: the probability that it is the best of all, and the expected loss of choosing it: how much less than the best
 * it is on average. Exact to the quadrature, for any number of arms.
 */
export function compareAll(arms: readonly Posterior[]): { chanceBest: number; expectedLoss: number }[] {
  const panels = panelsOf(arms);
  const low = panels[0]?.[0] ?? 0;
  const high = panels.at(-1)?.[1] ?? 0;
  const best = high - integral(panels, (x) => arms.reduce((product, arm) => product * arm.cdf(x), 1));
  const chances = arms.map((arm, i) =>
    integral(panels, (x) =>
      arms.reduce((product, other, j) => (j === i ? product : product * other.cdf(x)), arm.density(x)),
    ),
  );
  return arms.map((arm, i) => ({
    chanceBest: Math.min(1, Math.max(0, chances[i] ?? 0)),
    expectedLoss: low === high ? 0 : Math.max(0, best - arm.mean),
  }));
}

/** Belief about arm / control − 1, on the logarithm (normal there); null where either may be below 0. */
export function bayesianLift(
  control: Posterior,
  arm: Posterior,
  confidence = 0.95,
): { chance: number; interval: Interval } | null {
  if (!(control.mean > 0 && arm.mean > 0)) return null;
  const mean = arm.log.mean - control.log.mean;
  const deviation = Math.sqrt(arm.log.variance + control.log.variance);
  if (deviation === 0) return null;
  const half = deviation * normalQuantile(0.5 + confidence / 2);
  return {
    chance: normalCdf(mean / deviation),
    interval: { low: Math.expm1(mean - half), high: Math.expm1(mean + half) },
  };
}

type Panel = readonly [number, number];

/** Every arm's own scale gets its panels, so that a narrow one beside a wide one is not missed. */
function panelsOf(arms: readonly Posterior[]): Panel[] {
  const steps = [-12, -9, -7, -5.5, -4.5, -3.5, -2.5, -1.5, -0.75, 0, 0.75, 1.5, 2.5, 3.5, 4.5, 5.5, 7, 9, 12];
  const [low, high] = [
    Math.min(...arms.map((arm) => arm.quantile(1e-15))),
    Math.max(...arms.map((arm) => arm.quantile(1 - 1e-15))),
  ];
  const marks = arms.flatMap((arm) => steps.map((step) => arm.mean + step * arm.deviation));
  const inner = [...new Set(marks)].filter((x) => x > low && x < high).sort((a, b) => a - b);
  const all = [low, ...inner, high];
  return all.slice(1).map((end, i): Panel => [all[i] ?? low, end]);
}

/** Gauss-Legendre with ten points a panel. */
function integral(panels: readonly Panel[], f: (x: number) => number): number {
  let sum = 0;
  for (const [from, to] of panels) {
    const [middle, half] = [(from + to) / 2, (to - from) / 2];
    for (const [at, weight] of points) sum += weight * half * (f(middle + half * at) + f(middle - half * at));
  }
  return sum;
}

const points = [
  [0.14887433898163122, 0.29552422471475287],
  [0.4333953941292472, 0.26926671930999635],
  [0.6794095682990244, 0.21908636251598204],
  [0.8650633666889845, 0.1494513491505806],
  [0.9739065285171717, 0.06667134430868814],
] as const;
