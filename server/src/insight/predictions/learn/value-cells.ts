import type { Family, History } from '../maths/family.ts';

/** What is expected of customers with one history; days. */
export type Expected = {
  alive: number;
  orders30: number;
  orders90: number;
  orders365: number;
  /** Probability of no purchase in the horizon. */
  quiet: number;
  /** Days until the next purchase of somebody active: middle, begin and end of the middle 80 %. Null for one-time buyers. */
  next: [number, number, number] | null;
};

export function expectedOfHistory(
  family: Family,
  parameters: readonly number[],
  history: History,
  horizon: number,
): Expected {
  const alive = family.alive(parameters, history);
  const within = (days: number): number => alive * family.future(parameters, history, days).mean;
  const { shape, rate } = family.rate(parameters, history);
  // Until the next purchase, at a gamma distributed rate, time is Lomax distributed.
  const after = (share: number): number => rate * Math.expm1(-Math.log1p(-share) / shape);
  return {
    alive,
    orders30: within(30),
    orders90: within(90),
    orders365: within(365),
    quiet: 1 - alive * family.future(parameters, history, horizon).above(0),
    next: history.x === 0 ? null : [after(0.5), after(0.1), after(0.9)],
  };
}
