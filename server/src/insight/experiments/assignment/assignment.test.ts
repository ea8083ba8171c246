import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chiSquaredTail } from '../../../kernel/statistics/index.ts';
import { chooseArm } from './choose-arm.ts';
import { drawArm, drawOf } from './draw.ts';
import type { Experiment } from './experiment.ts';
import { holdoutExperiment } from './holdouts.ts';
import { firstFree } from './layers.ts';

const people = Array.from({ length: 20_000 }, (_, i) => i + 1);
const experiment: Experiment = {
  key: 'campaign:1',
  arms: [
    { key: 'A', weight: 1 },
    { key: 'B', weight: 2 },
    { key: 'C', weight: 1 },
  ],
};
const counted = (of: Experiment): Map<string | null, number> => {
  const counts = new Map<string | null, number>();
  for (const unit of people) {
    const arm = drawArm(of, unit);
    counts.set(arm, (counts.get(arm) ?? 0) + 1);
  }
  return counts;
};
const misfit = (observed: readonly number[], expected: readonly number[]): number =>
  chiSquaredTail(
    observed.reduce((sum, o, i) => sum + (o - (expected[i] ?? 0)) ** 2 / (expected[i] ?? 1), 0),
    observed.length - 1,
  );

describe('drawing', { timeout: 60_000 }, () => {
  test('follows the weights and the traffic, and repeats', () => {
    const counts = counted(experiment);
    expect(
      misfit(
        ['A', 'B', 'C'].map((arm) => counts.get(arm) ?? 0),
        [5000, 10_000, 5000],
      ),
    ).toBeGreaterThan(0.001);
    expect(counted(experiment)).toEqual(counts);
    const few = counted({ ...experiment, traffic: 0.3 });
    expect(Math.abs((few.get(null) ?? 0) - 14_000)).toBeLessThan(300);
  });

  test('two experiments know nothing of each other', () => {
    const cells = [0, 0, 0, 0];
    const half = (key: string): Experiment => ({
      key,
      arms: experiment.arms.slice(0, 2).map(({ key: arm }) => ({ key: arm, weight: 1 })),
    });
    for (const unit of people) {
      const at = (drawArm(half('x:1'), unit) === 'A' ? 2 : 0) + (drawArm(half('x:2'), unit) === 'A' ? 1 : 0);
      cells[at] = (cells[at] ?? 0) + 1;
    }
    expect(misfit(cells, [5000, 5000, 5000, 5000])).toBeGreaterThan(0.001);
  });

  test('more traffic takes nobody out and moves nobody', () => {
    fc.assert(
      fc.property(
        fc.nat(),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (unit, a, b) => {
          const [less, more] = a < b ? [a, b] : [b, a];
          const before = drawArm({ ...experiment, traffic: less }, unit);
          if (before !== null) expect(drawArm({ ...experiment, traffic: more }, unit)).toBe(before);
        },
      ),
    );
  });

  test('is uniform', () => {
    const tenths = Array.from({ length: 10 }, () => 0);
    for (const unit of people) {
      const at = Math.floor(drawOf('seed', unit) * 10);
      tenths[at] = (tenths[at] ?? 0) + 1;
    }
    expect(
      misfit(
        tenths,
        tenths.map(() => 2000),
      ),
    ).toBeGreaterThan(0.001);
  });

  test('experiments of one layer share nobody and leave nobody out', () => {
    const layer = (firstPlace: number, places: number) => ({ name: 'checkout', firstPlace, places });
    const first = { ...experiment, key: 'a', layer: layer(0, 4000) };
    const second = { ...experiment, key: 'b', layer: layer(4000, 6000) };
    for (const unit of people.slice(0, 3000)) {
      expect((drawArm(first, unit) === null) !== (drawArm(second, unit) === null)).toBe(true);
    }
  });
});

describe('choosing', () => {
  const shown = (originId: number, arm: string, day: number) => ({
    originId,
    arm,
    exposedAt: new Date(Date.UTC(2026, 0, day)),
  });

  test('the first exposure decides, whatever the weights are now', () => {
    const none: Experiment = {
      ...experiment,
      traffic: 0,
      arms: experiment.arms.map((arm) => ({ ...arm, weight: arm.key === 'A' ? 1 : 0 })),
    };
    expect(chooseArm(none, { personId: 1, exposures: [shown(9, 'C', 2), shown(4, 'B', 1)] })).toEqual({
      arm: 'B',
      isNew: false,
    });
  });

  test('an arm that is gone takes its people out', () => {
    expect(chooseArm(experiment, { personId: 1, exposures: [shown(1, 'Z', 1)] })).toEqual({ arm: null, isNew: false });
  });
});

test('a layer’s first gap', () => {
  const slot = (firstPlace: number, places: number) => ({ firstPlace, places });
  expect(firstFree([], 10_000)).toBe(0);
  expect(firstFree([slot(5000, 5000)], 5000)).toBe(0);
  expect(firstFree([slot(0, 1000), slot(3000, 1000)], 2000)).toBe(1000);
  expect(firstFree([slot(0, 1000), slot(3000, 1000)], 2001)).toBe(4000);
  expect(firstFree([slot(0, 6000)], 5000)).toBeNull();
});

test('a holdout draws others in its next round only', { timeout: 60_000 }, () => {
  const holdout = { programme: '', share: 0.1, rotateDays: 30, since: new Date('2026-01-01T00:00:00Z') };
  const held = (on: string): number[] =>
    people.filter((unit) => drawArm(holdoutExperiment(holdout, new Date(on)), unit) === 'held');
  const first = held('2026-01-02T00:00:00Z');
  expect(Math.abs(first.length - 2000)).toBeLessThan(150);
  expect(held('2026-01-30T23:00:00Z')).toEqual(first);
  const next = new Set(held('2026-01-31T00:00:00Z'));
  expect(Math.abs(first.filter((unit) => next.has(unit)).length - 200)).toBeLessThan(60);
});
