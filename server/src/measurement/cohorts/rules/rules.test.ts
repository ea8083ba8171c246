import { describe, expect, test } from 'vitest';
import type { CohortSums } from '../store.clickhouse.ts';
import { rangeOf } from './ask.ts';
import { standings } from './compare.ts';
import { horizonCells } from './horizons.ts';
import { monthCells } from './months.ts';
import { shrink } from './shrink.ts';

describe('shrinking', () => {
  test('the small group moves, the large one stays', () => {
    const [large, small, middle] = shrink([
      { n: 1000, value: 100, variance: 1 },
      { n: 5, value: 200, variance: 900 },
      { n: 500, value: 60, variance: 2 },
    ]);
    expect(large?.value).toBeCloseTo(100, 0);
    expect(small?.value).toBeLessThan(170);
    expect(small?.value).toBeGreaterThan(80);
    expect(middle?.value).toBeCloseTo(60, 0);
    expect(small?.deviation).toBeLessThan(30);
  });

  test('groups that differ by chance alone are all expected the same', () => {
    const values = shrink([
      { n: 50, value: 100, variance: 25 },
      { n: 50, value: 102, variance: 25 },
      { n: 50, value: 98, variance: 25 },
    ]).map(({ value }) => value);
    expect(values).toEqual([100, 100, 100]);
  });

  test('nobody gets the mean of the others; one group keeps its own', () => {
    expect(shrink([{ n: 9, value: 5, variance: 1 }])).toEqual([{ value: 5, deviation: 1 }]);
    const [, , nobody] = shrink([
      { n: 100, value: 10, variance: 0.1 },
      { n: 100, value: 20, variance: 0.1 },
      { n: 0, value: 0, variance: 0 },
    ]);
    expect(nobody?.value).toBeCloseTo(15, 6);
  });
});

/** `members` people at each horizon, worth `mean` each with a spread of `deviation`. */
const sums = (cohort: string, members: number, mean: number, deviation: number, repeaters = 0): CohortSums => {
  const five = (value: number): number[] => Array.from({ length: 5 }, () => value);
  return {
    isTotal: 0,
    cohort,
    label: '',
    size: members,
    ages: [[30], [members]],
    members: five(members),
    repeaters: five(repeaters),
    orders: five(members + repeaters),
    firstGross: five(members * mean),
    gross: five(members * mean),
    net: five(members * mean),
    netSquares: five(members * (mean ** 2 + deviation ** 2)),
    grossSquares: five(0),
  };
};
const totalOf = (all: readonly CohortSums[]): CohortSums => {
  const add = (of: (one: CohortSums) => number[]): number[] =>
    Array.from({ length: 5 }, (_, i) => all.reduce((sum, one) => sum + (of(one)[i] ?? 0), 0));
  return {
    ...sums('', 0, 0, 0),
    members: add((o) => o.members),
    repeaters: add((o) => o.repeaters),
    net: add((o) => o.net),
    netSquares: add((o) => o.netSquares),
  };
};

describe('standings', () => {
  test('places by what is expected, none below the least number, differences that are more than chance', () => {
    const all = [sums('good', 400, 120, 40, 200), sums('usual', 600, 80, 40, 180), sums('few', 10, 300, 40, 9)];
    const { value, repeat } = standings(all, totalOf(all), 2, 50);
    expect(value.map((one) => one?.rank)).toEqual([1, 2, null]);
    expect(value.map((one) => one?.againstRest?.says)).toEqual(['better', 'worse', undefined]);
    expect(value[2]?.expected).toBeLessThan(300);
    expect(repeat[0]?.againstRest?.difference).toBeCloseTo(0.5 - 189 / 610, 10);
  });

  test('equals share a place; nobody has none', () => {
    const all = [sums('a', 100, 80, 40), sums('b', 100, 81, 40), sums('c', 0, 0, 0)];
    const { value } = standings(all, totalOf(all), 0, 50);
    expect(value.map((one) => one?.rank)).toEqual([1, 1, undefined]);
    expect(value[0]?.againstRest?.says).toBe('alike');
  });
});

test('cells count only those who had the time', () => {
  const [first] = horizonCells({ ...sums('a', 80, 50, 10, 20), size: 100 });
  expect(first).toMatchObject({ state: 'part', of: 80, repeatRate: 0.25, lifetimeValue: 50, refundRate: 0 });
  const young = horizonCells({ ...sums('a', 0, 0, 0), size: 5 })[0];
  expect(young).toMatchObject({
    state: 'young',
    lifetimeValue: null,
    repeatRate: null,
    valueInterval: null,
    laterOrderValue: null,
  });
  const cells = monthCells(
    {
      size: 10,
      ages: [
        [0, 1, 2],
        [2, 3, 5],
      ],
    },
    [
      { cohort: 'a', over: 2, k: 0, active: 5, gross: 500, net: 400 },
      { cohort: 'a', over: 2, k: 1, active: 1, gross: 50, net: 50 },
      { cohort: 'a', over: 1, k: 0, active: 3, gross: 300, net: 300 },
    ],
  );
  expect(cells).toEqual([
    { month: 0, state: 'part', of: 8, active: 8, gross: 800, net: 700, netSoFar: 700 },
    { month: 1, state: 'part', of: 5, active: 1, gross: 50, net: 50, netSoFar: 450 },
    { month: 2, state: 'young', of: 0, active: 0, gross: 0, net: 0, netSoFar: 0 },
  ]);
});

test('the months asked for', () => {
  expect(rangeOf({ by: 'month' }, '2026-11-22')).toEqual({ by: 'month', from: '2024-12', to: '2026-11' });
  expect(rangeOf({ by: 'month', to: '2026-01' }, '2026-11-22').from).toBe('2024-02');
  expect(() => rangeOf({ by: 'month', from: '2010-01' }, '2026-11-22')).toThrow('too long');
});
