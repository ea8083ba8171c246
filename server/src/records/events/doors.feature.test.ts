import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testApp, type TestApp } from '../../../test/setup/harness.ts';
import { createApp } from '../../app/http.ts';
import { secretKeyHeaders, writeKeyHeaders, type Credentials } from '../../foundation/access/testing.ts';
import type { Context } from '../../platform/context.ts';
import type { HttpServer } from '../../platform/http/index.ts';

let app: TestApp;
let http: HttpServer;
let ctx: Context;
let secret: Credentials;
let write: Credentials;

beforeAll(async () => {
  app = await testApp();
  http = await createApp(app.platform);
  ctx = await app.createWorkspace();
  secret = await secretKeyHeaders(ctx, ['events:write', 'profiles:write', 'profiles:read', 'events:read']);
  write = await writeKeyHeaders(ctx);
});
afterAll(async () => {
  await http?.close();
  await app?.close();
});

const post = (url: string, payload: unknown, headers: Credentials = secret) =>
  http.inject({
    method: 'POST',
    url,
    headers: { 'content-type': 'application/json', ...headers },
    payload: typeof payload === 'string' || Buffer.isBuffer(payload) ? payload : JSON.stringify(payload),
  });
const waiting = async (): Promise<number> => {
  const { rows } = await sql<{
    n: number;
  }>`select count(*)::int as n from event_inbox where workspace_id = ${ctx.workspaceId}`.execute(
    app.platform.postgres.system,
  );
  return rows[0]?.n ?? -1;
};
const good = { metric: 'Viewed Product', profile: { email: 'ada@example.com' }, properties: { sku: 'A-1' } };

