import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testApp, type TestApp } from '../../../../test/setup/harness.ts';
import type { Context } from '../../../platform/context.ts';
import type { Rule, RuleNode } from '../language/rule.ts';
import { anyRule } from '../testing/arbitrary-rules.ts';
import { naiveMembers } from '../testing/naive.ts';
import { compare } from '../testing/naive-tests.ts';
import { openWorld, type OpenWorld } from '../testing/open-world.ts';
import { day, type World } from '../testing/world.ts';
import { conditionFinder } from './condition-words.ts';
import { explainRule, type Explained, type ExplainedLeaf } from './explain-rule.ts';

const now = new Date('2026-11-22T12:00:00.000Z');
let app: TestApp;
let ctx: Context;
let world: World;
let nested: OpenWorld['nested'];
let withRealIds: OpenWorld['withRealIds'];

beforeAll(async () => {
  app = await testApp({ now });
  ({ ctx, world, nested, withRealIds } = await openWorld(app, 11, [
    { kind: 'event', metric: 'Viewed Product', is: { op: 'gte', value: 2 } },
    { none: [{ kind: 'trait', trait: 'orders', is: { op: 'gt', value: 0 } }] },
  ]));
});
afterAll(() => app.close());

const leavesOf = (tree: Explained): ExplainedLeaf[] => ('op' in tree ? tree.children.flatMap(leavesOf) : [tree]);

/** Recomputed from the reported truths alone, with some of them turned round. */
function outcome(tree: Explained, turned: ReadonlySet<ExplainedLeaf>): boolean {
  if (!('op' in tree)) return turned.has(tree) !== tree.holds;
  const truths = tree.children.map((child) => outcome(child, turned));
  if (tree.op === 'all') return truths.every(Boolean);
  return truths.some(Boolean) === (tree.op === 'any');
}

/** The reported value as the naive evaluator has it; undefined where it is words about several things. */
function readBack({ kind, value }: ExplainedLeaf, op: string, trait: unknown): unknown {
  if (kind === 'event' || kind === 'product') return value === null ? null : Number(value);
  if (kind !== 'trait' || op === 'exists' || op === 'notExists') return undefined;
  if (trait === 'lastOrderAt') return value === null ? null : Date.parse(`${value.replace(' ', 'T')}Z`);
  if (trait === 'acquisitionChannel') return value ?? '';
  return value === null ? null : Number(value);
}

async function check(raw: Rule, profileId: number, asOf: Date | undefined): Promise<void> {
  const rule = withRealIds(raw);
  const at = { at: (asOf ?? now).getTime(), historic: asOf !== undefined };
  const { member, tree } = await explainRule(ctx, rule, profileId, asOf);
  const said = `${JSON.stringify(rule)} of ${profileId}`;
  expect(member, said).toBe(naiveMembers(world, rule, at, nested).includes(profileId));
  expect(outcome(tree, new Set()), said).toBe(member);
  const leaves = leavesOf(tree);

  for (const leaf of leaves)
    expect(outcome(tree, new Set([leaf])) !== member, `${said}, ${leaf.path}`).toBe(leaf.decides);
  expect(outcome(tree, new Set(leaves.filter(({ toChange }) => toChange))), said).toBe(!member);
  const finder = await conditionFinder(ctx, rule);
  for (const leaf of leaves) {
    const condition = finder.condition(leaf.path);
    if (condition === null) continue;
    const alone: Rule = { version: 1, population: 'everyone', where: condition as RuleNode };
    expect(naiveMembers(world, alone, at, nested).includes(profileId), `${said}, ${leaf.path}`).toBe(leaf.holds);
    const is = condition.is;
    if (typeof is !== 'object' || is === null || !('op' in is)) continue;
    const value = readBack(leaf, String(is.op), condition.trait);
    if (value !== undefined) expect(compare(value, { ...is }, at.at), `${said}: ${leaf.value}`).toBe(leaf.holds);
  }
}

const past = fc.option(
  fc.integer({ min: 1, max: 100 }).map((days) => new Date(now.getTime() - days * day)),
  { nil: undefined, freq: 3 },
);

test('what is reported is true, and what is said to decide does', async () => {
  const people = world.people.filter(({ deleted }) => !deleted).map(({ id }) => id);
  const some = fc.uniqueArray(fc.constantFrom(...people), { minLength: 1, maxLength: 3 });
  await fc.assert(
    fc.asyncProperty(anyRule, some, past, async (rule, ids, asOf) => {
      for (const id of ids) await check(rule, id, asOf);
    }),
    { numRuns: 100, seed: 5 },
  );
}, 240_000);
