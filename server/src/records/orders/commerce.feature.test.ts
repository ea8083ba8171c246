import { afterAll, beforeAll, expect, test } from 'vitest';
import { testApp, type TestApp } from '../../../test/setup/harness.ts';
import { createApp } from '../../app/http.ts';
import { secretKeyHeaders, writeKeyHeaders, type Credentials } from '../../foundation/access/testing.ts';
import { permissions } from '../../kernel/actor.ts';
import type { Context } from '../../platform/context.ts';
import type { HttpServer } from '../../platform/http/index.ts';

let app: TestApp;
let http: HttpServer;
let ctx: Context;
let headers: Credentials;

beforeAll(async () => {
  app = await testApp();
  http = await createApp(app.platform);
  ctx = await app.createWorkspace({ currency: 'EUR' });
  headers = await secretKeyHeaders(ctx, [...permissions]);
});
afterAll(async () => {
  await http?.close();
  await app?.close();
});

const post = (url: string, payload: object, as = headers) => http.inject({ method: 'POST', url, headers: as, payload });
const get = async (url: string) => (await http.inject({ url, headers })).json();

test('products, orders, refunds, consent and traits over HTTP', async () => {
  const products = await post('/api/v1/products', {
    products: [
      { id: 'TEA', title: 'Green tea', price: '12.50', category: 'Tea' },
      { id: 'X', title: 'Bad', price: 'much' },
    ],
  });
  expect(products.json().results).toMatchObject([
    { status: 'stored' },
    { status: 'refused', error: expect.stringContaining('price') },
  ]);

  const placed = {
    id: 'A-1',
    number: '#1001',
    placedAt: '2026-11-01T10:00:00Z',
    currency: 'EUR',
    customer: { email: 'alice@example.com' },
    lines: [{ sku: 'TEA', quantity: 2, unitPrice: '12.50' }],
  };
  const answer = await post('/api/v1/orders', {
    orders: [
      placed,
      { ...placed, id: 'A-2', currency: 'XXZ' },
      { ...placed, id: 'A-3', lines: [{ sku: 'TEA', quantity: 1, unitPrice: '1,5' }] },
    ],
  });
  expect(answer.statusCode).toBe(202);
  expect(answer.json()).toMatchObject({ accepted: 1, refused: 2 });
  await app.settle();
  expect(
    (await post('/api/v1/orders/A-1/refunds', { id: 'R1', at: '2026-11-02T00:00:00Z', amount: '5.00' })).statusCode,
  ).toBe(202);
  expect(
    (await post('/api/v1/orders/nope/refunds', { id: 'R1', at: '2026-11-02T00:00:00Z', amount: '5.00' })).statusCode,
  ).toBe(404);
  await app.settle();

  const { items, total } = await get('/api/v1/orders?search=alice');
  expect(total).toBe(1);
  expect(items).toMatchObject([
    {
      externalId: 'A-1',
      total: 2500,
      refunded: 500,
      financialStatus: 'partially_refunded',
      customer: { email: 'alice@example.com' },
    },
  ]);
  const [{ id, customer }] = items;
  expect(await get(`/api/v1/orders/${id}`)).toMatchObject({
    lines: [{ title: 'TEA', imageUrl: null, total: 2500 }],
    refunds: [{ id: 'R1', amount: 500 }],
  });
  expect((await get(`/api/v1/profiles/${customer.id}/orders`)).items).toHaveLength(1);
  const traits = await get(`/api/v1/profiles/${customer.id}/traits`);
  expect(traits.items.find((t: { name: string }) => t.name === 'net_spend')).toMatchObject({
    value: 2000,
    why: '€25.00 gross − €5.00 refunded = €20.00',
  });
  expect((await get('/api/v1/traits')).items.length).toBe(traits.items.length);
  const [tea] = (await get('/api/v1/products?search=green')).items;
  expect((await get(`/api/v1/products/${tea.id}`)).performance).toMatchObject({
    units: 2,
    orders: 1,
    buyers: 1,
    netRevenue: 2500,
  });
  await post('/api/v1/products', { id: 'CUP', title: 'A cup', price: '30.00' });
  const sorted = async (how: string) => (await get(`/api/v1/products?limit=1&${how}`)).items[0].title;
  expect(await sorted('sort=title')).toBe('A cup');
  expect(await sorted('sort=price')).toBe('A cup');
  expect(await sorted('sort=units')).toBe('Green tea');
  const first = await get('/api/v1/products?limit=1&sort=netRevenue');
  expect(first).toMatchObject({
    total: 2,
    items: [{ sales: { units: 2, netRevenue: 2500, refundRate: 0 }, stock: null }],
  });
  const second = await get(`/api/v1/products?limit=1&sort=netRevenue&cursor=${first.nextCursor}`);
  expect(second).toMatchObject({
    nextCursor: null,
    items: [{ title: 'A cup', sales: { units: 0, refundRate: null } }],
  });
  expect((await get('/api/v1/product-categories')).items).toEqual(['Tea']);

  const consent = await post(`/api/v1/profiles/${customer.id}/consent`, {
    channel: 'email',
    status: 'subscribed',
    method: 'manual',
  });
  expect(consent.json().channels[0]).toMatchObject({
    channel: 'email',
    status: 'subscribed',
    marketing: { can: true },
  });
  expect((await get(`/api/v1/profiles/${customer.id}/consent`)).ledger.items).toHaveLength(1);
  expect(
    (await post('/api/v1/suppressions', { entries: [{ value: 'Alice@example.com', reason: 'manual' }] })).json(),
  ).toEqual({ added: 1 });
  expect((await get('/api/v1/suppressions?channel=email')).items).toMatchObject([
    { value: 'alice@example.com', reason: 'manual' },
  ]);
  const lifted = await http.inject({
    method: 'DELETE',
    url: '/api/v1/suppressions',
    headers,
    payload: { channel: 'email', values: ['alice@example.com'] },
  });
  expect(lifted.json()).toEqual({ removed: 1 });

  await post('/api/v1/orders/A-1/cancel', { reason: 'test' });
  await app.settle();
  expect((await get('/api/v1/orders?status=cancelled')).items).toHaveLength(1);
  expect((await get('/api/v1/reports/overview?compare=none')).totals).toMatchObject({
    orders: 0,
    subscribersGained: 1,
  });
  expect((await get('/api/v1/reports/activity?limit=3')).items).toHaveLength(3);
});

