import { expect, it } from 'vitest';
import { seededRandom } from '../../../kernel/statistics/index.ts';
import { liftOver } from './bootstrap.ts';
import { measure, varietyOf } from './measures.ts';

it('measures a list worked out by hand', () => {
  // hits at places 1 and 3 of 4; three are wanted
  const { recall, ndcg, map } = measure([7, 1, 8, 2], new Set([7, 8, 9]), 4);
  expect(recall).toBeCloseTo(2 / 3, 12);
  expect(map).toBeCloseTo((1 + 2 / 3) / 3, 12);
  const ideal = 1 + 1 / Math.log2(3) + 1 / 2;
  expect(ndcg).toBeCloseTo((1 + 1 / 2) / ideal, 12);
});

it('is one for the best list, however many are wanted, and nothing without a hit', () => {
  expect(measure([1, 2], new Set([1, 2, 3, 4]), 2)).toEqual({ recall: 1, ndcg: 1, map: 1 });
  expect(measure([5], new Set([1]), 3)).toEqual({ recall: 0, ndcg: 0, map: 0 });
});

it('counts categories', () => {
  const categoryOf = (product: number): string | null => ['Tea', 'Tea', 'Pots', null][product] ?? null;
  expect(varietyOf([0, 1, 2], categoryOf)).toBeCloseTo(2 / 3, 12);
  expect(varietyOf([3], categoryOf)).toBeNull();
});

it('gives the lift an interval that holds it and narrows with more people', () => {
  const random = seededRandom(3);
  const people = (n: number): [number[], number[]] => {
    const base = Array.from({ length: n }, () => random.uniform());
    return [base.map((value) => value * 1.5 + 0.2 * (random.uniform() - 0.5)), base];
  };
  const [few, many] = [liftOver(...people(40), random)!, liftOver(...people(2_000), random)!];
  for (const one of [few, many]) {
    expect(one.low).toBeLessThan(1.5);
    expect(one.high).toBeGreaterThan(1.5);
  }
  expect(many.high - many.low).toBeLessThan(few.high - few.low);
  expect(liftOver([1], [0], random)).toBeNull();
});
