import type { Compilation, Compiled, Feature, Node } from '../compiler/types.ts';

/**
 * The same rules compiled for several moments, as one compilation over shared features: what does not depend on the
 * moment is measured once. The rules of each part follow each other in order.
 */
export function together(parts: readonly Compilation[]): Compilation {
  const params = new Map<string, { name: string; value: unknown }>();
  const features = new Map<string, Feature>();
  const rules: Compiled[] = [];
  const caveats = new Set<string>();
  for (const part of parts) {
    const rename = renamer(part, params);
    const names = new Map<string, string>();
    const renamed = (text: string): string => rename(text).replace(/\bf\d+\b/g, (name) => names.get(name) ?? name);
    for (const { name, ...feature } of part.features) {
      const own = mapTexts(feature, renamed);
      const key = JSON.stringify(own);
      const known = features.get(key) ?? { ...own, name: `f${features.size}` };
      features.set(key, known);
      names.set(name, known.name);
    }
    for (const { population, root } of part.rules) rules.push({ population, root: renamedNode(root, renamed) });
    for (const caveat of part.caveats) caveats.add(caveat);
  }
  return {
    rules,
    features: [...features.values()],
    params: Object.fromEntries([...params.values()].map(({ name, value }) => [name, value])),
    caveats: [...caveats],
  };
}

/** Equal values become one parameter. */
function renamer(
  { params: own }: Compilation,
  params: Map<string, { name: string; value: unknown }>,
): (text: string) => string {
  const names = new Map<string, string>();
  for (const [name, value] of Object.entries(own)) {
    const key = JSON.stringify(value);
    const known = params.get(key) ?? { name: `p${params.size}`, value };
    params.set(key, known);
    names.set(name, known.name);
  }
  return (text) => text.replace(/\{(p\d+):/g, (whole, name: string) => `{${names.get(name) ?? whole}:`);
}

function renamedNode(node: Node, renamed: (text: string) => string): Node {
  if (node.type === 'group') return { ...node, children: node.children.map((child) => renamedNode(child, renamed)) };
  return { ...node, test: renamed(node.test), value: node.value === null ? null : renamed(node.value) };
}

/** Every text within, however deep; what is no text stays. */
function mapTexts<T>(value: T, map: (text: string) => string): T {
  const walk = (part: unknown): unknown => {
    if (typeof part === 'string') return map(part);
    if (Array.isArray(part)) return part.map(walk);
    if (typeof part !== 'object' || part === null) return part;
    return Object.fromEntries(Object.entries(part).map(([key, inner]) => [key, walk(inner)]));
  };
  return walk(value) as T;
}
