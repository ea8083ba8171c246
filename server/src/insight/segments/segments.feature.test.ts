import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testApp, type TestApp } from '../../../test/setup/harness.ts';
import { createApp } from '../../app/http.ts';
import { secretKeyHeaders, type Credentials } from '../../foundation/access/testing.ts';
import type { HttpServer } from '../../platform/http/index.ts';

let app: TestApp;
let http: HttpServer;
let headers: Credentials;
let reader: Credentials;

const viewedTwice = {
  where: {
    all: [
      {
        kind: 'event',
        metric: 'Viewed Product',
        where: [{ field: 'category', is: { op: 'equals', value: 'tea' } }],
        window: { type: 'last', amount: 30, unit: 'day' },
        is: { op: 'gte', value: 2 },
      },
    ],
  },
};

beforeAll(async () => {
  app = await testApp({ now: new Date('2026-11-22T12:00:00.000Z') });
  http = await createApp(app.platform);
  const ctx = await app.createWorkspace({ timezone: 'Europe/Berlin' });
  headers = await secretKeyHeaders(ctx, [
    'events:write',
    'profiles:write',
    'profiles:read',
    'segments:read',
    'segments:write',
  ]);
  reader = await secretKeyHeaders(ctx, ['segments:read']);
  const view = (email: string, time: string, category = 'Tea') => ({
    metric: 'Viewed Product',
    time,
    profile: { email, city: 'Bonn' },
    properties: { category },
  });
  await post('/api/v1/events', {
    events: [
      view('ann@example.com', '2026-11-01T10:00:00Z'),
      view('ann@example.com', '2026-11-02T10:00:00Z', 'tea'),
      view('bob@example.com', '2026-11-02T10:00:00Z'),
      view('bob@example.com', '2026-11-03T10:00:00Z', 'coffee'),
      view('cy@example.com', '2026-08-01T10:00:00Z'),
      view('cy@example.com', '2026-08-02T10:00:00Z'),
    ],
  });
  await app.settle();
});
afterAll(async () => {
  await http?.close();
  await app?.close();
});

const post = (url: string, payload: object = {}, as = headers) =>
  http.inject({ method: 'POST', url, headers: as, payload });
const get = async (url: string) => (await http.inject({ url, headers })).json();

