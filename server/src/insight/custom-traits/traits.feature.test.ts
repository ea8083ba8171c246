import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testApp, type TestApp } from '../../../test/setup/harness.ts';
import { createApp } from '../../app/http.ts';
import { secretKeyHeaders, type Credentials } from '../../foundation/access/testing.ts';
import type { Context } from '../../platform/context.ts';
import type { HttpServer } from '../../platform/http/index.ts';
import { renewTouched } from '../figures/index.ts';

let app: TestApp;
let http: HttpServer;
let ctx: Context;
let headers: Credentials;
let reader: Credentials;

type Answer = { status: number; body: Record<string, unknown> };
async function send(
  method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE',
  url: string,
  body?: object,
  as = headers,
): Promise<Answer> {
  const response = await http.inject({ method, url, headers: as, ...(body && { payload: body }) });
  return { status: response.statusCode, body: response.body === '' ? {} : (response.json() as Answer['body']) };
}

const order = (email: string, id: string, placedAt: string, units: number) => ({
  id,
  placedAt,
  currency: 'EUR',
  customer: { email },
  lines: [{ sku: 'TEA', title: 'Green tea', quantity: 1, unitPrice: units }],
});

beforeAll(async () => {
  app = await testApp();
  http = await createApp(app.platform);
  ctx = await app.createWorkspace({ timezone: 'Europe/Berlin', currency: 'EUR' });
  headers = await secretKeyHeaders(ctx, [
    'events:write',
    'profiles:write',
    'profiles:read',
    'orders:write',
    'segments:read',
    'segments:write',
    'settings:write',
    'settings:read',
  ]);
  reader = await secretKeyHeaders(ctx, ['segments:read']);
  const visit = (email: string, time: string, device: string) => ({
    metric: 'Active on Site',
    time,
    profile: { email },
    properties: { device },
  });
  const events = await send('POST', '/api/v1/events', {
    events: [
      visit('ann@example.com', '2026-11-01T10:00:00Z', 'mobile'),
      visit('ann@example.com', '2026-11-20T10:00:00Z', 'desktop'),
      visit('bob@example.com', '2026-10-01T10:00:00Z', 'tablet'),
    ],
  });
  expect(events.status).toBe(202);
  const orders = await send('POST', '/api/v1/orders', {
    orders: [
      order('ann@example.com', 'O1', '2026-09-01T10:00:00Z', 40),
      order('ann@example.com', 'O2', '2026-11-10T10:00:00Z', 60),
      order('bob@example.com', 'O3', '2026-10-05T10:00:00Z', 10),
    ],
  });
  expect(orders.status).toBe(202);
  await app.settle();
}, 60_000);
afterAll(async () => {
  await http?.close();
  await app?.close();
});

const idOf = async (email: string): Promise<number> => {
  const { body } = await send('POST', '/api/v1/segments/query', { search: email });
  return (body['items'] as { id: number }[])[0]?.id ?? 0;
};
const figuresOf = async (email: string): Promise<Record<string, unknown>> => {
  const { body } = await send('GET', `/api/v1/profiles/${await idOf(email)}/figures`);
  return Object.fromEntries(
    (body['items'] as { name: string; value: unknown }[]).map(({ name, value }) => [name, value]),
  );
};
const create = (label: string, definition: object, more: object = {}) =>
  send('POST', '/api/v1/traits/custom', { label, definition, ...more });

const recentOrders = { kind: 'measure', of: { source: 'orders', window: { type: 'last', amount: 30, unit: 'day' } } };
const lastDevice = {
  kind: 'measure',
  of: { source: 'events', metric: 'Active on Site', measure: 'last', of: 'device' },
};

