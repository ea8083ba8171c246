import type { Estimate } from './estimates.ts';
import { around, type Comparison } from './fixed-horizon.ts';

/**
 * Valid at every look, however often one looks: the normal mixture. Its p-value is the inverse of the mixture likelihood ratio
 * (Johari, Koomen, Pekelis and Walsh 2017, "Peeking at A/B tests", mSPRT); the interval is the same test turned round, an
 * asymptotic confidence sequence (Howard, Ramdas, McAuliffe and Sekhon 2021; Waudby-Smith et al. 2024).
 *
 * @param tunedFor people in both arms at which the interval is narrowest; everywhere else it is valid too, only wider
 */
export type AlwaysValid = { confidence?: number; tunedFor?: number };

/** Sums of fewer people are not normal enough for what holds in the limit. */
export const fewestPeople = 100;
const usual = 5000;

export function alwaysValidTest(control: Estimate, arm: Estimate, options: AlwaysValid = {}): Comparison {
  const value = arm.value - control.value;
  if (Math.min(control.n, arm.n) < fewestPeople) return open(value);
  return alwaysValid(value, control.variance + arm.variance, control.n + arm.n, options);
}

/** The same for one estimate from `n` people, such as a lift. */
export function alwaysValid(value: number, variance: number, n: number, options: AlwaysValid = {}): Comparison {
  if (variance === 0) return open(value);
  const alpha = 1 - (options.confidence ?? 0.95);
  const weight = n * mixing(alpha, options.tunedFor ?? usual);
  const error = Math.sqrt(variance);
  const z = value / error;
  const logRatio = (z * z * weight) / (2 * (1 + weight)) - Math.log1p(weight) / 2;
  return { value, interval: around(value, error * boundary(weight, alpha)), p: Math.min(1, Math.exp(-logRatio)) };
}

/** How many standard errors the interval reaches at a sample of n people: beside 1.96 of a fixed horizon. */
export const reachAt = (n: number, alpha: number, tunedFor: number): number =>
  boundary(n * mixing(alpha, tunedFor), alpha);

const boundary = (weight: number, alpha: number): number =>
  Math.sqrt(((1 + weight) / weight) * (Math.log1p(weight) - 2 * Math.log(alpha)));

/** ρ² that makes the boundary narrowest at n people (Waudby-Smith et al. 2024, appendix B.2). */
const mixing = (alpha: number, n: number): number => (-2 * Math.log(alpha) + Math.log(1 - 2 * Math.log(alpha))) / n;

const open = (value: number): Comparison => ({ value, interval: { low: -Infinity, high: Infinity }, p: 1 });
