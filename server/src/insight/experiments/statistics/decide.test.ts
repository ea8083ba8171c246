import { describe, expect, test } from 'vitest';
import { analyse, type Question } from './analyse.ts';
import type { Metric } from './results.ts';

const shares = (...of: [successes: number, n: number][]): Metric['sums'] =>
  of.map(([sum, n]) => ({ n, sum, sumOfSquares: sum }));
const orders = (...of: [number, number][]): Metric => ({
  name: 'Ordered',
  type: 'proportion',
  goal: 'up',
  role: 'goal',
  sums: shares(...of),
});
const unsubscribes = (...of: [number, number][]): Metric => ({
  name: 'Unsubscribed',
  type: 'proportion',
  goal: 'down',
  role: 'guardrail',
  margin: 0.2,
  sums: shares(...of),
});

function ask(metrics: Metric[], more: Partial<Question['rule']> = {}, people?: number[]) {
  const sums = metrics[0]?.sums ?? [];
  return analyse({
    arms: sums.map(({ n }, i) => ({ key: 'ABC'[i] ?? '', weight: 1, people: people?.[i] ?? n })),
    metrics,
    rule: { confidence: 0.95, tunedFor: 10_000, fewestPerArm: 500, by: 'always-valid', ...more },
  });
}

describe('the decision', () => {
  test('a clear winner is shipped', () => {
    const { decision } = ask([orders([500, 5000], [650, 5000])]);
    expect(decision).toMatchObject({ verdict: 'ship', arm: 'B' });
    expect(decision.reason).toContain('valid at any look');
  });

  test('the best of several, and p-values corrected for their number', () => {
    const { decision, metrics } = ask([orders([500, 5000], [640, 5000], [700, 5000])]);
    expect(decision).toMatchObject({ verdict: 'ship', arm: 'C' });
    const [, b, c] = metrics[0]?.arms ?? [];
    expect(c?.compared?.alwaysValid.adjustedP).toBeCloseTo(2 * (c?.compared?.alwaysValid.p ?? 0), 15);
    expect(b?.compared?.alwaysValid.adjustedP).toBe(b?.compared?.alwaysValid.p);
  });

  test('a sample ratio that is off makes everything invalid', () => {
    expect(ask([orders([500, 5000], [650, 5000])], {}, [5000, 4300]).decision.verdict).toBe('invalid');
  });

  test('too few people decide nothing, however large the difference', () => {
    expect(ask([orders([10, 200], [90, 200])]).decision).toMatchObject({ verdict: 'continue', arm: null });
  });

  test('no difference: go on, until what would matter is out of reach', () => {
    expect(ask([orders([500, 5000], [505, 5000])]).decision.verdict).toBe('continue');
    expect(ask([orders([50_000, 500_000], [49_800, 500_000])], { smallestLift: 0.05 }).decision.verdict).toBe('keep');
  });

  test('a winner that breaks a guardrail is not shipped; one that may, waits', () => {
    const good = orders([5000, 50_000], [6000, 50_000]);
    expect(ask([good, unsubscribes([500, 50_000], [900, 50_000])]).decision.verdict).toBe('keep');
    expect(ask([good, unsubscribes([50, 50_000], [55, 50_000])]).decision).toMatchObject({
      verdict: 'continue',
      arm: 'B',
    });
    expect(ask([good, unsubscribes([5000, 50_000], [5000, 50_000])]).decision).toMatchObject({
      verdict: 'ship',
      arm: 'B',
    });
  });

  test('by beliefs: the chance and the loss that can be borne', () => {
    const metric = orders([500, 5000], [560, 5000]);
    expect(ask([metric], { by: 'bayesian', bearableLoss: 0.001 }).decision).toMatchObject({
      verdict: 'ship',
      arm: 'B',
    });
    expect(ask([metric], { by: 'bayesian', bearableLoss: 0.0000001 }).decision.verdict).toBe('continue');
  });

  test('less is better where the goal is down', () => {
    const metric: Metric = { ...orders([900, 5000], [600, 5000]), goal: 'down' };
    const { decision, metrics } = ask([metric]);
    expect(decision).toMatchObject({ verdict: 'ship', arm: 'B' });
    expect(metrics[0]?.arms[1]?.chanceBest).toBeGreaterThan(0.999);
    expect(metrics[0]?.arms[1]?.compared?.chanceToBeat).toBeGreaterThan(0.999);
    expect(metrics[0]?.arms[0]?.expectedLoss).toBeCloseTo(0.06, 3);
  });
});

test('nobody and nothing give no result, not a fault', () => {
  const { metrics, decision, sampleRatio } = ask([orders([0, 0], [0, 0])]);
  expect(decision.verdict).toBe('continue');
  expect(sampleRatio.isAlarm).toBe(false);
  expect(metrics[0]?.arms[1]?.compared?.lift).toBeNull();
});
