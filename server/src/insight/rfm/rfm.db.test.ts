import { afterAll, beforeAll, expect, it } from 'vitest';
import { testApp, type TestApp } from '../../../test/setup/harness.ts';
import { transact, type Context } from '../../platform/context.ts';
import type { Platform } from '../../platform/context.ts';
import { sendPurchases } from '../../records/orders/testing.ts';
import { figuresOf } from '../figures/index.ts';
import { changeSettings } from './actions/change-settings.ts';
import { renewRfm } from './actions/renew-rfm.ts';
import { rfmFigureNames } from './definitions.ts';
import { readGrid, readMovers, readTransitions } from './queries/rfm.ts';
import { settingsOf } from './store/settings.ts';

let app: TestApp;
let ctx: Context;
beforeAll(async () => {
  app = await testApp();
  ctx = await app.createWorkspace({ currency: 'EUR', timezone: 'Europe/Berlin' });
});
afterAll(() => app.close());

const buyer = (n: number) => ({ email: `b${n}@example.com` });
const order = (who: number, id: string, placedAt: string, price: number, more = {}) => ({
  who: buyer(who),
  data: {
    id,
    placedAt,
    currency: 'EUR',
    lines: [{ sku: 'TEA', title: 'Tea', quantity: 1, unitPrice: price }],
    ...more,
  },
});
const idOf = async (n: number): Promise<number> => {
  const [row] = await app.platform.clickhouse.query<{ id: number }>(
    ctx.workspaceId,
    `SELECT profile_id AS id FROM profiles FINAL WHERE workspace_id = {workspace:UInt32} AND email = {email:String}`,
    { params: { email: `b${n}@example.com` } },
  );
  return row?.id ?? 0;
};
const figures = async (n: number) =>
  Object.fromEntries(
    (await figuresOf(ctx, await idOf(n), rfmFigureNames)).map((row) => [row.figure, row.number ?? row.text]),
  );

/** The context whose signals go into a list of jobs that are read back. */
const listening = (): Context => ({
  ...ctx,
  platform: { ...ctx.platform, signalTasks: new Map([['rfm.moved', ['test.heard']]]) } satisfies Platform,
});
const heard = async (): Promise<{ from: string; to: string; profileIds: number[] }[]> => {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: app.databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ payload: { payload: { from: string; to: string; profileIds: number[] } } }>(
      `select j.payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
       where t.identifier = 'test.heard' order by j.id`,
    );
    return rows.map(({ payload }) => payload.payload);
  } finally {
    await client.end();
  }
};

it('scores everybody once, equal values alike, cancelled and refunded money left out', async () => {
  await sendPurchases(ctx, [
    order(1, '1a', '2026-11-20T10:00:00Z', 500),
    order(1, '1b', '2026-10-01T10:00:00Z', 100),
    order(1, '1c', '2026-08-01T10:00:00Z', 100),
    order(2, '2a', '2026-11-10T10:00:00Z', 50),
    order(3, '3a', '2026-05-10T10:00:00Z', 50),
    order(4, '4a', '2026-05-09T22:30:00Z', 50, { refunds: [{ id: 'r4', at: '2026-06-01T00:00:00Z', amount: 20 }] }),
    order(5, '5a', '2026-02-10T10:00:00Z', 900),
    order(5, '5b', '2026-01-10T10:00:00Z', 900),
    order(6, '6a', '2026-11-10T10:00:00Z', 50, { cancelledAt: '2026-11-11T00:00:00Z' }),
  ]);
  await app.settle();
  await renewRfm(ctx);
  expect(await figures(1)).toEqual({
    rfmRecency: 5,
    rfmFrequency: 5,
    rfmMonetary: 4,
    rfmScore: 554,
    rfmGroup: 'Champions',
  });
  // two of five bought longer ago than they did, or on the same day
  expect(await figures(3)).toMatchObject({ rfmRecency: 3, rfmFrequency: 1, rfmMonetary: 2 });
  expect(await figures(4)).toMatchObject({ rfmRecency: 2, rfmFrequency: 1, rfmMonetary: 1 });
  expect(await figures(5)).toMatchObject({ rfmRecency: 1, rfmFrequency: 4, rfmMonetary: 5, rfmGroup: 'Can’t lose' });
  expect(await figures(6)).toEqual({});
  const grid = await readGrid(ctx);
  expect(grid).toMatchObject({ people: 5, orders: 8, month: '2026-11', isNow: true, revenue: 263_000 });
  expect(grid.cells.reduce((sum, cell) => sum + cell.people, 0)).toBe(5);
  expect(grid.groups.reduce((sum, one) => sum + one.people, 0)).toBe(5);
});

