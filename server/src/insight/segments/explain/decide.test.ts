import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decidingLeaves, holdsOf, smallestChange, type Truth } from './decide.ts';

type Leaf = { id: number; holds: boolean };

const { tree } = fc.letrec<{ tree: Truth<Leaf> }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    fc.record({ id: fc.integer(), holds: fc.boolean() }),
    fc.record({
      op: fc.constantFrom('all' as const, 'any' as const, 'none' as const),
      children: fc.array(tie('tree'), { minLength: 1, maxLength: 3 }),
    }),
  ),
}));

const leavesOf = (node: Truth<Leaf>): Leaf[] => ('op' in node ? node.children.flatMap(leavesOf) : [node]);

const flipped = (node: Truth<Leaf>, some: ReadonlySet<Leaf>): Truth<Leaf> =>
  'op' in node
    ? { op: node.op, children: node.children.map((child) => flipped(child, some)) }
    : { ...node, holds: some.has(node) !== node.holds };

const turns = (node: Truth<Leaf>, some: readonly Leaf[]): boolean =>
  holdsOf(flipped(node, new Set(some))) !== holdsOf(node);

test('a condition is said to decide exactly if the outcome turns with it', () => {
  fc.assert(
    fc.property(tree, (node) => {
      const deciding = new Set(decidingLeaves(node));
      for (const leaf of leavesOf(node)) expect(turns(node, [leaf])).toBe(deciding.has(leaf));
    }),
    { numRuns: 2000 },
  );
});

test('the smallest change turns the outcome, and nothing smaller does', () => {
  fc.assert(
    fc.property(tree, (node) => {
      const change = smallestChange(node);
      expect(turns(node, change)).toBe(true);
      const leaves = leavesOf(node);
      fc.pre(leaves.length <= 9);
      for (let bits = 0; bits < 2 ** leaves.length; bits += 1) {
        const some = leaves.filter((_, i) => (bits >> i) & 1);
        if (some.length < change.length) expect(turns(node, some)).toBe(false);
      }
    }),
    { numRuns: 500 },
  );
});
