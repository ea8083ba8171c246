import type { Node, Term } from './types.ts';

/** The parts of a conjunction, however deep `all` groups (and negated `any`s) nest. */
export function conjuncts(node: Node): Node[] {
  if (node.type === 'group' && node.op === 'all') return node.children.flatMap(conjuncts);
  if (node.type === 'group' && node.op === 'none' && node.children.length > 1) {
    return node.children.map((child): Node => ({ ...node, children: [child] }));
  }
  return [node];
}

export function sqlOf(node: Node): string {
  if (node.type === 'term') return node.test;
  const parts = node.children.map(sqlOf);
  if (node.op === 'all') return `(${parts.join(' AND ')})`;
  return node.op === 'any' ? `(${parts.join(' OR ')})` : `NOT (${parts.join(' OR ')})`;
}

export function termsOf(node: Node): Term[] {
  return node.type === 'term' ? [node] : node.children.flatMap(termsOf);
}

/** Truth for a person without any row in the sources of the node. */
export function truthWhenAbsent(node: Node): boolean {
  if (node.type === 'term') return node.whenAbsent;
  if (node.op === 'all') return node.children.every(truthWhenAbsent);
  const isAny = node.children.some(truthWhenAbsent);
  return node.op === 'any' ? isAny : !isAny;
}

/** Names of the features a text mentions. Values are parameters (`{p0:…}`), so a name cannot be part of one. */
export const featuresIn = (text: string): string[] => [...new Set(text.match(/\bf\d+\b/g) ?? [])];

/** Whether a node only asks if there are rows, as its term says; a negation turns it round. */
export function presenceOf(node: Node): Term['presence'] {
  if (node.type === 'term') return node.presence;
  const [child] = node.children;
  const presence = node.children.length === 1 && child !== undefined ? presenceOf(child) : undefined;
  if (node.op !== 'none' || presence === undefined) return presence;
  return presence === 'some' ? 'none' : 'some';
}
