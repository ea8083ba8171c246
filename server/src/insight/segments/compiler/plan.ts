import { conjuncts, featuresIn, presenceOf, sqlOf, termsOf, truthWhenAbsent } from './node.ts';
import { scansOf } from './scans.ts';
import type { Compiled, Feature, Node, Source } from './types.ts';

/** A read of one source whose people are kept (or left out) by their ids alone. */
export type SemiJoin = {
  source: Exclude<Source, 'profile'>;
  /** People who are found are left out. */
  isExcluding: boolean;
  features: readonly Feature[];
  /** Of a person's features; null where having a row that passes the only feature's filter is enough. */
  test: string | null;
};

/**
 * How one rule is asked: tests of one source become semi-joins (nobody without rows there can pass) or anti-joins
 * (nobody with such rows can), what mixes sources stays as the residual over joined columns.
 */
export type Plan = {
  /** Over the expressions of profiles. */
  profile: string | null;
  semiJoins: readonly SemiJoin[];
  residual: string | null;
  /** Sources whose columns the residual needs, with the test a person's row must pass there (and be there). */
  joined: ReadonlyMap<Source, string | null>;
};

export function planOf(rule: Compiled, features: readonly Feature[]): Plan {
  const sourceOf = new Map(features.map((f) => [f.name, f.source]));
  const mixed: Node[] = [];
  const pure = new Map<Source, Node[]>();
  for (const node of conjuncts(rule.root)) {
    const sources = sourcesOf(node, sourceOf);
    const [only] = sources;
    if (sources.size === 1 && only !== undefined) pure.set(only, [...(pure.get(only) ?? []), node]);
    else mixed.push(node);
  }
  const joined = new Map<Source, string | null>();
  for (const source of mixed.flatMap((node) => [...sourcesOf(node, sourceOf)])) joined.set(source, null);
  const semiJoins: SemiJoin[] = [];
  for (const [source, nodes] of pure) {
    if (source === 'profile') continue;
    if (!joined.has(source)) semiJoins.push(...scansOf(nodes, features).map((scan) => semiJoin(source, ...scan)));
    else if (nodes.every(truthWhenAbsent)) mixed.push(...nodes);
    else joined.set(source, and(nodes));
  }
  const profile = pure.get('profile');
  return {
    profile: profile === undefined ? null : and(profile),
    semiJoins,
    residual: mixed.length === 0 ? null : and(mixed),
    joined,
  };
}

function semiJoin(source: SemiJoin['source'], nodes: readonly Node[], features: readonly Feature[]): SemiJoin {
  const isExcluding = nodes.every(truthWhenAbsent);
  const [only] = nodes;
  const isPresence = nodes.length === 1 && only !== undefined && presenceOf(only) !== undefined;
  const test = isExcluding ? `NOT (${and(nodes)})` : and(nodes);
  return { source, isExcluding, features, test: isPresence ? null : test };
}

const and = (nodes: readonly Node[]): string => nodes.map(sqlOf).join(' AND ');

const sourcesOf = (node: Node, sourceOf: ReadonlyMap<string, Source>): Set<Source> =>
  new Set(
    termsOf(node)
      .flatMap((term) => featuresIn(term.test))
      .flatMap((name) => sourceOf.get(name) ?? []),
  );