describe('segments over HTTP', () => {
  test('a segment is previewed, created, evaluated in the background, listed, explained, changed, deleted and restored', async () => {
    const preview = (await post('/api/v1/segments/preview', { rule: viewedTwice })).json();
    expect(preview).toMatchObject({
      count: 1,
      total: 3,
      reachable: { email: 0, sms: 0 },
      caveats: [],
      timezone: 'Europe/Berlin',
    });
    expect(preview.sample[0]).toMatchObject({ email: 'ann@example.com', city: 'Bonn', values: [{ value: '2' }] });

    const created = await post('/api/v1/segments', { name: 'Tea people', rule: viewedTwice });
    expect(created.statusCode).toBe(201);
    const { id, memberCount, movesWithTime } = created.json();
    expect({ memberCount, movesWithTime }).toEqual({ memberCount: null, movesWithTime: true });
    await app.settle();

    expect((await get('/api/v1/segments')).items[0]).toMatchObject({
      id,
      name: 'Tea people',
      memberCount: 1,
      sparkline: [1],
    });
    const [ann] = (await get(`/api/v1/segments/${id}/members`)).items;
    expect(ann).toMatchObject({ email: 'ann@example.com', since: '2026-11-22T12:00:00.000Z' });
    expect((await get(`/api/v1/profiles/${ann.profileId}/segments`)).items).toEqual([
      { segmentId: id, name: 'Tea people', since: '2026-11-22T12:00:00.000Z' },
    ]);
    const nobody = await http.inject({ url: '/api/v1/profiles/987654321/segments', headers });
    expect([nobody.statusCode, nobody.json().code]).toEqual([404, 'not_found']);
    expect((await get(`/api/v1/segments/${id}/growth`)).points).toEqual([
      { at: '2026-11-22T12:00:00.000Z', members: 1, entered: 1, left: 0 },
    ]);

    const why = await get(`/api/v1/segments/${id}/explain?profileId=${ann.profileId}`);
    expect(why.member).toBe(true);
    expect(why.tree.children[0]).toMatchObject({ holds: true, value: '2', decides: true });
    expect(why.since).toBe('2026-11-22T12:00:00.000Z');
    expect(why.tree.children[0].rows.map((row: { at: string }) => row.at)).toEqual([
      '2026-11-02T10:00:00.000Z',
      '2026-11-01T10:00:00.000Z',
    ]);

    const changed = await http.inject({
      method: 'PATCH',
      url: `/api/v1/segments/${id}`,
      headers,
      payload: { rule: { where: { none: viewedTwice.where.all } } },
    });
    expect(changed.json()).toMatchObject({ name: 'Tea people', memberCount: null });
    expect((await post(`/api/v1/segments/${id}/evaluate`)).json()).toMatchObject({ evaluated: true, members: 2 });
    expect(await get(`/api/v1/segments/${id}`)).toMatchObject({ memberCount: 2, usedBy: [] });

    expect((await get(`/api/v1/segments/reach?ids=${id},999`)).items).toEqual([{ segmentId: id, email: 0, sms: 0 }]);
    const inside = { name: 'Inside', rule: { where: { kind: 'segment', segmentId: id } } };
    const { id: insideId } = (await post('/api/v1/segments', inside)).json();
    const usedBy = [{ kind: 'segment', id: insideId, name: 'Inside' }];
    expect((await get('/api/v1/segments')).items).toMatchObject([
      { id: insideId, usedBy: [] },
      { id, usedBy },
    ]);
    const remove = (one: number) => http.inject({ method: 'DELETE', url: `/api/v1/segments/${one}`, headers });
    expect((await remove(id)).statusCode).toBe(409);
    expect((await remove(insideId)).statusCode).toBe(204);

    expect((await http.inject({ method: 'DELETE', url: `/api/v1/segments/${id}`, headers })).statusCode).toBe(204);
    expect((await get('/api/v1/segments')).items).toEqual([]);
    expect((await post(`/api/v1/segments/${id}/restore`)).json()).toMatchObject({ id, status: 'active' });
  });

  test('as of a past moment the windows count back from it', async () => {
    const { count, asOf } = (
      await post('/api/v1/segments/preview', { rule: viewedTwice, asOf: '2026-08-10T00:00:00Z' })
    ).json();
    expect({ count, asOf }).toEqual({ count: 1, asOf: '2026-08-10T00:00:00.000Z' });
    const never = { where: { kind: 'event', metric: 'Viewed Product', is: { op: 'eq', value: 0 } } };
    expect((await post('/api/v1/segments/preview', { rule: never, asOf: '2026-08-10T00:00:00Z' })).json().count).toBe(
      2,
    );
    expect((await post('/api/v1/segments/preview', { rule: never, asOf: '2027-01-01T00:00:00Z' })).statusCode).toBe(
      422,
    );
  });

  test('faults name their place and a remedy', async () => {
    const bad = await post('/api/v1/segments', {
      name: 'Bad',
      rule: { where: { any: [{ kind: 'property', field: 'shoe', is: { op: 'exists' } }] } },
    });
    expect(bad.statusCode).toBe(422);
    expect(bad.json().errors[0]).toMatchObject({ path: '/rule/where/any/0' });
    expect((await post('/api/v1/segments', { name: 'Mine', rule: viewedTwice }, reader)).statusCode).toBe(403);
    expect((await post('/api/v1/segments', { name: 'tea PEOPLE', rule: viewedTwice })).json().code).toBe(
      'segment_name_taken',
    );
  });

  test('schema and vocabulary say what can be asked', async () => {
    expect(JSON.stringify(await get('/api/v1/segments/schema'))).toContain('"event"');
    const vocabulary = await get('/api/v1/segments/vocabulary');
    expect(vocabulary.metrics.map((m: { metric: string }) => m.metric)).toContain('Viewed Product');
    const city = vocabulary.fields.find((f: { field: string }) => f.field === 'city');
    expect(city.values).toEqual([{ value: 'Bonn', count: 3 }]);
  });
});
