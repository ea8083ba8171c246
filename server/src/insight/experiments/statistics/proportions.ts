import { chiSquaredTail, normalQuantile } from '../../../kernel/statistics/index.ts';

export type Interval = { low: number; high: number };

/** Wilson's score interval of a share: sound for small numbers and shares near 0 or 1 (Wilson 1927). */
export function wilson(successes: number, n: number, confidence = 0.95): Interval {
  if (n === 0) return { low: 0, high: 1 };
  const z = normalQuantile(0.5 + confidence / 2);
  const p = successes / n;
  const middle = (p + (z * z) / (2 * n)) / (1 + (z * z) / n);
  const half = (z * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n))) / (1 + (z * z) / n);
  return { low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}

/** Pearson's χ² of two shares, with Yates' correction where asked; 1 degree of freedom. */
export function chiSquaredOfShares(
  a: { successes: number; n: number },
  b: { successes: number; n: number },
  yates = false,
): { statistic: number; p: number } {
  const n = a.n + b.n;
  const yes = a.successes + b.successes;
  const product = a.n * b.n * yes * (n - yes);
  if (product === 0) return { statistic: 0, p: 1 };
  const cross = Math.abs(a.successes * (b.n - b.successes) - b.successes * (a.n - a.successes));
  const statistic = (n * Math.max(0, cross - (yates ? n / 2 : 0)) ** 2) / product;
  return { statistic, p: chiSquaredTail(statistic, 1) };
}
