import { afterAll, beforeAll, expect, it } from 'vitest';
import { createApp } from '../../app/http.ts';
import type { Context } from '../../platform/context.ts';
import type { HttpServer } from '../../platform/http/index.ts';
import { testApp, type TestApp } from '../../../test/setup/harness.ts';
import { signedInMember, type Credentials } from '../access/testing.ts';

let app: TestApp;
let http: HttpServer;
let ctx: Context;
let anna: Credentials;
let ben: Credentials;

beforeAll(async () => {
  app = await testApp();
  http = await createApp(app.platform);
  ctx = await app.createWorkspace();
  anna = (await signedInMember(ctx)).headers;
  ben = (await signedInMember(ctx)).headers;
});
afterAll(async () => {
  await http?.close();
  await app?.close();
});

const list = async (headers: Credentials) =>
  (await http.inject({ url: '/api/v1/views?page=profiles', headers })).json().items;
const call = (method: 'POST' | 'PATCH' | 'DELETE', url: string, headers: Credentials, payload?: object) =>
  http.inject({ method, url, headers, ...(payload ? { payload } : {}) });

it('keeps a view to its owner until it is shared, and lets nobody else change it', async () => {
  const state = { filters: { country: ['DE'] }, sort: 'orders' };
  const saved = await call('POST', '/api/v1/views', anna, { page: 'profiles', name: 'Germans', state });
  expect(saved.statusCode).toBe(201);
  const { id } = saved.json();
  expect(await list(anna)).toMatchObject([{ id, name: 'Germans', state, mine: true, shared: false }]);
  expect(await list(ben)).toEqual([]);
  expect((await call('PATCH', `/api/v1/views/${id}`, anna, { shared: true })).statusCode).toBe(200);
  expect(await list(ben)).toMatchObject([{ id, name: 'Germans', mine: false, shared: true }]);
  expect((await call('PATCH', `/api/v1/views/${id}`, ben, { name: 'Mine now' })).statusCode).toBe(404);
  expect((await call('DELETE', `/api/v1/views/${id}`, ben)).statusCode).toBe(404);
  expect((await call('DELETE', `/api/v1/views/${id}`, anna)).statusCode).toBe(204);
  expect(await list(anna)).toEqual([]);
});

it('refuses a state that is too large, naming it', async () => {
  const answer = await call('POST', '/api/v1/views', anna, {
    page: 'profiles',
    name: 'x',
    state: { a: 'y'.repeat(20_001) },
  });
  expect(answer.statusCode).toBe(422);
  expect(JSON.stringify(answer.json())).toContain('state');
});
