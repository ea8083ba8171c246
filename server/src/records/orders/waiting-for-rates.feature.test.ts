import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { testApp, type TestApp } from '../../../test/setup/harness.ts';
import { workUntilKilled } from '../../../test/world/loops-process.ts';
import { createApp } from '../../app/http.ts';
import { secretKeyHeaders, type Credentials } from '../../foundation/access/testing.ts';
import { permissions } from '../../kernel/actor.ts';
import { scoped } from '../../platform/clickhouse/index.ts';
import type { Context } from '../../platform/context.ts';
import type { HttpServer } from '../../platform/http/index.ts';
import { inSystem, lockClass } from '../../platform/postgres/index.ts';
import { baseRates } from './rates.ts';

let app: TestApp;
let http: HttpServer;
let ctx: Context;
let headers: Credentials;
beforeAll(async () => {
  app = await testApp();
  http = await createApp(app.platform);
});
beforeEach(async () => {
  ctx = await app.createWorkspace({ currency: 'EUR', timezone: 'America/New_York' });
  headers = await secretKeyHeaders(ctx, [...permissions]);
});
afterAll(async () => {
  await http?.close();
  await app?.close();
});

async function send(method: 'POST' | 'PUT', url: string, payload: object): Promise<void> {
  const answer = await http.inject({ method, url, headers, payload });
  expect([url, answer.statusCode < 300, answer.body]).toEqual([url, true, answer.body]);
}
const get = async (url: string) => (await http.inject({ url, headers })).json();
const waiting = async () => (await get('/api/v1/orders/waiting-for-rates')).items;
const rate = (currency: string, validFrom: string, value: number | null) =>
  send('PUT', '/api/v1/currency-rates', { rates: [{ currency, validFrom, rate: value }] });
const order = (id: string, more: object = {}) => ({
  id,
  placedAt: '2026-10-02T01:00:00Z',
  currency: 'USD',
  customer: { email: 'ann@example.com' },
  lines: [{ sku: 'TEA', title: 'Green tea', quantity: 1, unitPrice: '20.00' }],
  ...more,
});
const sendOrders = async (...orders: object[]) => {
  await send('POST', '/api/v1/orders', { orders });
  await app.settle();
};
const traits = async () => {
  const { items } = await get('/api/v1/profiles?email=ann@example.com');
  const { items: all } = await get(`/api/v1/profiles/${items[0].id}/traits`);
  return Object.fromEntries(all.map(({ name, value }: { name: string; value: unknown }) => [name, value]));
};
const copies = () =>
  app.platform.clickhouse.query(
    ctx.workspaceId,
    `SELECT (SELECT orders FROM ${scoped('profiles')} WHERE NOT deleted) AS orders,
      (SELECT sum(gross - refunded) FROM ${scoped('orders')} WHERE NOT deleted) AS net,
      (SELECT sum(amount) FROM ${scoped('credit_notes')} WHERE NOT deleted) AS credited,
      (SELECT toFloat64(sum(value)) FROM ${scoped('events')} WHERE metric = 'Placed Order') AS placed`,
  );

test('orders and credit notes of a currency without a rate wait, and count as soon as the rate is there', async () => {
  await sendOrders(
    order('W1'),
    order('W2', { placedAt: '2026-10-05T12:00:00Z' }),
    order('W3', { currency: 'EUR' }),
    { ...order('N1'), type: 'creditNote', issuedAt: '2026-10-05T12:00:00Z', placedAt: undefined },
    order('W4', { currency: 'JPY', lines: [{ sku: 'TEA', title: 'Tea', quantity: 1, unitPrice: 1000 }] }),
  );
  expect(await waiting()).toEqual([
    { currency: 'JPY', date: '2026-10-01', documents: 1 },
    { currency: 'USD', date: '2026-10-01', documents: 1 },
    { currency: 'USD', date: '2026-10-05', documents: 2 },
  ]);
  expect(await traits()).toMatchObject({ orders: 1, gross_spend: 2000 });

  await rate('USD', '2026-10-03', 0.5);
  await app.settle();
  expect(await waiting()).toEqual([
    { currency: 'JPY', date: '2026-10-01', documents: 1 },
    { currency: 'USD', date: '2026-10-01', documents: 1 },
  ]);
  expect(await traits()).toMatchObject({ orders: 2, gross_spend: 3000, net_spend: 2000 });
  expect(await copies()).toEqual([{ orders: 2, net: 3000, credited: 1000, placed: 30 }]);

  await rate('USD', '2026-10-01', 0.25);
  await rate('JPY', '2026-01-01', 0.01);
  await app.settle();
  expect(await waiting()).toEqual([]);
  expect(await traits()).toMatchObject({ orders: 4, gross_spend: 4500 });
  expect(await copies()).toEqual([{ orders: 4, net: 4500, credited: 1000, placed: 45 }]);

  await rate('USD', '2026-10-01', 0.3);
  await app.settle();
  expect(await traits()).toMatchObject({ orders: 4, gross_spend: 4500 });
});

