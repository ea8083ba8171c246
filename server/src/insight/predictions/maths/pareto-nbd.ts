import { four, largest, logOnePlusExp, runningSums, type Family, type Future, type History } from './family.ts';
import { tailOfCounts } from './negative-binomial.ts';
import { integrate } from './quadrature.ts';

/**
 * Pareto/NBD (Schmittlein, Morrison and Colombo 1987; Fader and Hardie 2005, "A note on deriving the Pareto/NBD model"):
 * customers buy at random at a gamma(r, alpha) distributed rate and stop at a time of their own, at a gamma(s, beta)
 * distributed rate. The likelihood is integrated over the unseen time of stopping, which is a sum of positive terms,
 * where the usual difference of two ₂F₁ cancels.
 */
export const paretoNbd: Family = {
  name: 'pareto-nbd',
  title: 'Pareto/NBD',
  parameters: ['r', 'alpha', 's', 'beta'],
  starts: (x, T) => [
    [0.5, (0.5 * T) / Math.max(x, 0.05), 0.5, 0.3 * T],
    [1, T / Math.max(x, 0.05), 0.1, T],
    [2, (2 * T) / Math.max(x, 0.05), 1, 5 * T],
  ],
  logLikelihood: (parameters, cells) => {
    const [r, alpha, s, beta] = four(parameters);
    const bought = runningSums(largest(cells), (i) => Math.log(r + i));
    const start = r * Math.log(alpha) + s * Math.log(beta);
    let sum = 0;
    for (const cell of cells) {
      const { x, T, n } = cell;
      const watched = (r + x) * Math.log(alpha + T) + s * Math.log(beta + T);
      sum += n * (start + (bought[x] ?? 0) - watched + logOnePlusExp(oddsOfStopped(parameters, cell)));
    }
    return sum;
  },
  expected: (parameters, t) => {
    const [r, alpha, s, beta] = four(parameters);
    return (r / alpha) * activeTime(s, beta, t);
  },
  alive: (parameters, history) => 1 / (1 + Math.exp(oddsOfStopped(parameters, history))),
  future: (parameters, { x, T }, t) => {
    const [r, alpha, s, beta] = four(parameters);
    return futureOf(r + x, alpha + T, s, beta + T, t);
  },
  rate: (parameters, { x, T }) => {
    const [r, alpha] = four(parameters);
    return { shape: r + x, rate: alpha + T };
  },
};

/** Discounted expected residual transactions at a continuous rate `discount` a unit of time, for ever. */
export function discountedResidual(parameters: readonly number[], history: History, discount: number): number {
  const [r, alpha, s, beta] = four(parameters);
  const { x, T } = history;
  const b = beta + T;
  // ∫ (1 + u/b)^-s e^-δu du with w = ln(1 + u/b): e^-δu ends it where δu is about 45.
  const end = Math.log1p(45 / (discount * b));
  const active = b * integrate((w) => Math.exp((1 - s) * w - discount * b * Math.expm1(w)), 0, end, 0.5);
  return (paretoNbd.alive(parameters, history) * (r + x) * active) / (alpha + T);
}

/** ∫ (b / (b + u))^s du, 0 to t: how long one is active within t. */
function activeTime(s: number, b: number, t: number): number {
  const w = Math.log1p(t / b);
  return Math.abs(1 - s) * w < 1e-9 ? b * w : (b * Math.expm1((1 - s) * w)) / (1 - s);
}

/**
 * ln of the odds that one stopped between tx and T:
 * s ∫ ((α+T)/(α+y))^(r+x) ((β+T)/(β+y))^s / (β+y) dy, its largest value (at tx) taken out, y = tx + (e^w − 1) / decay.
 */
function oddsOfStopped(parameters: readonly number[], { x, tx, T }: History): number {
  const [r, alpha, s, beta] = four(parameters);
  if (T <= tx) return -Infinity;
  const top = (r + x) * Math.log((alpha + T) / (alpha + tx)) + s * Math.log((beta + T) / (beta + tx));
  const decay = (r + x) / (alpha + tx) + (s + 1) / (beta + tx);
  const [perAlpha, perBeta] = [1 / (decay * (alpha + tx)), 1 / (decay * (beta + tx))];
  const f = (w: number): number => {
    const u = Math.expm1(w);
    return Math.exp(w - (r + x) * Math.log1p(u * perAlpha) - (s + 1) * Math.log1p(u * perBeta));
  };
  return top + Math.log(s * perBeta * integrate(f, 0, Math.log1p(decay * (T - tx)), 4));
}

/** X > k when the span until t or until one stops, whichever comes first, holds more than k purchases. */
function futureOf(shape: number, rate: number, s: number, b: number, t: number): Future {
  const mean = (shape / rate) * activeTime(s, b, t);
  const end = Math.log1p(t / b);
  let whole: Float64Array | null = null;
  const above = (k: number): number => {
    whole ??= tailOfCounts(shape, rate, t);
    const stopped = (w: number): number =>
      s * Math.exp(-s * w) * (tailOfCounts(shape, rate, b * Math.expm1(w))[k] ?? 0);
    return Math.exp(-s * end) * (whole[k] ?? 0) + integrate(stopped, 0, end);
  };
  return { mean, above };
}
