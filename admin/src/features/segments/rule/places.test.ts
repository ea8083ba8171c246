import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Condition } from './conditions.ts';
import { dropAt, type Box } from './drop.ts';
import { edit } from './edit.ts';
import { changeHistory, startHistory } from './history.ts';
import { moveTo, outlineOf, standsWords } from './places.ts';
import { find, groupsOf, isGroup, nodesOf, parentOf, type GroupNode, type RuleNode, type RuleTree } from './tree.ts';
import type { Names } from './words.ts';

const condition = (value: number): Condition => ({ kind: 'trait', trait: 'orders', is: { op: 'gte', value } });

/** Groups within groups, some of them empty. */
const anyTree: fc.Arbitrary<RuleTree> = fc.infiniteStream(fc.nat(9)).map((numbers) => {
  let made = 0;
  const next = (): number => numbers.next().value ?? 0;
  const group = (id: string, depth: number): GroupNode => ({
    id,
    op: (['all', 'any', 'none'] as const)[next() % 3] ?? 'all',
    children: Array.from({ length: depth === 0 ? 1 + (next() % 4) : next() % 4 }, (): RuleNode => {
      const own = `n${(made += 1)}`;
      return depth < 3 && next() < 4 ? group(own, depth + 1) : { id: own, condition: condition(made) };
    }),
  });
  return { population: 'known', root: group('root', 0) };
});
const idsOf = ({ root }: RuleTree): string[] => [...nodesOf(root)].map(({ id }) => id);
const shape = (node: RuleNode): unknown => (isGroup(node) ? [node.id, node.children.map(shape)] : node.id);

describe('moving a part of a rule', () => {
  it('keeps every condition exactly once, puts it where it was asked, and comes back', () => {
    fc.assert(
      fc.property(anyTree, fc.nat(), fc.nat(), fc.nat(5), (tree, one, other, place) => {
        const ids = idsOf(tree);
        const id = ids[one % ids.length] ?? '';
        const groups = groupsOf(tree.root);
        const group = groups[other % groups.length] ?? tree.root;
        const at = Math.min(place, group.children.length);
        const move = moveTo(tree.root, id, { parent: group.id, at });
        const moved = find(tree.root, id);
        const isInside = moved !== undefined && [...nodesOf(moved)].includes(group);
        if (id === 'root' || isInside) {
          expect(move).toBeNull();
          expect(edit(tree, { type: 'move', id, parent: group.id, at })).toBe(tree);
          return;
        }
        const neighbour = group.children[at - 1]?.id;
        if (move === null) {
          expect([neighbour, group.children[at]?.id]).toContain(id);
          return;
        }
        const after = edit(tree, move);
        expect(idsOf(after).toSorted()).toEqual(ids.toSorted());
        expect(shape(after.root)).not.toEqual(shape(tree.root));
        expect(find(after.root, id)).toEqual(moved);
        const home = parentOf(after.root, id);
        expect(home?.id).toBe(group.id);
        const stands = home?.children.findIndex((child) => child.id === id) ?? -1;
        expect(home?.children[stands - 1]?.id).toBe(neighbour);
        const back = changeHistory(changeHistory(startHistory(tree), move), { type: 'undo' });
        expect(back.present).toBe(tree);
      }),
      { numRuns: 2_000 },
    );
  });

  it('lists every place it can go to, once, and none where it would stay', () => {
    fc.assert(
      fc.property(anyTree, fc.nat(), (tree, one) => {
        const ids = idsOf(tree);
        const id = ids[one % ids.length] ?? '';
        const before = JSON.stringify(shape(tree.root));
        const results = outlineOf(tree.root, id).flatMap((line) => {
          if (!('place' in line)) return [];
          const move = moveTo(tree.root, id, line.place);
          return [JSON.stringify(shape(move ? edit(tree, move).root : tree.root))];
        });
        expect(new Set(results).size).toBe(results.length);
        expect(results).not.toContain(before);
        const node = find(tree.root, id);
        const inside = node ? groupsOf(tree.root).filter((group) => [...nodesOf(node)].includes(group)) : [];
        const room = groupsOf(tree.root)
          .filter((group) => !inside.includes(group))
          .reduce((sum, group) => sum + group.children.length + 1, 0);
        expect(results).toHaveLength(id === 'root' ? 0 : room - 2);
      }),
    );
  });
});

describe('the place under the pointer', () => {
  const root: GroupNode = {
    id: 'root',
    op: 'all',
    children: [
      { id: 'a', condition: condition(1) },
      { id: 'g', op: 'any', children: [{ id: 'b', condition: condition(2) }] },
      { id: 'e', op: 'none', children: [] },
    ],
  };
  const box = (top: number, bottom: number, inset: number): Box => ({ top, bottom, left: inset, right: 400 - inset });
  const boxes = new Map([
    ['root', box(0, 400, 0)],
    ['a', box(50, 90, 10)],
    ['g', box(100, 220, 10)],
    ['b', box(150, 190, 20)],
    ['e', box(230, 330, 10)],
  ]);
  const at = (id: string, y: number) => {
    const drop = dropAt(root, boxes, id, y);
    return drop && [drop.place.parent, drop.place.at, drop.line.top];
  };

  it.each([
    ['a', 160, ['g', 0, 145]],
    ['a', 200, ['g', 1, 193]],
    ['a', 280, ['e', 0, 280]],
    ['a', 60, null],
    ['a', 104, null],
    ['b', 20, ['root', 0, 45]],
    ['b', 104, ['root', 1, 95]],
    ['b', 380, ['root', 3, 333]],
    ['g', 160, null],
    ['g', 60, ['root', 0, 45]],
  ])('%s at %i', (id, y, expected) => {
    expect(at(id, y)).toEqual(expected);
  });

  it('is said in words', () => {
    const names: Names = {
      field: String,
      trait: () => 'Orders',
      figure: String,
      segment: String,
      country: String,
      amount: String,
      isMoney: () => false,
      day: String,
    };
    expect(standsWords(root, 'b', names)).toBe('“Orders is at least 2” is now 1 of 1 in “Any of these holds”');
  });
});
