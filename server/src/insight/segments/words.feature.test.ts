import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testApp, type TestApp } from '../../../test/setup/harness.ts';
import { createApp } from '../../app/http.ts';
import { secretKeyHeaders, type Credentials } from '../../foundation/access/testing.ts';
import type { HttpServer } from '../../platform/http/index.ts';

let app: TestApp;
let http: HttpServer;
let headers: Credentials;
let vip = 0;

/** Orders of a shop that closed its books in December 2011: per customer the days of their orders. */
const book: Record<string, string[]> = {
  ann: ['2011-01-10', '2011-06-01', '2011-12-01'],
  bea: ['2010-12-15', '2011-02-01', '2011-03-01', '2011-04-01'],
  cem: ['2011-05-05'],
  dan: ['2011-11-30'],
  eve: ['2011-10-01', '2011-12-05'],
};
const asOf = '2011-12-10T00:00:00Z';

beforeAll(async () => {
  app = await testApp({ now: new Date('2026-11-22T12:00:00.000Z') });
  http = await createApp(app.platform);
  const ctx = await app.createWorkspace({ timezone: 'Europe/London', currency: 'GBP' });
  headers = await secretKeyHeaders(ctx, [
    'orders:write',
    'profiles:write',
    'profiles:read',
    'segments:read',
    'segments:write',
  ]);
  await post('/api/v1/profiles', {
    profiles: [...Object.keys(book), 'zoe'].map((name) => ({
      email: `${name}@example.com`,
      country: name < 'c' ? 'GB' : 'DE',
      properties: { tea_club: name === 'ann' },
    })),
  });
  await post('/api/v1/orders', {
    orders: Object.entries(book).flatMap(([name, days]) =>
      days.map((day, i) => ({
        id: `${name}-${i}`,
        placedAt: `${day}T10:00:00Z`,
        currency: 'GBP',
        customer: { email: `${name}@example.com` },
        lines: [{ sku: i === 0 ? 'MUG-1' : 'TEA-1', title: 'Thing', quantity: 2, unitPrice: 10 }],
      })),
    ),
  });
  await app.settle();
  vip = (await post('/api/v1/segments', { name: 'VIP', text: 'at least 3 orders ever' })).json().id;
});
afterAll(async () => {
  await http?.close();
  await app?.close();
});

const post = (url: string, payload: object) => http.inject({ method: 'POST', url, headers, payload });
const preview = async (body: object) => (await post('/api/v1/segments/preview', { ...body, sample: 0 })).json();
const trait = (name: string, is: object) => ({ where: { kind: 'trait', trait: name, is } });