test('a member in the wrong place is refused by name, the other orders are kept', async () => {
  const order = { id: 'M-1', placedAt: '2026-11-02T00:00:00Z', currency: 'EUR', lines: [] };
  const misplaced = { ...order, id: 'M-2', email: 'bob@example.com' };
  const line = { quantity: 1, unitPrice: '2.00', prize: '3.00' };
  const answer = await post('/api/v1/orders', { orders: [order, misplaced, { ...order, id: 'M-3', lines: [line] }] });
  expect(answer.json()).toMatchObject({
    accepted: 1,
    results: [
      { status: 'accepted' },
      { status: 'refused', errors: [{ path: '/orders/1/email' }] },
      { status: 'refused', errors: [{ path: '/orders/2/lines/0/prize' }] },
    ],
  });
  const alone = await post('/api/v1/orders', misplaced);
  expect(alone.statusCode).toBe(422);
  expect(alone.json().errors).toMatchObject([{ path: '/email' }]);
  expect((await post('/api/v1/orders', { ...order, currency: 'XXZ' })).json().errors).toMatchObject([
    { path: '/currency', message: expect.stringContaining('ISO 4217') },
  ]);
});

test('a public key makes no orders, by the door or by an event', async () => {
  const key = await writeKeyHeaders(ctx);
  expect(
    (await post('/api/v1/orders', { id: 'P', placedAt: '2026-11-01T10:00:00Z', currency: 'EUR', lines: [] }, key))
      .statusCode,
  ).toBe(403);
  const event = {
    metric: 'Order Completed',
    profile: { email: 'p@example.com' },
    properties: { order_id: 'P', total: 999, currency: 'EUR' },
  };
  expect((await post('/api/v1/events', event, key)).statusCode).toBe(202);
  await app.settle();
  expect(
    (await get('/api/v1/orders?search=P')).items.filter((o: { externalId: string }) => o.externalId === 'P'),
  ).toEqual([]);
});

test('countries are kept as codes, and that of an order is the customer’s until somebody states it', async () => {
  const customer = { email: 'gerda@example.com' };
  const lines = [{ sku: 'TEA', quantity: 1, unitPrice: '12.50' }];
  const placed = { placedAt: '2026-11-05T10:00:00Z', currency: 'EUR', lines, customer };
  await post('/api/v1/orders', { id: 'G-1', country: 'Germany', ...placed });
  await app.settle();
  const [order] = (await get('/api/v1/orders?search=G-1')).items;
  expect(order.country).toBe('DE');
  const profile = () => get(`/api/v1/profiles/${order.customer.id}`);
  expect(await profile()).toMatchObject({
    country: 'DE',
    provenance: { country: { at: '2026-11-05T10:00:00.000Z', source: 'api' } },
  });

  await post('/api/v1/profiles', { ...customer, time: '2026-11-01', country: 'the Netherlands' });
  await app.settle();
  expect((await profile()).country).toBe('NL');
  for (const [written, kept] of [
    ['france', 'FR'],
    ['Channel Islands', 'Channel Islands'],
    [null, null],
  ]) {
    app.clock.advance(1000);
    const change = { method: 'PATCH', url: `/api/v1/profiles/${order.customer.id}`, headers } as const;
    expect((await http.inject({ ...change, payload: { country: written } })).json().country).toBe(kept);
  }
});