it('keeps the months since the first order, as of their ends', async () => {
  const grid = await readGrid(ctx);
  expect(grid.months).toEqual([
    '2026-11',
    '2026-10',
    '2026-09',
    '2026-08',
    '2026-07',
    '2026-06',
    '2026-05',
    '2026-04',
    '2026-03',
    '2026-02',
    '2026-01',
  ]);
  expect(await readGrid(ctx, '2026-04')).toMatchObject({ people: 1, orders: 2, isNow: false });
  expect(await readGrid(ctx, '2026-05')).toMatchObject({ people: 3, orders: 4 });
  await expect(readGrid(ctx, '2020-01')).rejects.toThrow('no scores of 2020-01');
});

it('has transitions whose counts sum to the people of the later month', async () => {
  for (const [from, to] of [
    ['2026-10', '2026-11'],
    ['2026-04', '2026-05'],
    ['2026-01', '2026-11'],
  ] as const) {
    const { items } = await readTransitions(ctx, { from, to });
    const later = await readGrid(ctx, to);
    for (const group of later.groups) {
      const came = items.filter(({ toGroup }) => toGroup === group.key).reduce((sum, { people }) => sum + people, 0);
      expect(came).toBe(group.people);
    }
    const [first] = items;
    const movers = first ? await readMovers(ctx, { from, to, ...first }, { limit: 50 }) : { items: [] };
    expect(movers.items).toHaveLength(first?.people ?? 0);
  }
});

it('counts nobody twice after a merge, also in the months before', async () => {
  await sendPurchases(ctx, [{ ...order(2, '2b', '2026-11-21T09:00:00Z', 70), who: { ...buyer(2), externalId: 'X3' } }]);
  await sendPurchases(ctx, [{ ...order(3, '3b', '2026-11-21T10:00:00Z', 70), who: { ...buyer(3), externalId: 'X3' } }]);
  await app.settle();
  await renewRfm(ctx);
  const people = (await readGrid(ctx)).people;
  const alive = await app.platform.clickhouse.query<{ n: number }>(
    ctx.workspaceId,
    `SELECT uniqExact(o.profile_id) AS n FROM (SELECT * FROM orders FINAL WHERE workspace_id = {workspace:UInt32}) AS o WHERE cancelled_at IS NULL AND deleted = 0`,
  );
  expect(people).toBe(alive[0]?.n);
  const may = await readGrid(ctx, '2026-05');
  expect(may.people).toBe(3);
});

it('announces each move once, also when a round dies half-way, and none after a change of settings', async () => {
  const own = listening();
  const before = (await heard()).length;
  await renewRfm(own);
  expect(await heard()).toHaveLength(before);
  await sendPurchases(ctx, [order(5, '5c', '2026-11-22T08:00:00Z', 900)]);
  await app.settle();
  app.clock.advance(60_000);
  const dying = new Map<string, readonly string[]>();
  dying.get = () => {
    throw new Error('the power went');
  };
  await expect(renewRfm({ ...ctx, platform: { ...ctx.platform, signalTasks: dying } })).rejects.toThrow(
    'the power went',
  );
  expect(await heard()).toHaveLength(before);
  app.clock.advance(60_000);
  await renewRfm(own);
  const moves = (await heard()).slice(before);
  const five = await idOf(5);
  expect(moves.filter(({ profileIds }) => profileIds.includes(five))).toEqual([
    { from: 'lost', to: 'potential-loyalists', profileIds: [five] },
  ]);
  app.clock.advance(60_000);
  await renewRfm(own);
  expect(await heard()).toHaveLength(before + moves.length);
  await changeSettings(ctx, { bins: 3, periodDays: 365 });
  app.clock.advance(60_000);
  await renewRfm(own);
  expect(await heard()).toHaveLength(before + moves.length);
  expect(await transact(ctx, (tx) => settingsOf(tx, ctx.workspaceId))).toMatchObject({ bins: 3, periodDays: 365 });
  expect((await readGrid(ctx)).cells).toHaveLength(9);
});
