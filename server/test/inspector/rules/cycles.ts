import { type Fault, type House, importsOf } from '../house.ts';

/** Files that import each other in a circle, type-only imports included: each circle once. */
export function cycles(house: House): Fault[] {
  const edges = new Map<string, string[]>();
  for (const { from, to } of importsOf(house)) edges.set(from, [...(edges.get(from) ?? []), to]);
  return circles(edges).map((members) => ({
    rule: 'cycles',
    path: members[0]!,
    text: `${members.join(' → ')} → ${members[0]!} is a circle: move what they share into a file both import.`,
  }));
}

/** One shortest circle of each strongly connected group. */
function circles(edges: ReadonlyMap<string, readonly string[]>): string[][] {
  return stronglyConnected(edges)
    .filter((group) => group.length > 1 || edges.get(group[0]!)?.includes(group[0]!))
    .map((group) => shortestCircle(group.sort()[0]!, new Set(group), edges));
}

function shortestCircle(
  start: string,
  group: ReadonlySet<string>,
  edges: ReadonlyMap<string, readonly string[]>,
): string[] {
  const paths: string[][] = [[start]];
  const seen = new Set<string>();
  for (let path = paths.shift(); path; path = paths.shift()) {
    for (const next of edges.get(path.at(-1)!) ?? []) {
      if (next === start) return path;
      if (!group.has(next) || seen.has(next)) continue;
      seen.add(next);
      paths.push([...path, next]);
    }
  }
  return [start];
}

/** Tarjan's algorithm. */
function stronglyConnected(edges: ReadonlyMap<string, readonly string[]>): string[][] {
  const index = new Map<string, number>();
  const low = new Map<string, number>();
  const stack: string[] = [];
  const onStack = new Set<string>();
  const groups: string[][] = [];
  const connect = (node: string): void => {
    index.set(node, index.size);
    low.set(node, index.get(node)!);
    stack.push(node);
    onStack.add(node);
    for (const next of edges.get(node) ?? []) {
      if (!index.has(next)) {
        connect(next);
        low.set(node, Math.min(low.get(node)!, low.get(next)!));
      } else if (onStack.has(next)) low.set(node, Math.min(low.get(node)!, index.get(next)!));
    }
    if (low.get(node) !== index.get(node)) return;
    const group = stack.splice(stack.indexOf(node));
    for (const member of group) onStack.delete(member);
    groups.push(group);
  };
  for (const node of edges.keys()) if (!index.has(node)) connect(node);
  return groups;
}
