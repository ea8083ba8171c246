import { afterAll, beforeAll, expect, test } from 'vitest';
import { testApp, type TestApp } from '../../../test/setup/harness.ts';
import { createApp } from '../../app/http.ts';
import { secretKeyHeaders, type Credentials } from '../../foundation/access/testing.ts';
import type { HttpServer } from '../../platform/http/index.ts';

let app: TestApp;
let http: HttpServer;
let headers: Credentials;

beforeAll(async () => {
  app = await testApp();
  http = await createApp(app.platform);
  headers = await secretKeyHeaders(await app.createWorkspace(), ['events:write', 'profiles:write', 'profiles:read']);
});
afterAll(async () => {
  await http?.close();
  await app?.close();
});

const post = (url: string, payload: object) => http.inject({ method: 'POST', url, headers, payload });
const get = async (url: string) => (await http.inject({ url, headers })).json();
const timeline = async (id: number): Promise<string[]> =>
  (await get(`/api/v1/profiles/${id}/timeline`)).items.map((e: { properties: { n: string } }) => e.properties.n).sort();

test('a merge by hand joins both timelines and facts; undoing it gives both sides back', async () => {
  await post('/api/v1/events', {
    events: [
      {
        metric: 'Viewed Product',
        time: '2026-11-01',
        profile: { email: 'a@example.com', firstName: 'Ann' },
        properties: { n: 'a1' },
      },
      {
        metric: 'Viewed Product',
        time: '2026-11-02',
        profile: { email: 'b@example.com', firstName: 'Anna', city: 'Bonn' },
        properties: { n: 'b1' },
      },
    ],
  });
  await app.settle();
  const a = (await get('/api/v1/profiles?email=a@example.com')).items[0].id;
  const b = (await get('/api/v1/profiles?email=b@example.com')).items[0].id;

  const merged = (await post(`/api/v1/profiles/${a}/merge`, { absorbedId: b })).json();
  expect(merged).toMatchObject({ id: a, firstName: 'Anna', city: 'Bonn' });
  await app.settle();
  expect(await timeline(a)).toEqual(['a1', 'b1']);
  expect((await get(`/api/v1/profiles/${b}`)).id).toBe(a);
  await post('/api/v1/events', {
    metric: 'Viewed Product',
    profile: { email: 'b@example.com' },
    properties: { n: 'b2' },
  });
  await app.settle();
  expect(await timeline(a)).toEqual(['a1', 'b1', 'b2']);

  expect((await post(`/api/v1/merges/${merged.merges[0].id}/undo`, {})).json()).toEqual({ restoredId: b });
  await app.settle();
  expect(await get(`/api/v1/profiles/${a}`)).toMatchObject({
    id: a,
    email: 'a@example.com',
    firstName: 'Ann',
    city: null,
  });
  expect(await get(`/api/v1/profiles/${b}`)).toMatchObject({
    id: b,
    email: 'b@example.com',
    firstName: 'Anna',
    city: 'Bonn',
  });
  await post('/api/v1/events', {
    metric: 'Viewed Product',
    profile: { email: 'b@example.com' },
    properties: { n: 'b3' },
  });
  await app.settle();
  expect(await timeline(a)).toEqual(['a1']);
  expect(await timeline(b)).toEqual(['b1', 'b2', 'b3']);
  expect((await post(`/api/v1/merges/${merged.merges[0].id}/undo`, {})).statusCode).toBe(409);
});