describe('a trait of one’s own', () => {
  test('is computed for everybody, usable in formulas, ranges and segments', async () => {
    expect(await create('Recent orders', recentOrders)).toMatchObject({
      status: 201,
      body: { name: 'recentOrders', type: 'number' },
    });
    expect(await create('Last device', lastDevice)).toMatchObject({
      status: 201,
      body: { name: 'lastDevice', type: 'text' },
    });
    expect(await create('Basket', { kind: 'formula', text: 'netSpend / orders' })).toMatchObject({
      body: { type: 'money' },
    });
    expect(
      await create('Basket size', {
        kind: 'ranges',
        of: 'basket',
        ranges: [{ below: 20, label: 'Small' }],
        otherwise: 'Large',
      }),
    ).toMatchObject({ status: 201 });
    expect(
      await create('Keen', { kind: 'formula', text: "recentOrders > 0 and lastDevice = 'DESKTOP'" }),
    ).toMatchObject({ body: { type: 'boolean' } });
    expect(await create('Pace', { kind: 'formula', text: 'daysSince(lastOrderAt)' })).toMatchObject({
      body: { type: 'days' },
    });
    await app.settle();
    expect(await figuresOf('ann@example.com')).toMatchObject({
      recentOrders: 1,
      lastDevice: 'desktop',
      basket: 50,
      basketSize: 'Large',
      keen: 'yes',
    });
    expect(await figuresOf('bob@example.com')).toMatchObject({
      recentOrders: 0,
      basket: 10,
      basketSize: 'Small',
      keen: 'no',
    });
    const rule = { where: { kind: 'figure', figure: 'basketSize', is: { op: 'equals', value: 'large' } } };
    expect((await send('POST', '/api/v1/segments/preview', { rule, sample: 5 })).body).toMatchObject({ count: 1 });
  });

  test('follows within a pass what somebody does, and what time does once a day', async () => {
    await send('POST', '/api/v1/orders', { orders: [order('bob@example.com', 'O4', '2026-11-21T10:00:00Z', 30)] });
    await app.settle();
    await renewTouched(ctx, [await idOf('bob@example.com')]);
    expect(await figuresOf('bob@example.com')).toMatchObject({ recentOrders: 1, basket: 20, basketSize: 'Large' });
    app.clock.advance(40 * 86_400_000);
    await app.settle();
    const { body } = await send('GET', '/api/v1/traits/custom');
    expect(
      (body['items'] as { name: string; people: number }[]).find(({ name }) => name === 'recentOrders'),
    ).toMatchObject({ people: 2 });
  });

  test('shows people, spread and type before it is saved', async () => {
    const { status, body } = await send('POST', '/api/v1/traits/custom/preview', {
      definition: { kind: 'formula', text: 'netSpend * 2' },
    });
    expect(status).toBe(200);
    expect(body).toMatchObject({ type: 'money', distribution: { people: 2, total: 2, lowest: 80, highest: 200 } });
    const people = body['people'] as { email: string; value: number }[];
    expect(people.map(({ email, value }) => [email, value]).sort()).toEqual([
      ['ann@example.com', 200],
      ['bob@example.com', 80],
    ]);
  });

  test('is refused with the place of the fault', async () => {
    const faulty = await create('Faulty', { kind: 'formula', text: 'netSpend / ordres' });
    expect(faulty.status).toBe(422);
    expect(faulty.body).toMatchObject({
      errors: [{ path: '/definition/text', offset: 11, length: 6, column: 12, suggestion: 'orders' }],
    });
    expect((await create('Basket', { kind: 'formula', text: '1' }, { name: 'basket' })).status).toBe(409);
    expect((await create('Orders', { kind: 'formula', text: '1' }, { name: 'orders' })).status).toBe(409);
    const ranges = [
      { below: 20, label: 'A' },
      { below: 10, label: 'B' },
    ];
    expect((await create('Wrong', { kind: 'ranges', of: 'orders', ranges, otherwise: 'C' })).status).toBe(422);
    expect(
      (await create('Not a number', { kind: 'ranges', of: 'lastDevice', ranges: [ranges[0]], otherwise: 'C' })).body,
    ).toMatchObject({
      errors: [{ path: '/definition/of' }],
    });
    expect((await send('POST', '/api/v1/traits/custom', { label: 'X', definition: recentOrders }, reader)).status).toBe(
      403,
    );
  });

  test('cannot contain itself, however far away', async () => {
    const { body } = await send('GET', '/api/v1/traits/custom');
    const basket = (body['items'] as { id: number; name: string }[]).find(({ name }) => name === 'basket');
    const change = (text: string) =>
      send('PATCH', `/api/v1/traits/custom/${basket?.id}`, { definition: { kind: 'formula', text } });
    expect(await change('if(basket > 1, 1, 2)')).toMatchObject({ status: 409, body: { code: 'trait_cycle' } });
    expect(await create('Twice', { kind: 'formula', text: 'basket * 2' })).toMatchObject({ status: 201 });
    expect(await change('twice + 1')).toMatchObject({
      status: 409,
      body: { detail: expect.stringMatching(/basket → twice → basket|twice → basket → twice/) },
    });
  });

  test('that is used is not deleted; one that is not comes back as it was', async () => {
    const all = async () =>
      (await send('GET', '/api/v1/traits/custom')).body['items'] as {
        id: number;
        name: string;
        usedBy: { kind: string }[];
      }[];
    const rule = { where: { kind: 'figure', figure: 'lastDevice', is: { op: 'exists' } } };
    await send('POST', '/api/v1/segments', { name: 'With a device', rule });
    const found = (await all()).find(({ name }) => name === 'lastDevice');
    expect(found?.usedBy.map(({ kind }) => kind).sort()).toEqual(['segment', 'trait']);
    expect(await send('DELETE', `/api/v1/traits/custom/${found?.id}`)).toMatchObject({
      status: 409,
      body: { code: 'trait_in_use' },
    });
    const pace = (await all()).find(({ name }) => name === 'pace');
    expect((await send('DELETE', `/api/v1/traits/custom/${pace?.id}`)).status).toBe(204);
    await app.settle();
    expect(await figuresOf('ann@example.com')).not.toHaveProperty('pace');
    expect((await send('POST', `/api/v1/traits/custom/${pace?.id}/restore`, {})).status).toBe(200);
    await app.settle();
    expect(await figuresOf('ann@example.com')).toHaveProperty('pace');
  });
});

