import { expect, it } from 'vitest';
import type { Condition } from '../rule/conditions.ts';
import { readTree } from '../rule/tree.ts';
import type { ExplainedLeaf } from './explanation.ts';
import { outcomesByNode } from './outcomes.ts';

const orders = (value: number): Condition => ({ kind: 'trait', trait: 'orders', is: { op: 'gte', value } });
const leaf = (path: string, value: string): ExplainedLeaf => ({
  ...{ kind: 'trait', path, holds: true, words: '', wanted: '', value },
  ...{ decides: false, toChange: false, rows: [] },
});

it('finds each condition by its place, and leaves out those of several parts', () => {
  const { root } = readTree({ where: { all: [orders(1), { any: [orders(2), orders(3)] }] } });
  const tree = {
    op: 'all' as const,
    holds: true,
    children: [
      leaf('/where/all/0', 'a'),
      leaf('/where/all/1/any/0', 'b'),
      leaf('/where/all/1/any/1', 'c'),
      leaf('/where/all/1/any/1/channel', 'd'),
      leaf('population', 'e'),
    ],
  };
  const found = [...outcomesByNode(root, { tree })].map(([id, { value }]) => [id, value]);
  expect(found).toEqual([
    ['root.0', 'a'],
    ['root.1.0', 'b'],
  ]);
  expect(outcomesByNode(root, undefined).size).toBe(0);
});
