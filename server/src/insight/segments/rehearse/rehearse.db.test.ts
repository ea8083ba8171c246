import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testApp, type TestApp } from '../../../../test/setup/harness.ts';
import type { Context } from '../../../platform/context.ts';
import { parseRule, type Rule } from '../language/rule.ts';
import { kindsOf } from '../library.ts';
import { countRule } from '../queries/preview.ts';
import { anyRule } from '../testing/arbitrary-rules.ts';
import { naiveMembers } from '../testing/naive.ts';
import { openWorld, type OpenWorld } from '../testing/open-world.ts';
import { day, type World } from '../testing/world.ts';
import { daysUntil, type Day } from './days.ts';
import { rehearseDays, type RehearsedDay } from './rehearse-days.ts';

const now = new Date('2026-11-22T12:00:00.000Z');
let app: TestApp;
let ctx: Context;
let world: World;
let nested: OpenWorld['nested'];
let withRealIds: OpenWorld['withRealIds'];

beforeAll(async () => {
  app = await testApp({ now });
  ({ ctx, world, nested, withRealIds } = await openWorld(app, 31, [
    { kind: 'product', product: { category: ['tea'] }, is: { op: 'gte', value: 1 } },
    { none: [{ kind: 'trait', trait: 'orders', is: { op: 'gt', value: 1 } }] },
  ]));
});
afterAll(() => app.close());

async function rehearsed(rule: Rule, days: readonly Day[]): Promise<RehearsedDay[]> {
  const points: RehearsedDay[] = [];
  for await (const part of rehearseDays(ctx, rule, days)) points.push(...part.points);
  return points;
}

test('each day is what an evaluation as of that moment says, with who came and went', async () => {
  const moments = fc
    .uniqueArray(fc.integer({ min: 0, max: 110 }), { minLength: 2, maxLength: 6 })
    .map((ago) =>
      ago.sort((a, b) => b - a).map((days) => ({ day: `${days}`, at: new Date(now.getTime() - days * day) })),
    );
  await fc.assert(
    fc.asyncProperty(anyRule, moments, async (raw, days) => {
      const rule = withRealIds(raw);
      const expected = days.map(({ at }) => naiveMembers(world, rule, { at: at.getTime(), historic: true }, nested));
      expect(await rehearsed(rule, days), JSON.stringify(rule)).toEqual(
        days.slice(1).map(({ day: label }, i) => {
          const [before = [], after = []] = expected.slice(i, i + 2);
          return {
            day: label,
            members: after.length,
            entered: after.filter((id) => !before.includes(id)).length,
            left: before.filter((id) => !after.includes(id)).length,
          };
        }),
      );
    }),
    { numRuns: 80, seed: 9 },
  );
}, 240_000);

test('a whole year, at random days as the rule counts as of them', async () => {
  const rule = parseRule(
    {
      where: {
        all: [
          { kind: 'event', metric: 'Viewed Product', window: { type: 'last', amount: 30, unit: 'day' } },
          { kind: 'trait', trait: 'orders', is: { op: 'gte', value: 1 } },
        ],
      },
    },
    kindsOf(ctx),
  );
  const days = daysUntil(now, 'Europe/Berlin', 365);
  const points = await rehearsed(rule, days);
  expect(points.map(({ day: label }) => label)).toEqual(days.slice(1).map(({ day: label }) => label));
  expect(points.at(-1)?.day).toBe('2026-11-22');
  for (const i of [1, 77, 250, 300, 340, 364]) {
    expect([i, points[i]?.members]).toEqual([i, (await countRule(ctx, rule, days[i + 1]?.at)).count]);
  }
  for (const [i, { members, entered, left }] of points.entries()) {
    if (i > 0) expect(members).toBe((points[i - 1]?.members ?? 0) + entered - left);
  }
}, 120_000);
