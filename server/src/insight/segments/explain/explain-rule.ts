import { notFound } from '../../../kernel/problem.ts';
import type { Context } from '../../../platform/context.ts';
import type { Compilation, Node } from '../compiler/types.ts';
import type { Rule } from '../language/rule.ts';
import { prepare } from '../prepare.ts';
import { eventIdsOf, measurePeople, type Measured } from '../store.clickhouse.ts';
import { evidenceRows, type EvidenceRow } from '../store.evidence.ts';
import type { Prepared } from '../store/prepared.ts';
import { conditionFinder, type ConditionFinder } from './condition-words.ts';
import { decidingLeaves, holdsOf, smallestChange } from './decide.ts';
import { evidenceOf, type EvidenceQuery } from './evidence.ts';

export type ShownRow = Omit<EvidenceRow, 'ms'> & { at: string };

export type ExplainedLeaf = {
  kind: string;
  /** Position in the rule; `population` for being known at all. */
  path: string;
  holds: boolean;
  /** The condition in words. */
  words: string;
  wanted: string;
  value: string | null;
  /** Turned round alone, it turns the outcome round. */
  decides: boolean;
  /** Belongs to the fewest conditions that together turn the outcome round. */
  toChange: boolean;
  /** The latest rows the value was computed from. */
  rows: ShownRow[];
};

/** The rule's tree with what is true of one person. */
export type Explained = ExplainedLeaf | { op: 'all' | 'any' | 'none'; holds: boolean; children: Explained[] };

export type Explanation = {
  profileId: number;
  member: boolean;
  tree: Explained;
  caveats: string[];
  asOf: string;
  timezone: string;
};

/** Why somebody is in or out: each condition's measured value beside the wanted one, which decide, the rows behind. */
export async function explainRule(ctx: Context, rule: Rule, profileId: number, asOf?: Date): Promise<Explanation> {
  const prepared = await prepare(ctx, [{ ...rule, population: 'everyone' }], asOf);
  const [[measured], finder] = await Promise.all([
    measurePeople(ctx, prepared, [profileId]),
    conditionFinder(ctx, rule),
  ]);
  const [compiled] = prepared.compilation.rules;
  if (!measured || !compiled) throw notFound('profile');
  const [known, rows] = await Promise.all([
    isKnown(ctx, prepared, rule, profileId),
    rowsBehind(ctx, prepared, compiled.root, profileId),
  ]);
  const leaf = leafMaker(measured, finder, rows, prepared.compilation);
  const asked = treeOf(compiled.root, leaf);
  const tree: Explained = known ? asked : { op: 'all', holds: false, children: [asked, unknownPerson()] };
  for (const one of decidingLeaves<ExplainedLeaf>(tree)) one.decides = true;
  for (const one of smallestChange<ExplainedLeaf>(tree)) one.toChange = true;
  return {
    profileId,
    member: measured.member === 1 && known,
    tree,
    caveats: [...prepared.compilation.caveats],
    asOf: prepared.at.toISOString(),
    timezone: prepared.zone,
  };
}

const unknownPerson = (): ExplainedLeaf => ({
  kind: 'known',
  path: 'population',
  holds: false,
  words: 'identified',
  wanted: 'identified (the rule asks known people only)',
  value: 'anonymous',
  decides: false,
  toChange: false,
  rows: [],
});

async function isKnown(ctx: Context, prepared: Prepared, rule: Rule, profileId: number): Promise<boolean> {
  if (rule.population === 'everyone') return true;
  const everyone: Rule = { version: 1, population: 'known', where: { kind: 'everyone' } };
  const asked = await prepare(ctx, [everyone], prepared.reach.historic ? prepared.at : undefined);
  return (await measurePeople(ctx, asked, [profileId])).some((row) => row.member === 1);
}

type MakeLeaf = (term: Extract<Node, { type: 'term' }>) => ExplainedLeaf;

function treeOf(node: Node, leaf: MakeLeaf): Explained {
  if (node.type === 'term') return leaf(node);
  const children = node.children.map((child) => treeOf(child, leaf));
  return { op: node.op, holds: holdsOf<ExplainedLeaf>({ op: node.op, children }), children };
}

/** Leaves in the order of the terms, which is that of the measured values. */
function leafMaker(
  measured: Measured,
  finder: ConditionFinder,
  rows: ReadonlyMap<string, EvidenceRow[]>,
  { features }: Compilation,
): MakeLeaf {
  let next = 0;
  return (term) => {
    const index = next;
    next += 1;
    return {
      kind: term.kind,
      path: term.path,
      holds: measured.tests[index] === 1,
      words: finder.words(term.path) ?? term.wanted,
      wanted: term.wanted,
      value: measured.values[index] ?? null,
      decides: false,
      toChange: false,
      rows: evidenceOf(term, features)
        .flatMap((query) => rows.get(keyOf(query)) ?? [])
        .sort((a, b) => b.ms - a.ms)
        .map(({ ms, ...row }) => ({ ...row, at: new Date(ms).toISOString() })),
    };
  };
}

const keyOf = ({ source, filter }: EvidenceQuery): string => `${source} ${filter}`;

/** Conditions that were computed from the same rows share one read. */
async function rowsBehind(
  ctx: Context,
  prepared: Prepared,
  root: Node,
  profileId: number,
): Promise<ReadonlyMap<string, EvidenceRow[]>> {
  const queries = new Map<string, EvidenceQuery>();
  const collect = (node: Node): void => {
    if (node.type === 'group') return node.children.forEach(collect);
    for (const query of evidenceOf(node, prepared.compilation.features)) queries.set(keyOf(query), query);
  };
  collect(root);
  const eventIds = prepared.reach.hasAliases ? await eventIdsOf(ctx, [profileId]) : [profileId];
  const found = await Promise.all(
    [...queries].map(
      async ([key, query]) => [key, await evidenceRows(ctx, prepared, { id: profileId, eventIds }, query)] as const,
    ),
  );
  return new Map(found);
}
