import { regularisedBeta } from './beta.ts';
import { lowerGamma, upperGamma } from './gamma.ts';
import { normalQuantile } from './normal.ts';

/** P(T ≤ t) of Student's t with `df` degrees of freedom (not necessarily whole). */
export function studentCdf(t: number, df: number): number {
  const tail = 0.5 * regularisedBeta(df / (df + t * t), df / 2, 0.5);
  return t > 0 ? 1 - tail : tail;
}

/** The t with P(T ≤ t) = p. */
export function studentQuantile(p: number, df: number): number {
  if (!(p > 0 && p < 1)) return normalQuantile(p);
  if (p === 0.5) return 0;
  if (p > 0.5) return -studentQuantile(1 - p, df);
  const z = normalQuantile(p);
  let low = Math.min(2 * z, -1);
  while (studentCdf(low, df) > p) low *= 2;
  return bisect((t) => studentCdf(t, df) - p, low, 0);
}

/** P(X ≤ x) of χ² with `df` degrees of freedom. */
export const chiSquaredCdf = (x: number, df: number): number => lowerGamma(df / 2, x / 2);

/** P(X > x): the p-value of a χ² test. */
export const chiSquaredTail = (x: number, df: number): number => upperGamma(df / 2, x / 2);

/** The x with I_x(a, b) = p. */
export const betaQuantile = (p: number, a: number, b: number): number =>
  p <= 0 ? 0 : p >= 1 ? 1 : bisect((x) => regularisedBeta(x, a, b) - p, 0, 1);

/** The root of an increasing function between two places, to the last digits. */
export function bisect(f: (x: number) => number, from: number, to: number): number {
  let [low, high] = [from, to];
  for (let i = 0; i < 200; i++) {
    const middle = (low + high) / 2;
    if (middle === low || middle === high) break;
    if (f(middle) < 0) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
