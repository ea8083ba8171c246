import { afterAll, beforeAll, expect, test } from 'vitest';
import { testApp, type TestApp } from '../../../test/setup/harness.ts';
import type { Context } from '../../platform/context.ts';
import type { Person } from './queries/faces.ts';
import { queryPeople } from './queries/people.ts';
import { sortKeyNames, type SortKey } from './store.faces.ts';
import { writeRecords } from './testing/records.ts';
import { makeWorld, writeWorld, type World } from './testing/world.ts';

const now = new Date('2026-11-22T12:00:00.000Z');
const buyers = { where: { kind: 'trait', trait: 'orders', is: { op: 'gte', value: 1 } } };
const mixed = {
  population: 'everyone',
  where: { any: [{ kind: 'event', metric: 'Viewed Product', is: { op: 'gte', value: 2 } }, buyers.where] },
};
let app: TestApp;
let ctx: Context;
let world: World;

beforeAll(async () => {
  app = await testApp({ now });
  ctx = await app.createWorkspace({ timezone: 'Europe/Berlin', currency: 'EUR' });
  world = makeWorld(11, now.getTime());
  await writeWorld(ctx, world);
  await writeRecords(ctx, world);
});
afterAll(() => app.close());

/** Reads every page, a few rows each. */
async function everyPage(rule: unknown, by: SortKey, direction: 'asc' | 'desc', search?: string) {
  const people: Person[] = [];
  let total: number | null = null;
  let cursor: string | undefined;
  do {
    const page = await queryPeople(ctx, { rule, search, sort: { by, direction }, cursor, limit: 7 });
    if (cursor === undefined) total = page.total;
    people.push(...page.items);
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return { people, total };
}

const valueOf: Record<SortKey, (person: Person) => number | string | null> = {
  name: (p) => ([p.firstName, p.lastName].filter(Boolean).join(' ') || p.email)?.toLowerCase() ?? null,
  orders: (p) => p.orders,
  netSpend: (p) => p.netSpend,
  averageOrderValue: (p) => (p.orders === 0 ? null : p.grossSpend / p.orders),
  firstOrderAt: (p) => p.firstOrderAt,
  lastOrderAt: (p) => p.lastOrderAt,
  lastSeenAt: (p) => p.lastSeenAt,
  createdAt: (p) => p.createdAt,
};

test.each(sortKeyNames.flatMap((by) => (['asc', 'desc'] as const).map((direction) => [by, direction] as const)))(
  'pages by %s %s hold everybody once, in order, unknown values last',
  async (by, direction) => {
    const { people, total } = await everyPage(undefined, by, direction);
    expect(people.length).toBe(total);
    expect(people.length).toBe(world.people.filter((p) => p.known && !p.deleted).length);
    expect(new Set(people.map((p) => p.id)).size).toBe(people.length);
    const values = people.map(valueOf[by]);
    const firstUnknown = values.indexOf(null);
    const known = firstUnknown === -1 ? values : values.slice(0, firstUnknown);
    expect(values.slice(known.length).every((value) => value === null)).toBe(true);
    known.slice(1).forEach((value, i) => {
      const before = known[i] ?? '';
      expect(direction === 'asc' ? before <= (value ?? '') : before >= (value ?? ''), `${before} then ${value}`).toBe(
        true,
      );
    });
  },
);

test('a rule narrows the list, also one that needs joined events', async () => {
  const { people, total } = await everyPage(buyers, 'netSpend', 'desc');
  expect(total).toBe(people.length);
  expect(people.length).toBeGreaterThan(0);
  expect(people.every((person) => person.orders >= 1)).toBe(true);
  const more = await everyPage(mixed, 'lastSeenAt', 'desc');
  expect(more.total).toBe(more.people.length);
  expect(more.people.length).toBeGreaterThanOrEqual(people.length);
});

test('search finds any part of an address, all words, and never reads them as a pattern', async () => {
  const someone = world.people.find((p) => p.known && !p.deleted && p.email !== '');
  if (!someone) throw new Error('the world has nobody with an address');
  const part = someone.email.slice(1).toUpperCase();
  const { people, total } = await everyPage(undefined, 'lastSeenAt', 'desc', part);
  expect(people.map((p) => p.id)).toContain(someone.id);
  expect(total).toBe(people.length);
  expect((await everyPage(undefined, 'lastSeenAt', 'desc', `${part} nobody-like-this`)).total).toBe(0);
  expect((await everyPage(undefined, 'lastSeenAt', 'desc', '%')).total).toBe(0);
});
