import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testApp, type TestApp } from '../../../test/setup/harness.ts';
import type { Context } from '../../platform/context.ts';
import { createSegment } from './actions/save-segment.ts';
import { parseRule, type Rule } from './language/rule.ts';
import { kindsOf } from './library.ts';
import { prepare } from './prepare.ts';
import { countPeople, measurePeople, membersAmong, samplePeople } from './store.clickhouse.ts';
import { anyRule } from './testing/arbitrary-rules.ts';
import { naiveMembers } from './testing/naive.ts';
import { day, makeWorld, writeWorld, type World } from './testing/world.ts';

const now = new Date('2026-11-22T12:00:00.000Z');
let app: TestApp;
let ctx: Context;
let world: World;
const nested = new Map<number, Rule>();

beforeAll(async () => {
  app = await testApp({ now });
  ctx = await app.createWorkspace({ timezone: 'Europe/Berlin', currency: 'EUR' });
  world = makeWorld(7, now.getTime());
  await writeWorld(ctx, world);
  for (const where of [
    { kind: 'event', metric: 'Viewed Product', is: { op: 'gte', value: 2 } },
    { none: [{ kind: 'trait', trait: 'orders', is: { op: 'gt', value: 0 } }] },
  ]) {
    const { id, rule } = await createSegment(ctx, { name: `nested ${nested.size}`, rule: { where } });
    nested.set(id, parseRule(rule, kindsOf(ctx)));
  }
});
afterAll(() => app.close());

const sorted = (ids: readonly number[]): number[] => [...ids].sort((a, b) => a - b);

/** Rules come from the generator with the segments 1 and 2; ids are as they were given out. */
const withRealIds = (rule: Rule): Rule => {
  const ids = [...nested.keys()];
  const text = JSON.stringify(rule).replace(
    /"segmentId":(\d)/g,
    (_, n: string) => `"segmentId":${ids[Number(n) - 1] ?? 0}`,
  );
  return parseRule(JSON.parse(text), kindsOf(ctx));
};

async function checkAgainstNaive(raw: Rule, asOf?: Date): Promise<void> {
  const rule = withRealIds(raw);
  const everyone = world.people.map((p) => p.id);
  const expected = naiveMembers(world, rule, { at: (asOf ?? now).getTime(), historic: asOf !== undefined }, nested);
  const p = await prepare(ctx, [rule], asOf);
  const [selected, counted, among, measured] = await Promise.all([
    samplePeople(ctx, p, 10_000),
    countPeople(ctx, p),
    membersAmong(ctx, p, everyone),
    measurePeople(ctx, p, everyone),
  ]);
  expect(sorted(selected), JSON.stringify(rule)).toEqual(expected);
  expect(counted.count).toBe(expected.length);
  expect(sorted(among.map((row) => row.profileId))).toEqual(expected);
  expect(sorted(measured.filter((row) => row.member === 1).map((row) => row.profileId))).toEqual(expected);
}

describe('compiled rules agree with naive recomputation', () => {
  test('now', async () => {
    await fc.assert(
      fc.asyncProperty(anyRule, (rule) => checkAgainstNaive(rule)),
      { numRuns: 250, seed: 1 },
    );
  }, 240_000);

  test('as of a past moment', async () => {
    const past = fc.integer({ min: 1, max: 100 }).map((days) => new Date(now.getTime() - days * day));
    await fc.assert(
      fc.asyncProperty(anyRule, past, (rule, asOf) => checkAgainstNaive(rule, asOf)),
      { numRuns: 120, seed: 2 },
    );
  }, 240_000);

  test('several rules in one pass', async () => {
    const few = fc.array(anyRule, { minLength: 2, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(few, async (raw) => {
        const rules = raw.map(withRealIds);
        const found = await membersAmong(
          ctx,
          await prepare(ctx, rules),
          world.people.map((p) => p.id),
        );
        rules.forEach((rule, i) => {
          const expected = naiveMembers(world, rule, { at: now.getTime(), historic: false }, nested);
          expect(sorted(found.filter((row) => row.rule === i).map((row) => row.profileId))).toEqual(expected);
        });
      }),
      { numRuns: 40, seed: 3 },
    );
  }, 240_000);
});
