import type { MetricType, Sums } from './estimates.ts';
import type { Comparison } from './fixed-horizon.ts';
import type { GuardrailState } from './guardrail.ts';
import type { Interval } from './proportions.ts';

export type Metric = {
  name: string;
  type: MetricType;
  /** Which way is better. */
  goal: 'up' | 'down';
  /** The first goal decides; a guardrail must not suffer by more than its margin (a share of the control). */
  role: 'goal' | 'guardrail' | 'secondary';
  margin?: number;
  /** Per arm, in the order of the arms. */
  sums: readonly Sums[];
};

export type ArmResult = {
  key: string;
  n: number;
  value: number;
  interval: Interval;
  chanceBest: number;
  expectedLoss: number;
  /** Against the control; null for the control. */
  compared: Compared | null;
};

export type Compared = {
  fixed: Comparison;
  alwaysValid: Comparison & { /** corrected for the number of arms (Holm) */ adjustedP: number };
  /** arm / control − 1; null while the control is too near 0. */
  lift: { value: number; fixed: Interval; alwaysValid: Interval; bayesian: Interval | null } | null;
  chanceToBeat: number;
  guardrail: GuardrailState | null;
};

export type MetricResult = {
  name: string;
  /** Share of the variance that values from before the experiment explained; null: not used. */
  varianceReduction: number | null;
  arms: ArmResult[];
};
