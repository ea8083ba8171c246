import { readCondition, type Condition } from './conditions.ts';

export type GroupOp = 'all' | 'any' | 'none';

export type GroupNode = { id: string; op: GroupOp; children: RuleNode[] };
export type ConditionNode = { id: string; condition: Condition };
/** A condition of a kind this builder does not know: shown, kept and sent back as it came. */
export type KeptNode = { id: string; raw: Record<string, unknown> };
export type RuleNode = GroupNode | ConditionNode | KeptNode;

/** A rule under edit. The root is always a group. */
export type RuleTree = { population: 'known' | 'everyone'; root: GroupNode };

export const isGroup = (node: RuleNode): node is GroupNode => 'op' in node;
export const isCondition = (node: RuleNode): node is ConditionNode => 'condition' in node;

export const emptyTree: RuleTree = { population: 'known', root: { id: 'root', op: 'all', children: [] } };

const groupOps: readonly GroupOp[] = ['all', 'any', 'none'];
const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** The server's rule as a tree with ids; what is not a group at the top is put into one. */
export function readTree(rule: Record<string, unknown>): RuleTree {
  const where = isObject(rule['where']) ? rule['where'] : {};
  const node = readNode(where, 'root');
  const root = isGroup(node) ? node : { ...emptyTree.root, children: [readNode(where, 'root.0')] };
  return { population: rule['population'] === 'everyone' ? 'everyone' : 'known', root };
}

function readNode(raw: Record<string, unknown>, id: string): RuleNode {
  const op = groupOps.find((name) => name in raw);
  if (op === undefined) {
    const condition = readCondition(raw);
    return condition ? { id, condition } : { id, raw };
  }
  const children = Array.isArray(raw[op]) ? raw[op].filter(isObject) : [];
  return { id, op, children: children.map((child, index) => readNode(child, `${id}.${index}`)) };
}

/** The tree as the server takes it; groups without anything in them are left out. */
export function writeTree({ population, root }: RuleTree): Record<string, unknown> {
  return { version: 1, population, where: writeNode(root) ?? { kind: 'everyone' } };
}

/** The same for the text form, where a lone condition needs no group around it. */
export function writeLean(tree: RuleTree): Record<string, unknown> {
  const [only, ...more] = tree.root.op === 'all' ? tree.root.children.flatMap((child) => writeNode(child) ?? []) : [];
  return only !== undefined && more.length === 0 ? { ...writeTree(tree), where: only } : writeTree(tree);
}

function writeNode(node: RuleNode): Record<string, unknown> | null {
  if (isCondition(node)) return node.condition;
  if (!isGroup(node)) return node.raw;
  const children = node.children.map(writeNode).filter((child) => child !== null);
  return children.length === 0 ? null : { [node.op]: children };
}

export function* nodesOf(node: RuleNode): Generator<RuleNode> {
  yield node;
  if (isGroup(node)) for (const child of node.children) yield* nodesOf(child);
}

export const find = (root: GroupNode, id: string): RuleNode | undefined =>
  [...nodesOf(root)].find((node) => node.id === id);

export const groupsOf = (root: GroupNode): GroupNode[] => [...nodesOf(root)].filter(isGroup);

/** The group a node stands in; undefined for the root. */
export const parentOf = (root: GroupNode, id: string): GroupNode | undefined =>
  groupsOf(root).find((group) => group.children.some((child) => child.id === id));

/** The node a fault of the server is about: "/rule/where/all/1/is" counts through the groups that were sent. */
export function nodeAt(root: GroupNode, path: string): RuleNode | undefined {
  let node: RuleNode = root;
  for (const step of path.split('/').filter((part) => /^\d+$/.test(part))) {
    if (!isGroup(node)) return node;
    const next: RuleNode | undefined = node.children.filter((child) => writeNode(child) !== null)[Number(step)];
    if (next === undefined) return node;
    node = next;
  }
  return node;
}
