import { normalCdf, normalQuantile, studentCdf, studentQuantile } from '../../../kernel/statistics/index.ts';
import type { Estimate } from './estimates.ts';
import type { Interval } from './proportions.ts';

export type Comparison = { value: number; interval: Interval; p: number };

/** Valid once, at a sample size planned before: two-sided z test of a difference. For proportions and ratios. */
export function zTest(control: Estimate, arm: Estimate, confidence = 0.95): Comparison {
  const value = arm.value - control.value;
  const error = Math.sqrt(control.variance + arm.variance);
  if (Math.min(control.n, arm.n) < 2) return unknown(value);
  if (error === 0) return certain(value);
  return {
    value,
    interval: around(value, error * normalQuantile(0.5 + confidence / 2)),
    p: 2 * normalCdf(-Math.abs(value) / error),
  };
}

/** Welch's t test (unequal variances, Satterthwaite's degrees of freedom). For means. */
export function welchTest(control: Estimate, arm: Estimate, confidence = 0.95): Comparison {
  const value = arm.value - control.value;
  const variance = control.variance + arm.variance;
  if (Math.min(control.n, arm.n) < 2) return unknown(value);
  if (variance === 0) return certain(value);
  const df = variance ** 2 / (control.variance ** 2 / (control.n - 1) + arm.variance ** 2 / (arm.n - 1));
  const error = Math.sqrt(variance);
  return {
    value,
    interval: around(value, error * studentQuantile(0.5 + confidence / 2, df)),
    p: 2 * studentCdf(-Math.abs(value) / error, df),
  };
}

/**
 * arm / control − 1 and the variance of that estimate by the delta method; null where the control is not clearly away
 * from 0, because then a lift in percent means nothing.
 */
export function liftOf(control: Estimate, arm: Estimate): Estimate | null {
  if (control.value === 0 || control.value ** 2 < 9 * control.variance) return null;
  const ratio = arm.value / control.value;
  return {
    n: control.n + arm.n,
    value: ratio - 1,
    variance: (arm.variance + ratio * ratio * control.variance) / control.value ** 2,
  };
}

/** The interval of one estimate, by the normal distribution. */
export const intervalOf = ({ value, variance }: Estimate, confidence = 0.95): Interval =>
  around(value, Math.sqrt(variance) * normalQuantile(0.5 + confidence / 2));

export const around = (value: number, half: number): Interval => ({ low: value - half, high: value + half });

const certain = (value: number): Comparison => ({
  value,
  interval: { low: value, high: value },
  p: value === 0 ? 1 : 0,
});

const unknown = (value: number): Comparison => ({ value, interval: around(value, Infinity), p: 1 });
