import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toCsv } from './csv.ts';
import { roundAxis, spreadLabels, stack } from './scale.ts';
import { sparkPaths } from './spark-path.ts';

describe('an axis', () => {
  it('is round', () => {
    expect(roundAxis([18_300, 4000]).ticks).toEqual([0, 5000, 10_000, 15_000, 20_000]);
    expect(roundAxis([0.31, 0.12]).ticks).toEqual([0, 0.1, 0.2, 0.3, 0.4]);
    expect(roundAxis([-30, 50])).toMatchObject({ min: -40, max: 60 });
  });

  it('exists without values', () => {
    expect(roundAxis([]).ticks).toEqual([0, 1]);
    expect(roundAxis([null, 0]).ticks).toEqual([0, 1]);
  });

  it('holds every value and zero with few steps', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: -1e9, max: 1e9, noNaN: true }), { minLength: 1 }), (drawn) => {
        const values = drawn.map((value) => (Math.abs(value) < 1e-6 ? 0 : value));
        const { min, max, ticks } = roundAxis(values);
        const slack = (max - min) * 1e-9;
        for (const value of [0, ...values]) {
          expect(value).toBeGreaterThanOrEqual(min - slack);
          expect(value).toBeLessThanOrEqual(max + slack);
        }
        expect(ticks.length).toBeLessThanOrEqual(7);
      }),
    );
  });
});

it('spreads labels that would overlap and leaves the rest', () => {
  expect(spreadLabels([10, 60, 12], 16, 100)).toEqual([10, 60, 26]);
  expect(spreadLabels([98, 99], 16, 100)).toEqual([84, 100]);
});

it('stacks series, unknown counting as nothing', () => {
  expect(
    stack([
      [1, 2],
      [3, null],
    ]),
  ).toEqual([
    [1, 2],
    [4, 2],
  ]);
});

it('writes CSV that survives spreadsheets', () => {
  expect(
    toCsv([
      ['Day', 'a "b", c'],
      ['=1+1', -5],
      ['x', null],
    ]),
  ).toBe('Day,"a ""b"", c"\r\n\'=1+1,-5\r\nx,\r\n');
});

describe('a sparkline', () => {
  it('breaks where a value is unknown', () => {
    expect(sparkPaths([1, 2, null, 3], 100, 20).lines).toHaveLength(2);
  });

  it('draws nothing from nothing and a flat line in the middle', () => {
    expect(sparkPaths([null], 100, 20)).toMatchObject({ lines: [], last: undefined });
    expect(sparkPaths([5, 5], 100, 20).last?.y).toBe(10);
  });
});
