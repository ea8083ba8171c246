import type { Edit } from './edit.ts';
import { find, isCondition, isGroup, nodesOf, parentOf, type GroupNode, type GroupOp, type RuleNode } from './tree.ts';
import { conditionWords, type Names } from './words.ts';

/** Before the `at`-th part of a group as it stands, the moved node itself counted. */
export type Place = { parent: string; at: number };
export type Move = Extract<Edit, { type: 'move' | 'shift' }>;

/** The rule as lines: its parts, and between them the places a node can be moved to. */
export type OutlineLine = { depth: number; node: RuleNode } | { depth: number; place: Place };

export const opWords: Record<GroupOp, string> = {
  all: 'All of these hold',
  any: 'Any of these holds',
  none: 'None of these holds',
};

/** The edit that puts a node there; null where it stands already, and for a group within itself. */
export function moveTo(root: GroupNode, id: string, { parent, at }: Place): Extract<Edit, { type: 'move' }> | null {
  const node = find(root, id);
  const group = find(root, parent);
  if (!node || node === root || !group || !isGroup(group)) return null;
  if ([...nodesOf(node)].includes(group)) return null;
  const own = group.children.indexOf(node);
  if (own >= 0 && (at === own || at === own + 1)) return null;
  return { type: 'move', id, parent, at: own >= 0 && own < at ? at - 1 : at };
}

export function outlineOf(root: GroupNode, id: string): OutlineLine[] {
  const place = (parent: GroupNode, at: number, depth: number): OutlineLine[] =>
    moveTo(root, id, { parent: parent.id, at }) ? [{ depth, place: { parent: parent.id, at } }] : [];
  const lines = (group: GroupNode, depth: number): OutlineLine[] => [
    ...group.children.flatMap((child, at) => [
      ...place(group, at, depth),
      { depth, node: child },
      ...(isGroup(child) && child.id !== id ? lines(child, depth + 1) : []),
    ]),
    ...place(group, group.children.length, depth),
  ];
  return [{ depth: 0, node: root }, ...lines(root, 1)];
}

export function nodeWords(node: RuleNode, names: Names): string {
  if (isCondition(node)) return conditionWords(node.condition, names);
  return isGroup(node) ? opWords[node.op] : 'Condition kept as it is';
}

/** "First in “Any of these holds”", "After “Orders is at least 3”". */
export function placeWords(root: GroupNode, { parent, at }: Place, names: Names): string {
  const group = find(root, parent);
  if (!group || !isGroup(group)) return '';
  const before = group.children[at - 1];
  return before ? `After “${nodeWords(before, names)}”` : `First in “${opWords[group.op]}”`;
}

/** Where a node stands, for those who do not see it. */
export function standsWords(root: GroupNode, id: string, names: Names): string {
  const [node, group] = [find(root, id), parentOf(root, id)];
  if (!node || !group) return '';
  const at = group.children.indexOf(node) + 1;
  return `“${nodeWords(node, names)}” is now ${at} of ${group.children.length} in “${opWords[group.op]}”`;
}
