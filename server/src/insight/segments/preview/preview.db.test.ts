import { afterAll, beforeAll, expect, test } from 'vitest';
import { testApp, type TestApp } from '../../../../test/setup/harness.ts';
import type { Context } from '../../../platform/context.ts';
import { evaluateSegments } from '../actions/evaluate.ts';
import { createSegment } from '../actions/save-segment.ts';
import { parseRule } from '../language/rule.ts';
import { kindsOf } from '../library.ts';
import { naiveMembers } from '../testing/naive.ts';
import { day, figuresNow, makeWorld, writeWorld, type World } from '../testing/world.ts';
import { previewDistribution } from './distribution.ts';
import { previewOrders } from './orders-of-people.ts';
import { previewOverlap } from './overlap-of-people.ts';

const now = new Date('2026-11-22T12:00:00.000Z');
const mixed = {
  where: {
    any: [
      { kind: 'event', metric: 'Viewed Product', is: { op: 'gte', value: 3 } },
      { kind: 'property', field: 'country', is: { op: 'equals', value: 'de' } },
    ],
  },
};
let app: TestApp;
let ctx: Context;
let world: World;
let people: number[];

beforeAll(async () => {
  app = await testApp({ now });
  ctx = await app.createWorkspace({ timezone: 'Europe/Berlin', currency: 'EUR' });
  world = makeWorld(23, now.getTime(), 120);
  await writeWorld(ctx, world);
  people = membersOf(mixed);
});
afterAll(() => app.close());

const membersOf = (raw: unknown): number[] =>
  naiveMembers(world, parseRule(raw, kindsOf(ctx)), { at: now.getTime(), historic: false });

test('orders and revenue are those of the people, refunds and credit notes taken off', async () => {
  const placed = (from: number) =>
    world.orders.filter((o) => o.cancelledAt === null && o.at >= from && o.at <= now.getTime());
  const net = (from: number, whose: (id: number) => boolean): number =>
    placed(from)
      .filter((o) => whose(o.who))
      .reduce((sum, o) => sum + o.gross, 0) -
    world.credits.filter((c) => c.at >= from && whose(c.who)).reduce((sum, c) => sum + c.amount, 0);
  const { ever, recent } = await previewOrders(ctx, { rule: mixed });
  for (const [found, from] of [
    [ever, 0],
    [recent, now.getTime() - 90 * day],
  ] as const) {
    const own = placed(from).filter((o) => people.includes(o.who));
    const gross = own.reduce((sum, o) => sum + o.gross, 0);
    expect(found).toEqual({
      orders: own.length,
      buyers: new Set(own.map((o) => o.who)).size,
      gross,
      net: net(from, (id) => people.includes(id)),
      averageOrderValue: Math.round(gross / own.length),
      shareOfRevenue: net(from, (id) => people.includes(id)) / net(from, () => true),
    });
  }
});

test('overlap counts members of other segments who are among the people, largest first', async () => {
  const rules = [
    { where: { kind: 'trait', trait: 'orders', is: { op: 'gte', value: 2 } } },
    { where: { kind: 'everyone' } },
    { where: { kind: 'property', field: 'country', is: { op: 'equals', value: 'nowhere' } } },
  ];
  const ids: number[] = [];
  for (const [i, rule] of rules.entries()) ids.push((await createSegment(ctx, { name: `s${i}`, rule })).id);
  await evaluateSegments(ctx, ids);
  const { count, items } = await previewOverlap(ctx, { rule: mixed, limit: 10 });
  expect(count).toBe(people.length);
  const twice = membersOf(rules[0]);
  expect(items).toEqual([
    { segmentId: ids[1], name: 's1', members: membersOf(rules[1]).length, both: people.length },
    { segmentId: ids[0], name: 's0', members: twice.length, both: twice.filter((id) => people.includes(id)).length },
  ]);
  expect((await previewOverlap(ctx, { rule: mixed, limit: 10, except: ids[1] })).items).toHaveLength(1);
});

test('a figure is spread over bins that hold everybody once', async () => {
  const known = world.people.filter((p) => p.known && !p.deleted);
  const spread = await previewDistribution(ctx, { rule: mixed, of: { trait: 'grossSpend' } });
  expect(spread).toMatchObject({ type: 'money', people: people.length, everyone: known.length, missing: 0 });
  const total = (key: 'people' | 'everyone') => spread.bins.reduce((sum, bin) => sum + bin[key], 0);
  expect([total('people'), total('everyone')]).toEqual([people.length, known.length]);
  const spends = (ids: readonly number[]) => ids.map((id) => figuresNow(world, id).gross / 100);
  for (const { from, to, people: n, everyone } of spread.bins) {
    const inside = (value: number) => (from === null || value >= from) && (to === null || value < to);
    expect(n).toBe(spends(people).filter(inside).length);
    expect(everyone).toBe(spends(known.map(({ id }) => id)).filter(inside).length);
  }
});

test('dates and numbers that not everybody has leave the others out; texts are counted by value', async () => {
  const none = people.filter((id) => figuresNow(world, id).last === null);
  const last = await previewDistribution(ctx, { rule: mixed, of: { trait: 'lastOrderAt' } });
  expect(last).toMatchObject({ type: 'date', missing: none.length });
  const tiers = world.people.filter((p) => people.includes(p.id)).map((p) => p.properties.tier);
  const tier = await previewDistribution(ctx, { rule: mixed, of: { field: 'properties.tier' } });
  expect(tier).toMatchObject({ type: 'text', missing: tiers.filter((value) => value === undefined).length, bins: [] });
  expect(Object.fromEntries(tier.values.map(({ value, people: n }) => [value, n]))).toEqual(
    Object.fromEntries(['gold', 'Silver', 'bronze'].map((value) => [value, tiers.filter((t) => t === value).length])),
  );
  const score = await previewDistribution(ctx, { rule: mixed, of: { field: 'properties.score' } });
  expect(score).toMatchObject({ type: 'number' });
  expect(score.bins.length).toBeGreaterThan(5);
  await expect(previewDistribution(ctx, { rule: mixed, of: { figure: 'nothing' } })).rejects.toMatchObject({
    status: 422,
  });
});