test('the catalog of traits says what each is, how many have one, where it is used; each has a spread', async () => {
  const { body } = await send('GET', '/api/v1/traits/catalog');
  const items = body['items'] as { name: string; origin: string; people: number; keyed: string | null }[];
  const named = (name: string) => items.find((item) => item.name === name);
  expect(named('orders')).toMatchObject({ origin: 'core', people: 2 });
  expect(named('basket')).toMatchObject({ origin: 'custom', people: 2 });
  expect(named('categoryAffinity')).toMatchObject({ origin: 'computed', keyed: 'category' });
  for (const { name } of items) {
    expect((await send('GET', `/api/v1/traits/distributions/${name}`)).status, name).toBe(200);
  }
  expect((await send('GET', '/api/v1/traits/distributions/netSpend')).body).toMatchObject({ people: 2, median: 70 });
  expect((await send('GET', '/api/v1/traits/distributions/nosuch')).status).toBe(404);
});

test('health of a person says its parts and why, by weights that can be changed', async () => {
  const url = `/api/v1/profiles/${await idOf('ann@example.com')}/health`;
  const before = await send('GET', url);
  expect(before.status).toBe(200);
  const parts = before.body['parts'] as { name: string; why: string }[];
  const missing = before.body['missing'] as { name: string; why: string }[];
  expect([...parts, ...missing].map(({ name }) => name).sort()).toEqual([
    'delivery',
    'engagement',
    'orders',
    'returns',
    'reviews',
    'tickets',
  ]);
  expect(parts.find(({ name }) => name === 'orders')?.why).toMatch(/Last order 52 days ago/);
  const settings = (await send('GET', '/api/v1/affinities/settings')).body;
  const health = { orders: 0, engagement: 0, tickets: 0, delivery: 0, returns: 1, reviews: 0 };
  expect((await send('PUT', '/api/v1/affinities/settings', { ...settings, health })).status).toBe(200);
  await app.settle();
  expect((await send('GET', url)).body).toMatchObject({ score: 100, parts: [{ name: 'returns' }] });
  expect(await figuresOf('ann@example.com')).toMatchObject({ healthScore: 100, health: 'Healthy' });
  expect((await send('PUT', '/api/v1/affinities/settings', { ...settings, halfLifeDays: 1 })).status).toBe(422);
});
