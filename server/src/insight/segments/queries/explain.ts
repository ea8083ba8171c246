import { notFound } from '../../../kernel/problem.ts';
import type { Context } from '../../../platform/context.ts';
import type { Node } from '../compiler/types.ts';
import type { Rule } from '../language/rule.ts';
import { prepare } from '../prepare.ts';
import type { Prepared } from '../store/prepared.ts';
import { evidenceRows, eventIdsOf, measurePeople, type Measured } from '../store.clickhouse.ts';

export type ExplainedEvent = { metric: string; at: string; value: number; properties: string };

/** The rule's tree with what is true of one person. */
export type Explained =
  | { op: 'all' | 'any' | 'none'; holds: boolean; children: Explained[] }
  | { kind: string; path: string; holds: boolean; wanted: string; value: string | null; events: ExplainedEvent[] };

export type Explanation = {
  profileId: number;
  member: boolean;
  tree: Explained;
  caveats: string[];
  asOf: string;
  timezone: string;
};

/** Why somebody is in or out: each condition's measured value beside the wanted one, and the latest events behind it. */
export async function explainRule(ctx: Context, rule: Rule, profileId: number, asOf?: Date): Promise<Explanation> {
  const prepared = await prepare(ctx, [{ ...rule, population: 'everyone' }], asOf);
  const [measured] = await measurePeople(ctx, prepared, [profileId]);
  const [compiled] = prepared.compilation.rules;
  if (!measured || !compiled) throw notFound('profile');
  const tree = await explainNode(ctx, prepared, compiled.root, measured, { next: 0 });
  const known = await isKnown(ctx, prepared, rule, profileId);
  return {
    profileId,
    member: measured.member === 1 && known,
    tree: known ? tree : { op: 'all', holds: false, children: [tree, unknownPerson] },
    caveats: [...prepared.compilation.caveats],
    asOf: prepared.at.toISOString(),
    timezone: prepared.zone,
  };
}

const unknownPerson: Explained = {
  kind: 'known',
  path: 'population',
  holds: false,
  wanted: 'identified (the rule asks known people only)',
  value: 'anonymous',
  events: [],
};

async function isKnown(ctx: Context, prepared: Prepared, rule: Rule, profileId: number): Promise<boolean> {
  if (rule.population === 'everyone') return true;
  const everyone: Rule = { version: 1, population: 'known', where: { kind: 'everyone' } };
  const asked = await prepare(ctx, [everyone], prepared.reach.historic ? prepared.at : undefined);
  return (await measurePeople(ctx, asked, [profileId])).some((row) => row.member === 1);
}

async function explainNode(
  ctx: Context,
  p: Prepared,
  node: Node,
  measured: Measured,
  cursor: { next: number },
): Promise<Explained> {
  if (node.type === 'group') {
    const children: Explained[] = [];
    for (const child of node.children) children.push(await explainNode(ctx, p, child, measured, cursor));
    const truths = children.map((child) => child.holds);
    const holds =
      node.op === 'all' ? truths.every(Boolean) : node.op === 'any' ? truths.some(Boolean) : !truths.some(Boolean);
    return { op: node.op, holds, children };
  }
  const index = cursor.next;
  cursor.next += 1;
  const events =
    node.evidence === undefined
      ? []
      : await evidenceRows(
          ctx,
          p,
          measured.profileId,
          p.reach.hasAliases ? await eventIdsOf(ctx, [measured.profileId]) : [measured.profileId],
          node.evidence,
        );
  return {
    kind: node.kind,
    path: node.path,
    holds: measured.tests[index] === 1,
    wanted: node.wanted,
    value: measured.values[index] ?? null,
    events: events.map(({ metric, ms, value, properties }) => ({
      metric,
      at: new Date(ms).toISOString(),
      value,
      properties,
    })),
  };
}