describe('bad input at the ingest doors', () => {
  const cases: [string, unknown, number, string, string][] = [
    ['malformed JSON', '{"metric": ', 400, 'malformed_json', ''],
    ['an empty body', '', 400, 'malformed_json', ''],
    ['invalid UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d]), 400, 'malformed_json', ''],
    [
      'a prototype key',
      '{"metric":"a","profile":{"email":"a@example.com"},"properties":{"__proto__":{"polluted":true}}}',
      400,
      'unsafe_json',
      '/properties/__proto__',
    ],
    [
      'an escaped prototype key',
      '{"metric":"a","profile":{"email":"a@example.com"},"properties":{"\\u005f_proto__":{"polluted":true}}}',
      400,
      'unsafe_json',
      '/properties/__proto__',
    ],
    ['a NUL', '{"metric":"a\\u0000","profile":{"email":"a@example.com"}}', 400, 'unsafe_json', '/metric'],
    ['a wrong type', { ...good, metric: 7 }, 422, 'invalid_request', '/metric'],
    ['nobody', { metric: 'a', profile: {} }, 422, 'invalid_request', '/profile'],
    [
      'a word for nobody',
      { metric: 'a', profile: { externalId: 'undefined' } },
      422,
      'invalid_request',
      '/profile/externalId',
    ],
    [
      'no e-mail address',
      { metric: 'a', profile: { email: 'ada(at)example' } },
      422,
      'invalid_request',
      '/profile/email',
    ],
    ['an impossible date', { ...good, time: '2026-02-31T10:00:00Z' }, 422, 'invalid_request', '/time'],
    ['a date far ahead', { ...good, time: '2031-01-01' }, 422, 'invalid_request', '/time'],
    ['an unknown currency', { ...good, value: 5, currency: 'EURO' }, 422, 'invalid_request', '/currency'],
    ['no number', { ...good, value: '12,50' }, 422, 'invalid_request', '/value'],
    [
      'too deep',
      { ...good, properties: { a: { b: { c: { d: { e: { f: { g: { h: { i: { j: { k: { l: 1 } } } } } } } } } } } } },
      422,
      'invalid_request',
      '/properties/a',
    ],
    [
      'too many properties',
      { ...good, properties: Object.fromEntries(Array.from({ length: 401 }, (_, i) => [`p${i}`, i])) },
      422,
      'invalid_request',
      '/properties',
    ],
    ['too many events', { events: Array.from({ length: 1001 }, () => good) }, 422, 'invalid_request', '/events'],
    ['too large', { ...good, properties: { text: 'x'.repeat(6_000_000) } }, 413, 'body_too_large', ''],
  ];
  test.each(cases)('%s is refused with the place', async (_name, payload, status, code, path) => {
    const before = await waiting();
    const answer = await post('/api/v1/events', payload);
    expect(answer.statusCode).toBe(status);
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect(answer.json()).toMatchObject({ code, status });
    if (path) expect(answer.json().errors.map((e: { path: string }) => e.path)).toContain(path);
    expect(await waiting()).toBe(before);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  test('good rows of a batch are kept, and each row says what became of it', async () => {
    const answer = await post('/api/v1/events', {
      events: [good, { metric: '', profile: {} }, { ...good, time: '2026-13-01' }, { ...good, id: 'row-4' }],
    });
    expect(answer.statusCode).toBe(202);
    const body = answer.json();
    expect(body).toMatchObject({ accepted: 2, refused: 2 });
    expect(body.results.map((r: { status: string }) => r.status)).toEqual([
      'accepted',
      'refused',
      'refused',
      'accepted',
    ]);
    expect(body.results[2].errors[0].path).toBe('/events/2/time');
    await app.settle();
    const found = await http.inject({ url: '/api/v1/profiles?email=ADA@example.com', headers: secret });
    const timeline = await http.inject({
      url: `/api/v1/profiles/${found.json().items[0].id}/timeline`,
      headers: secret,
    });
    expect(timeline.json().items.filter((e: { metric: string }) => e.metric === 'Viewed Product')).toHaveLength(2);
  });
});

describe('what a profile may hold', () => {
  const deep = JSON.parse(`${'{"a":'.repeat(11)}1${'}'.repeat(11)}`);
  const cases: [string, object, string][] = [
    ['too deep', { deep }, '/deep'],
    ['too many', Object.fromEntries(Array.from({ length: 401 }, (_, i) => [`p${i}`, i])), ''],
    ['too long a text', { bio: 'x'.repeat(100_001) }, '/bio'],
    ['too long a list', { liked: Array.from({ length: 4001 }, (_, i) => i) }, '/liked'],
  ];
  const paths = (answer: { json(): { errors: { path: string }[] } }) => answer.json().errors.map((e) => e.path);

  test.each(cases)(
    '%s is refused by every door that changes profiles, with the place',
    async (_name, properties, at) => {
      await post('/api/v1/profiles', { email: 'limits@example.com', properties: { shoe: 42 } });
      await app.settle();
      const find = async () =>
        (await http.inject({ url: '/api/v1/profiles?email=limits@example.com', headers: secret })).json().items[0];
      const { id } = await find();
      const answers = {
        [`/properties${at}`]: [
          await http.inject({
            method: 'PATCH',
            url: `/api/v1/profiles/${id}`,
            headers: secret,
            payload: { properties },
          }),
          await post('/api/v1/profiles', { email: 'limits@example.com', properties }),
        ],
        [at]: [await post('/api/v1/profiles', { ...properties, email: 'limits@example.com' })],
        [`/profile${at}`]: [
          await post('/api/v1/events', { ...good, profile: { ...properties, email: 'limits@example.com' } }),
        ],
        [`/context/traits${at}`]: [
          await post('/v1/track', { event: 'Signed Up', userId: 'limits', context: { traits: properties } }),
        ],
      };
      for (const [place, given] of Object.entries(answers)) {
        for (const answer of given) expect([answer.statusCode, paths(answer)]).toEqual([422, [place]]);
      }
      await app.settle();
      expect((await find()).properties).toEqual({ shoe: 42 });
    },
  );

  test('nesting without end is refused, not a fault of the server', async () => {
    const [one] = (await http.inject({ url: '/api/v1/profiles?email=limits@example.com', headers: secret })).json()
      .items;
    const answer = await http.inject({
      method: 'PATCH',
      url: `/api/v1/profiles/${one.id}`,
      headers: { ...secret, 'content-type': 'application/json' },
      payload: `{"properties":{"a":${'['.repeat(50_000)}${']'.repeat(50_000)}}}`,
    });
    expect(answer.statusCode).toBeGreaterThanOrEqual(400);
    expect(answer.statusCode).toBeLessThan(500);
  });
});

describe('a public write key', () => {
  test('adds people and facts, but takes nobody over', async () => {
    await post('/api/v1/profiles', {
      externalId: 'c-1',
      email: 'victim@example.com',
      firstName: 'Vera',
      properties: { tier: 'gold' },
    });
    await app.settle();
    await post(
      '/v1/identify',
      {
        userId: 'c-1',
        anonymousId: 'evil',
        traits: { email: 'attacker@example.com', firstName: 'Mallory', tier: 'none', shoe: 42 },
      },
      write,
    );
    await post('/v1/identify', { userId: 'c-new', traits: { email: 'new@example.com', firstName: 'Nina' } }, write);
    await app.settle();
    const [vera] = (await http.inject({ url: '/api/v1/profiles?externalId=c-1', headers: secret })).json().items;
    expect(vera).toMatchObject({
      email: 'victim@example.com',
      firstName: 'Vera',
      properties: { tier: 'gold', shoe: 42 },
    });
    expect(
      (await http.inject({ url: '/api/v1/profiles?email=attacker@example.com', headers: secret })).json().items,
    ).toEqual([]);
    const { rows } = await sql<{
      n: number;
    }>`select count(*)::int as n from profile_claims where workspace_id = ${ctx.workspaceId} and profile_id = ${vera.id}`.execute(
      app.platform.postgres.system,
    );
    expect(rows[0]?.n).toBe(1);
    const [nina] = (await http.inject({ url: '/api/v1/profiles?email=new@example.com', headers: secret })).json().items;
    expect(nina).toMatchObject({ externalId: 'c-new', firstName: 'Nina' });
  });

  test('reads nothing', async () => {
    for (const url of ['/api/v1/profiles', '/api/v1/profiles/1', '/api/v1/metrics', '/api/v1/keys']) {
      expect((await http.inject({ url, headers: write })).statusCode).toBeGreaterThanOrEqual(401);
    }
  });
});
