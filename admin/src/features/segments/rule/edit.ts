import type { Condition } from './conditions.ts';
import {
  find,
  isGroup,
  nodesOf,
  parentOf,
  type GroupNode,
  type GroupOp,
  type RuleNode,
  type RuleTree,
} from './tree.ts';

export type Edit =
  | { type: 'population'; population: RuleTree['population'] }
  | { type: 'op'; id: string; op: GroupOp }
  | { type: 'add'; parent: string; node: RuleNode; at?: number }
  /** `step` names what is typed into: edits of one step after another are undone together. */
  | { type: 'change'; id: string; condition: Condition; step?: string }
  | { type: 'remove'; id: string }
  | { type: 'duplicate'; id: string; as: string }
  /** Into another place; the index counts without the node itself. */
  | { type: 'move'; id: string; parent: string; at: number }
  | { type: 'shift'; id: string; by: 1 | -1 }
  | { type: 'wrap'; id: string; as: string }
  | { type: 'unwrap'; id: string };

/** The tree after an edit; the same object when the edit is not possible. */
export function edit(tree: RuleTree, action: Edit): RuleTree {
  const { root } = tree;
  const withRoot = (next: GroupNode): RuleTree => (next === root ? tree : { ...tree, root: next });
  switch (action.type) {
    case 'population':
      return { ...tree, population: action.population };
    case 'op':
      return withRoot(mapNode(root, action.id, (node) => (isGroup(node) ? [{ ...node, op: action.op }] : [node])));
    case 'add':
      return withRoot(insert(root, action.parent, action.node, action.at));
    case 'change':
      return withRoot(mapNode(root, action.id, ({ id }) => [{ id, condition: action.condition }]));
    case 'remove':
      return withRoot(mapNode(root, action.id, () => []));
    case 'duplicate':
      return withRoot(mapNode(root, action.id, (node) => [node, copy(node, action.as)]));
    case 'move':
      return withRoot(move(root, action.id, action.parent, action.at));
    case 'shift':
      return withRoot(shift(root, action.id, action.by));
    case 'wrap':
      return withRoot(mapNode(root, action.id, (node) => [{ id: action.as, op: 'any', children: [node] }]));
    case 'unwrap':
      return withRoot(mapNode(root, action.id, (node) => (isGroup(node) ? node.children : [node])));
  }
}

/** Puts something in the place of a node that is not the root; the root itself only changes into one group. */
function mapNode(group: GroupNode, id: string, change: (node: RuleNode) => RuleNode[]): GroupNode {
  if (group.id === id) {
    const [next] = change(group);
    return next && isGroup(next) && next.id === id ? next : group;
  }
  let changed = false;
  const children = group.children.flatMap((child) => {
    if (child.id === id) {
      changed = true;
      return change(child);
    }
    if (!isGroup(child)) return [child];
    const next = mapNode(child, id, change);
    changed ||= next !== child;
    return [next];
  });
  return changed ? { ...group, children } : group;
}

const insert = (root: GroupNode, parent: string, node: RuleNode, at?: number): GroupNode =>
  mapNode(root, parent, (group) =>
    isGroup(group) ? [{ ...group, children: group.children.toSpliced(at ?? group.children.length, 0, node) }] : [group],
  );

function move(root: GroupNode, id: string, parent: string, at: number): GroupNode {
  const node = find(root, id);
  const target = find(root, parent);
  if (!node || node === root || !target || !isGroup(target)) return root;
  if ([...nodesOf(node)].some((inside) => inside.id === parent)) return root;
  return insert(
    mapNode(root, id, () => []),
    parent,
    node,
    at,
  );
}

/** One place up or down; at the end of its group it leaves it. */
function shift(root: GroupNode, id: string, by: 1 | -1): GroupNode {
  const group = parentOf(root, id);
  if (!group) return root;
  const at = group.children.findIndex((child) => child.id === id) + by;
  if (at >= 0 && at < group.children.length) return move(root, id, group.id, at);
  const outer = parentOf(root, group.id);
  if (!outer) return root;
  const place = outer.children.findIndex((child) => child.id === group.id);
  return move(root, id, outer.id, by === 1 ? place + 1 : place);
}

function copy(node: RuleNode, as: string): RuleNode {
  if (!isGroup(node)) return { ...node, id: as };
  return { ...node, id: as, children: node.children.map((child, index) => copy(child, `${as}.${index}`)) };
}