describe('rules in words over HTTP', () => {
  test.each<[string, object, number]>([
    ['exactly one order ever', trait('orders', { op: 'eq', value: 1 }), 2],
    ['at least 3 orders ever', trait('orders', { op: 'gte', value: 3 }), 2],
    ['last order at least 120 days ago', trait('lastOrderAt', { op: 'atLeastAgo', amount: 120, unit: 'day' }), 2],
    [
      'placed order at least 3 times ever',
      { where: { kind: 'event', metric: 'Placed Order', is: { op: 'gte', value: 3 } } },
      2,
    ],
    [
      'at least 2 orders in the last 90 days',
      {
        where: {
          kind: 'event',
          metric: 'Placed Order',
          window: { type: 'last', amount: 90, unit: 'day' },
          is: { op: 'gte', value: 2 },
        },
      },
      1,
    ],
    ['no orders', trait('orders', { op: 'eq', value: 0 }), 1],
    [
      "bought 'TEA-1' at least 2 times",
      { where: { kind: 'product', product: { sku: ['TEA-1'] }, is: { op: 'gte', value: 2 } } },
      2,
    ],
  ])('as of a past moment, "%s" counts as its JSON does', async (text, rule, count) => {
    const [inWords, inJson] = [await preview({ text, asOf }), await preview({ rule, asOf })];
    expect([inWords.count, inJson.count]).toEqual([count, count]);
    expect(inWords.rule).toEqual(inJson.rule);
    expect(inWords.text).toBe(inJson.text);
  });

  test('a segment is made, changed and shown in words', async () => {
    const made = await post('/api/v1/segments', { name: 'German VIP', text: "in segment 'VIP' and country is DE" });
    expect(made.statusCode).toBe(201);
    const { id, text, rule } = made.json();
    expect(text).toBe("in segment 'VIP' and country = 'DE'");
    expect(rule.where.all[0]).toEqual({ kind: 'segment', segmentId: vip, in: true });
    const url = `/api/v1/segments/${id}`;
    const changed = await http.inject({ method: 'PATCH', url, headers, payload: { text: 'not in segment VIP' } });
    expect(changed.json().text).toBe("not in segment 'VIP'");
    expect((await http.inject({ url, headers })).json().text).toBe("not in segment 'VIP'");
    const listed = (await http.inject({ url: '/api/v1/segments', headers })).json().items;
    expect(listed.map((item: { text: string }) => item.text)).toEqual(["not in segment 'VIP'", 'orders >= 3']);
    const people = await post('/api/v1/segments/query', {
      text: 'country is GB',
      sort: { by: 'createdAt', direction: 'asc' },
    });
    expect(people.json().total).toBe(2);
  });

  test('words and JSON into each other', async () => {
    const read = (await post('/api/v1/segments/parse', { text: 'tea_club is true AND did "Placd Order" once' })).json();
    expect(read.text).toBe('properties.tea_club is true and did "Placd Order" exactly once');
    expect(read.warnings).toEqual([
      {
        message: 'Nothing called "Placd Order" has happened yet. Did you mean "Placed Order"?',
        line: 1,
        column: 26,
        offset: 25,
        length: 13,
      },
    ]);
    expect((await post('/api/v1/segments/format', { rule: read.rule })).json()).toEqual({ text: read.text });
    expect((await preview({ text: 'tea_club is true' })).count).toBe(1);
    expect((await preview({ text: 'did "Placd Order"' })).caveats[0]).toContain('Did you mean "Placed Order"?');
  });

  test('faults name their place, what was expected and the nearest name', async () => {
    const answer = await post('/api/v1/segments/preview', { text: 'ordrs >= 3\nand in segment VPI' });
    expect(answer.statusCode).toBe(422);
    expect(answer.json()).toMatchObject({
      code: 'invalid_rule',
      detail: 'Expected a condition, found "ordrs". Did you mean orders? (line 1, column 1)',
      errors: [
        { path: '/text', line: 1, column: 1, offset: 0, length: 5, suggestion: 'orders' },
        { path: '/text', line: 2, column: 16, offset: 26, length: 3, suggestion: "'VIP'" },
      ],
    });
  });

  test('what only the compiler can refuse is told at its place in the text too', async () => {
    const text = "country = 'GB' and orders = 'three'";
    for (const url of ['/api/v1/segments/preview', '/api/v1/segments']) {
      const body = url.endsWith('preview') ? { text } : { text, name: 'Three' };
      const { errors } = (await post(url, body)).json();
      expect(errors).toMatchObject([{ path: '/text', offset: 19, length: 16 }]);
      expect(errors[0].message).toContain('is for a text; this field is a number');
    }
  });

  test('exactly one of both forms', async () => {
    for (const body of [{}, { rule: trait('orders', { op: 'eq', value: 1 }), text: 'orders = 1' }]) {
      const answer = await post('/api/v1/segments/preview', body);
      expect(answer.statusCode).toBe(422);
      expect(answer.json().detail).toBe('Send exactly one of "rule" (JSON) and "text" (the rule in words).');
    }
    expect((await post('/api/v1/segments/parse', { text: 'x'.repeat(70_000) })).statusCode).toBe(422);
  });
});
