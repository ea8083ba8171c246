import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testApp, type TestApp } from '../../../test/setup/harness.ts';
import type { Context } from '../../platform/context.ts';
import type { Rule } from './language/rule.ts';
import { prepare } from './prepare.ts';
import { countPeople, measurePeople, membersAmong, samplePeople } from './store.clickhouse.ts';
import { anyRule } from './testing/arbitrary-rules.ts';
import { naiveMembers } from './testing/naive.ts';
import { openWorld, type OpenWorld } from './testing/open-world.ts';
import { day, type World } from './testing/world.ts';

const now = new Date('2026-11-22T12:00:00.000Z');
let app: TestApp;
let ctx: Context;
let world: World;
let nested: OpenWorld['nested'];
let withRealIds: OpenWorld['withRealIds'];

beforeAll(async () => {
  app = await testApp({ now });
  ({ ctx, world, nested, withRealIds } = await openWorld(app, 7, [
    { kind: 'event', metric: 'Viewed Product', is: { op: 'gte', value: 2 } },
    { none: [{ kind: 'trait', trait: 'orders', is: { op: 'gt', value: 0 } }] },
  ]));
});
afterAll(() => app.close());

const sorted = (ids: readonly number[]): number[] => [...ids].sort((a, b) => a - b);

/** Everybody is asked of all the rules in one pass, and of the first in every other way there is. */
async function checkAgainstNaive(raw: readonly Rule[], asOf?: Date): Promise<void> {
  const rules = raw.map(withRealIds);
  const everyone = world.people.map((p) => p.id);
  const moment = { at: (asOf ?? now).getTime(), historic: asOf !== undefined };
  const expected = rules.map((rule) => naiveMembers(world, rule, moment, nested));
  const found = await membersAmong(ctx, await prepare(ctx, rules, asOf), everyone);
  rules.forEach((rule, i) => {
    const members = found.filter((row) => row.rule === i).map((row) => row.profileId);
    expect(sorted(members), JSON.stringify(rule)).toEqual(expected[i]);
  });
  const [first] = rules;
  if (!first) return;
  const p = await prepare(ctx, [first], asOf);
  const some = everyone.slice(0, 20);
  const [selected, counted, measured, few] = await Promise.all([
    samplePeople(ctx, p, 10_000),
    countPeople(ctx, p),
    measurePeople(ctx, p, everyone),
    membersAmong(ctx, p, some),
  ]);
  expect(sorted(selected), JSON.stringify(first)).toEqual(expected[0]);
  expect(counted.count).toBe(expected[0]?.length);
  expect(sorted(measured.filter((row) => row.member === 1).map((row) => row.profileId))).toEqual(expected[0]);
  // Of some people the same is true: ranks are among everybody all the same.
  expect(sorted(few.map((row) => row.profileId))).toEqual(expected[0]?.filter((id) => some.includes(id)));
}

const severalRules = fc.array(anyRule, { minLength: 4, maxLength: 8, size: 'max' });

describe('compiled rules agree with naive recomputation', () => {
  test('now', async () => {
    await fc.assert(
      fc.asyncProperty(severalRules, (rules) => checkAgainstNaive(rules)),
      { numRuns: 25, seed: 1 },
    );
  }, 240_000);

  test('as of a past moment', async () => {
    const past = fc.integer({ min: 1, max: 100 }).map((days) => new Date(now.getTime() - days * day));
    await fc.assert(
      fc.asyncProperty(severalRules, past, (rules, asOf) => checkAgainstNaive(rules, asOf)),
      { numRuns: 12, seed: 2 },
    );
  }, 240_000);
});
