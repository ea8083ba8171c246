import { afterAll, beforeAll, expect, test } from 'vitest';
import { testApp, type TestApp } from '../../../../test/setup/harness.ts';
import { createApp } from '../../../app/http.ts';
import { secretKeyHeaders, type Credentials } from '../../../foundation/access/testing.ts';
import type { Context } from '../../../platform/context.ts';
import type { HttpServer } from '../../../platform/http/index.ts';

let app: TestApp;
let http: HttpServer;
let ctx: Context;
let headers: Credentials;
const text = 'did "Viewed Product" at least once in the last 7 days';

beforeAll(async () => {
  app = await testApp();
  http = await createApp(app.platform);
  ctx = await app.createWorkspace({ timezone: 'Europe/Amsterdam' });
  headers = await secretKeyHeaders(ctx, ['events:write', 'segments:read', 'operations:read', 'imports:write']);
  const events = ['2026-11-01T10:00:00Z', '2026-11-20T22:30:00Z'].map((time, i) => ({
    metric: 'Viewed Product',
    time,
    profile: { email: `p${i}@example.com` },
  }));
  await http.inject({ method: 'POST', url: '/api/v1/events', headers, payload: { events } });
  await app.settle();
});
afterAll(async () => {
  await http?.close();
  await app?.close();
});

const start = (payload: object) => http.inject({ method: 'POST', url: '/api/v1/segments/rehearse', headers, payload });
const read = async (id: string) => (await http.inject({ url: `/api/v1/segments/rehearsals/${id}`, headers })).json();

test('a rule is rehearsed day by day, once for the same data', async () => {
  const answer = await start({ text, days: 30 });
  expect(answer.statusCode).toBe(202);
  const { id } = answer.json<{ id: string }>();
  expect(await read(id)).toMatchObject({ status: 'queued', points: [], firstDay: '2026-10-24', lastDay: '2026-11-22' });
  await app.settle();
  const done = await read(id);
  expect(done).toMatchObject({ status: 'done', progress: 1 });
  const byDay = new Map<string, unknown>(done.points.map((p: { day: string }) => [p.day, p]));
  expect(done.points).toHaveLength(30);
  expect(byDay.get('2026-11-01')).toEqual({ day: '2026-11-01', members: 1, entered: 1, left: 0 });
  expect(byDay.get('2026-11-08')).toEqual({ day: '2026-11-08', members: 0, entered: 0, left: 1 });
  // Half past eleven at night there.
  expect(byDay.get('2026-11-20')).toEqual({ day: '2026-11-20', members: 1, entered: 1, left: 0 });
  expect((await start({ text, days: 30 })).json().id).toBe(id);
  expect((await start({ text, days: 31 })).json().id).not.toBe(id);
});

test('it can be called off; what cannot be read is refused', async () => {
  const { id } = (await start({ text, days: 90 })).json<{ id: string }>();
  await http.inject({ method: 'POST', url: `/api/v1/operations/${id}/cancel`, headers, payload: {} });
  await app.settle();
  expect(await read(id)).toMatchObject({ status: 'cancelled' });
  expect((await start({ text, days: 90 })).json().id).not.toBe(id);
  expect((await start({ text: 'ordrs >= 2' })).statusCode).toBe(422);
  expect((await http.inject({ url: `/api/v1/segments/rehearsals/${ctx.workspaceId}`, headers })).statusCode).toBe(422);
});
