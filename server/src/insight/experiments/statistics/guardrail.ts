import type { Interval } from './proportions.ts';

/**
 * A metric that must not suffer. `holds`: even the worst end of the interval is within the margin (non-inferiority);
 * `broken`: even the best end is beyond 0 on the wrong side by more than the margin; otherwise the data do not say yet.
 */
export type GuardrailState = 'holds' | 'broken' | 'unknown';

/** @param margin the loss one is ready to bear, as a share of the control: 0.02 */
export function guardrailState(lift: Interval, goal: 'up' | 'down', margin: number): GuardrailState {
  const [worst, best] = goal === 'up' ? [lift.low, lift.high] : [-lift.high, -lift.low];
  if (worst >= -margin) return 'holds';
  return best < -margin ? 'broken' : 'unknown';
}
