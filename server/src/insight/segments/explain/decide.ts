import type { GroupNode } from '../language/rule.ts';

type Branch<Leaf extends { holds: boolean }> = { op: GroupNode['op']; children: readonly Truth<Leaf>[] };
/** A rule's tree with the truth of each condition for one person. */
export type Truth<Leaf extends { holds: boolean }> = Leaf | Branch<Leaf>;

export const holdsOf = <Leaf extends { holds: boolean }>(node: Truth<Leaf>): boolean => {
  if (!('op' in node)) return node.holds;
  if (node.op === 'all') return node.children.every(holdsOf);
  const isAny = node.children.some(holdsOf);
  return node.op === 'any' ? isAny : !isAny;
};

/** The conditions that decide: were one of them the other way round, and nothing else, the outcome would be as well. */
export function decidingLeaves<Leaf extends { holds: boolean }>(node: Truth<Leaf>): Leaf[] {
  if (!('op' in node)) return [node];
  return decidingChildren(node).flatMap(decidingLeaves);
}

/** The parts of a group that turn it round by turning round themselves. */
function decidingChildren<Leaf extends { holds: boolean }>({ op, children }: Branch<Leaf>): readonly Truth<Leaf>[] {
  // What settles a group alone: a part that fails in "all", one that holds in "any" and "none".
  const settling = children.filter((child) => holdsOf(child) === (op !== 'all'));
  if (settling.length === 0) return children;
  return settling.length === 1 ? settling : [];
}

/** As few conditions as possible that, all turned round together, turn the outcome round. */
export function smallestChange<Leaf extends { holds: boolean }>(node: Truth<Leaf>): Leaf[] {
  if (!('op' in node)) return [node];
  const settling = node.children.filter((child) => holdsOf(child) === (node.op !== 'all'));
  if (settling.length > 0) return settling.flatMap(smallestChange);
  const ways = node.children.map(smallestChange);
  return ways.reduce((best, way) => (way.length < best.length ? way : best), ways[0] ?? []);
}
