import { afterAll, beforeAll, expect, test } from 'vitest';
import { testApp, type TestApp } from '../../../test/setup/harness.ts';
import type { Context } from '../../platform/context.ts';
import type { JsonObject } from '../../kernel/json.ts';
import { stableUuid } from '../../platform/crypto/index.ts';
import { acceptMessages, type Identifiers } from '../../records/events/index.ts';
import { activity } from './queries/activity.ts';
import { overview } from './queries/overview.ts';

let app: TestApp;
let ctx: Context;
beforeAll(async () => {
  app = await testApp({ now: new Date('2026-11-22T12:00:00Z') });
  ctx = await app.createWorkspace({ currency: 'EUR', timezone: 'Europe/Berlin' });
});
afterAll(() => app.close());

const send = (kind: 'order' | 'consent', who: Identifiers, data: JsonObject): Promise<void> =>
  acceptMessages(app.platform, ctx.workspaceId, [
    {
      kind,
      key: stableUuid('t', JSON.stringify([who, data])),
      time: Date.parse(String(data.placedAt ?? data.effectiveAt ?? data.issuedAt ?? '2026-11-10T00:00:00Z')),
      who,
      name: kind,
      data,
      source: 'test',
      trusted: true,
      backfill: false,
    },
  ]);
const order = (id: string, placedAt: string, units: number, more: JsonObject = {}): JsonObject => ({
  id,
  placedAt,
  currency: 'EUR',
  lines: [{ sku: 'TEA', title: 'Tea', quantity: 1, unitPrice: units }],
  ...more,
});

test('revenue, customers and list growth by local day, with the days before', async () => {
  const alice = { email: 'alice@example.com' };
  const bob = { email: 'bob@example.com' };
  await send('order', alice, order('1', '2026-11-05T10:00:00Z', 100));
  // 23:30 UTC is the next day in Berlin
  await send(
    'order',
    alice,
    order('2', '2026-11-10T23:30:00Z', 50, { refunds: [{ id: 'r', at: '2026-11-12T00:00:00Z', amount: 20 }] }),
  );
  await send('order', bob, order('3', '2026-11-12T10:00:00Z', 30));
  await send('order', bob, order('4', '2026-11-13T10:00:00Z', 999, { cancelledAt: '2026-11-14T00:00:00Z' }));
  await send('order', bob, {
    type: 'creditNote',
    id: 'C',
    issuedAt: '2026-11-14T10:00:00Z',
    currency: 'EUR',
    lines: [{ sku: 'TEA', quantity: 1, unitPrice: 5 }],
  });
  await send('consent', bob, { channel: 'email', status: 'subscribed', effectiveAt: '2026-11-13T00:00:00Z' });
  await app.settle();
  const report = await overview(ctx, { from: '2026-11-11', to: '2026-11-16', compare: 'previous' });
  expect(report.totals).toEqual({
    grossRevenue: 8000,
    netRevenue: 5500,
    orders: 2,
    averageOrderValue: 4000,
    newCustomers: 1,
    returningCustomers: 1,
    repeatRate: 0.5,
    subscribersGained: 1,
    subscribersLost: 0,
  });
  expect(report.byDay.map((d) => [d.day, d.netRevenue])).toEqual([
    ['2026-11-11', 3000],
    ['2026-11-12', 3000],
    ['2026-11-13', 0],
    ['2026-11-14', -500],
    ['2026-11-15', 0],
    ['2026-11-16', 0],
  ]);
  expect(report.compared).toMatchObject({
    from: '2026-11-05',
    to: '2026-11-10',
    totals: { orders: 1, grossRevenue: 10000, newCustomers: 1 },
  });
  expect(report.topProducts).toMatchObject([{ title: 'Tea', units: 2, orders: 2 }]);
});

test('the latest events come first, with their people', async () => {
  const { items } = await activity(ctx, 3);
  expect(items).toHaveLength(3);
  expect(items[0]?.profile.email).toBe('bob@example.com');
});

test('what was filled in stays in the feed when the first thing happens', async () => {
  const fresh = await app.createWorkspace();
  const tell = (id: string, at: string, backfill: boolean) =>
    acceptMessages(app.platform, fresh.workspaceId, [
      {
        kind: 'track',
        key: stableUuid('t', id),
        time: Date.parse(at),
        who: { email: `${id}@example.com` },
        name: 'Viewed Product',
        data: { value: '0', properties: {} },
        source: 'test',
        trusted: true,
        backfill,
      },
    ]);
  await tell('old', '2026-11-20T10:00:00Z', true);
  await tell('older', '2026-11-19T10:00:00Z', true);
  await tell('now', '2026-11-22T11:00:00Z', false);
  await app.settle();
  const { items } = await activity(fresh, 10);
  expect(items.map((item) => item.profile.email)).toEqual(['now@example.com', 'old@example.com', 'older@example.com']);
});
