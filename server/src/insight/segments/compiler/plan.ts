import type { Compiled, Feature, Node, Source, Term } from './types.ts';

/**
 * How one rule is asked: tests of one source that nobody without rows there can pass go into the read of that source
 * (the profile must be found in it), what mixes sources stays as the residual over joined columns.
 */
export type Plan = {
  /** Filter inside each source's read. */
  pushed: ReadonlyMap<Source, string>;
  residual: string | null;
  /** Sources whose columns the residual needs. */
  joined: readonly Source[];
};

export function planOf(rule: Compiled, features: readonly Feature[]): Plan {
  const sourceOf = new Map(features.map((f) => [f.name, f.source]));
  const pushed = new Map<Source, string>();
  const mixed: Node[] = [];
  const pure = new Map<Source, Node[]>();
  for (const node of conjuncts(rule.root)) {
    const sources = sourcesOf(node, sourceOf);
    const [only] = sources;
    if (sources.size === 1 && only !== undefined) pure.set(only, [...(pure.get(only) ?? []), node]);
    else mixed.push(node);
  }
  for (const [source, nodes] of pure) {
    if (source === 'profile' || nodes.some((node) => !truthWhenAbsent(node))) {
      pushed.set(source, nodes.map(sqlOf).join(' AND '));
    } else {
      mixed.push(...nodes);
    }
  }
  const joined = new Set(mixed.flatMap((node) => [...sourcesOf(node, sourceOf)]));
  return { pushed, residual: mixed.length === 0 ? null : mixed.map(sqlOf).join(' AND '), joined: [...joined] };
}

/** The parts of a conjunction, however deep `all` groups (and negated `any`s) nest. */
function conjuncts(node: Node): Node[] {
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

function truthWhenAbsent(node: Node): boolean {
  if (node.type === 'term') return node.whenAbsent;
  if (node.op === 'all') return node.children.every(truthWhenAbsent);
  const isAny = node.children.some(truthWhenAbsent);
  return node.op === 'any' ? isAny : !isAny;
}

/** Names of the features a text mentions. Values are parameters (`{p0:…}`), so a name cannot be part of one. */
export const featuresIn = (text: string): string[] => [...new Set(text.match(/\bf\d+\b/g) ?? [])];

const sourcesOf = (node: Node, sourceOf: ReadonlyMap<string, Source>): Set<Source> =>
  new Set(
    termsOf(node)
      .flatMap((term) => featuresIn(term.test))
      .flatMap((name) => sourceOf.get(name) ?? []),
  );