test('news about an order that waits joins it; a newer version that came meanwhile stays the newer one', async () => {
  await sendOrders(order('W1'), order('W2', { customer: { email: 'ann@example.com' } }));
  await send('POST', '/api/v1/orders/W1/refunds', { id: 'R1', at: '2026-10-09T00:00:00Z', amount: '5.00' });
  await app.settle();
  app.clock.advance(60_000);
  await sendOrders(order('W2', { currency: 'EUR' }));
  await rate('USD', '2026-10-01', 0.5);
  await app.settle();
  expect(await traits()).toMatchObject({ orders: 2, gross_spend: 3000, net_spend: 2750, refunds: 1 });
  expect(await copies()).toEqual([{ orders: 2, net: 2750, credited: 0, placed: 30 }]);
});

test('an order sent as an event of a server waits as well, and is never counted as both', async () => {
  await send('POST', '/v1/track', {
    event: 'Order Completed',
    userId: 'u1',
    messageId: 'm1',
    timestamp: '2026-10-02T10:00:00Z',
    context: { traits: { email: 'ann@example.com' } },
    properties: { order_id: 'T1', total: 20, currency: 'USD', products: [{ sku: 'TEA', name: 'Tea', price: 20 }] },
  });
  await app.settle();
  expect(await waiting()).toEqual([{ currency: 'USD', date: '2026-10-02', documents: 1 }]);
  await rate('USD', '2026-10-01', 0.5);
  await app.settle();
  expect(await copies()).toEqual([{ orders: 1, net: 1000, credited: 0, placed: 10 }]);
  const metrics = (await get('/api/v1/metrics')).items.map(({ name }: { name: string }) => name);
  expect(metrics).not.toContain('Order Completed');
});

test.each(['orders.takeUp.taken', 'orders.takeUp.beforeCommit'])(
  'a worker killed at %s leaves every order once',
  async (point) => {
    await sendOrders(...Array.from({ length: 5 }, (_, i) => order(`W${i}`)));
    await rate('USD', '2026-10-01', 0.5);
    expect(await workUntilKilled(app, point)).toBe('SIGKILL');
    expect(await waiting()).toEqual([{ currency: 'USD', date: '2026-10-01', documents: 5 }]);
    await app.settle();
    expect(await waiting()).toEqual([]);
    expect(await copies()).toEqual([{ orders: 5, net: 5000, credited: 0, placed: 50 }]);
  },
  90_000,
);

test('a rate that is added while an order finds none waits until it is written down that the order waits', async () => {
  let added: Promise<void> | undefined;
  await inSystem(app.platform.postgres, async (tx) => {
    const { rates } = await baseRates(tx, ctx.workspaceId, [{ currency: 'USD', at: app.clock.now() }]);
    expect(rates).toEqual([null]);
    added = rate('USD', '2026-10-01', 0.5);
    await untilSomebodyWaitsForRates();
  });
  await added;
  expect((await get('/api/v1/currency-rates')).items).toHaveLength(1);
});

async function untilSomebodyWaitsForRates(): Promise<void> {
  for (;;) {
    const { rows } = await sql`select from pg_locks where locktype = 'advisory' and classid = ${lockClass.rates}
      and objid = ${ctx.workspaceId} and not granted`.execute(app.platform.postgres.system);
    if (rows.length > 0) return;
    await new Promise((done) => setTimeout(done, 20));
  }
}
