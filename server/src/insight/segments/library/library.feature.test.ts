import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testApp, type TestApp } from '../../../../test/setup/harness.ts';
import { createApp } from '../../../app/http.ts';
import { secretKeyHeaders, type Credentials } from '../../../foundation/access/testing.ts';
import type { HttpServer } from '../../../platform/http/index.ts';

let app: TestApp;
let http: HttpServer;
let headers: Credentials;

type Entry = {
  key: string;
  name: string;
  missing: string | null;
  text: string;
  values: Record<string, unknown>;
  parameters: { key: string; choices?: { value: string; label: string; count: number }[] }[];
};

beforeAll(async () => {
  app = await testApp();
  http = await createApp(app.platform);
  const ctx = await app.createWorkspace();
  headers = await secretKeyHeaders(ctx, ['events:write', 'orders:write', 'segments:read', 'segments:write']);
  const order = (id: string, email: string, placedAt: string, sku: string, title: string) => ({
    id,
    placedAt,
    currency: 'EUR',
    customer: { email },
    lines: [{ sku, title, category: 'Tea', quantity: 1, unitPrice: '20.00' }],
  });
  const orders = [
    order('1', 'ann@example.com', '2026-11-01T10:00:00Z', 'T1', 'Green tea'),
    order('2', 'ben@example.com', '2026-03-01T10:00:00Z', 'T1', 'Green tea'),
    order('3', 'ben@example.com', '2026-04-01T10:00:00Z', 'T2', 'Black tea'),
  ];
  const answer = await http.inject({ method: 'POST', url: '/api/v1/orders', headers, payload: { orders } });
  expect(answer.statusCode, answer.body).toBeLessThan(300);
  await app.settle();
});
afterAll(async () => {
  await http?.close();
  await app?.close();
});

const post = (url: string, payload: object = {}) => http.inject({ method: 'POST', url, headers, payload });
const entries = async (): Promise<Map<string, Entry>> => {
  const { items } = (await http.inject({ url: '/api/v1/segments/library', headers })).json<{ items: Entry[] }>();
  return new Map(items.map((entry) => [entry.key, entry]));
};
const sizes = async (payload: object = {}): Promise<Record<string, number | null>> => {
  const { items } = (await post('/api/v1/segments/library/sizes', payload)).json<{
    items: { key: string; count: number | null }[];
  }>();
  return Object.fromEntries(items.map(({ key, count }) => [key, count]));
};

describe('the library over HTTP', () => {
  test('offers what the brand has, commonest first, and says what is missing', async () => {
    const all = await entries();
    expect(all.get('product-buyers')).toMatchObject({
      name: 'Bought Green tea',
      values: { product: 'T1' },
      text: "bought sku 'T1' at least once",
      missing: null,
    });
    expect(all.get('product-buyers')?.parameters[0]?.choices).toEqual([
      { value: 'T1', label: 'Green tea', count: 2 },
      { value: 'T2', label: 'Black tea', count: 1 },
    ]);
    expect(all.get('by-creator')).toMatchObject({ missing: 'No creator has brought anybody yet.' });
  });

  test('counts all entries, or some with other values, as each would count alone', async () => {
    const counts = await sizes();
    expect(counts).toMatchObject({ 'first-time-buyers': 1, 'two-time-buyers': 1, 'lapsed-120': 1, 'by-creator': null });
    const all = await entries();
    for (const [key, count] of Object.entries(counts)) {
      if (count === null) continue;
      const alone = await post('/api/v1/segments/preview', { text: all.get(key)?.text, sample: 0 });
      expect([key, alone.json<{ count: number }>().count]).toEqual([key, count]);
    }
    expect(await sizes({ keys: ['lapsed-120'], values: { 'lapsed-120': { days: 10 } } })).toEqual({ 'lapsed-120': 2 });
  }, 60_000);

  test('becomes a segment with own parameters; faults name the parameter', async () => {
    const made = await post('/api/v1/segments/library/product-buyers', { values: { product: 'T2' } });
    expect([made.statusCode, made.json()]).toMatchObject([
      201,
      { name: 'Bought Black tea', text: "bought sku 'T2' at least once" },
    ]);
    const wrong = await post('/api/v1/segments/library/lapsed-120', { values: { days: 0 } });
    expect([wrong.statusCode, wrong.json().errors[0].path]).toEqual([422, '/values/days']);
    expect((await post('/api/v1/segments/library/nothing')).statusCode).toBe(404);
    expect((await post('/api/v1/segments/library/by-creator')).json().errors[0]).toEqual({
      path: '/values/creator',
      message: 'Choose: Creator.',
    });
  });
});
