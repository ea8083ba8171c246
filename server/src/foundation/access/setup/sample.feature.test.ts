import { readFile, stat } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createApp } from '../../../app/http.ts';
import type { HttpServer } from '../../../platform/http/index.ts';
import { testApp, type TestApp } from '../../../../test/setup/harness.ts';
import { createFirstWorkspace, writeFirstRun, type FirstRun } from '../index.ts';
import { cookieOf } from '../testing.ts';

let app: TestApp;
let http: HttpServer;
let sample: FirstRun;
const origin = 'http://127.0.0.1:3000';
const brand = { currency: 'EUR', timezone: 'Europe/Berlin' };

beforeAll(async () => {
  app = await testApp({ env: { RAPPORT_SAMPLE: 'on' } });
  http = await createApp(app.platform);
  sample = await createFirstWorkspace(app.platform, {
    ...brand,
    name: 'Sample',
    email: 'owner@sample.example',
    sample: true,
  });
});
afterAll(async () => {
  await http?.close();
  await app?.close();
});

const enter = (remoteAddress = '127.0.0.1', headers: Record<string, string> = { origin }) =>
  http.inject({ method: 'POST', url: '/api/v1/setup/sample', headers, remoteAddress });
const cookiesOf = (answer: Awaited<ReturnType<typeof enter>>) =>
  cookieOf([answer.headers['set-cookie']].flat().map(String));

it('gives a login and keys that work', async () => {
  const signIn = { email: sample.email, password: sample.password };
  expect((await http.inject({ method: 'POST', url: '/api/auth/sign-in/email', payload: signIn })).statusCode).toBe(200);
  const headers = { authorization: `Bearer ${sample.secretKey}` };
  expect((await http.inject({ url: '/api/v1/workspace', headers })).json()).toMatchObject({
    name: 'Sample',
    sample: true,
  });
  expect(sample.writeKey).toMatch(/^pk_/);
});

it('writes them to a file that only its owner can read', async () => {
  const path = await writeFirstRun(app.platform.config, sample);
  expect((await stat(path)).mode & 0o777).toBe(0o600);
  const { workspaceId: _id, ...expected } = sample;
  expect(JSON.parse(await readFile(path, 'utf8'))).toEqual(expected);
});

it('opens without a password from this machine', async () => {
  const before = (await http.inject({ url: '/api/v1/session' })).json();
  expect(before.setup).toEqual({ needed: true, brandAllowed: true, sampleOffered: true, sampleAvailable: true });
  const answer = await enter();
  expect(answer.statusCode).toBe(200);
  const session = (await http.inject({ url: '/api/v1/session', headers: { cookie: cookiesOf(answer) } })).json();
  expect(session.workspaces).toMatchObject([{ name: 'Sample', role: 'owner', sample: true }]);
});

it('stays shut for other machines, other sites and other names', async () => {
  expect((await enter('203.0.113.7')).json().code).toBe('sample_is_local');
  expect((await enter('127.0.0.1', { origin, 'x-forwarded-for': '203.0.113.7' })).json().code).toBe('sample_is_local');
  expect((await enter('127.0.0.1', { origin: 'https://evil.example' })).json().code).toBe('foreign_origin');
  expect((await enter('127.0.0.1', { host: 'evil.example' })).json().code).toBe('foreign_host');
});

it('lets a visitor of the sample set up a brand, and shuts the sample door behind them', async () => {
  const visitor = cookiesOf(await enter());
  const owner = { ownerName: 'Mara', email: 'mara@brand.example', password: 'correct horse battery' };
  const setUp = (payload: object) =>
    http.inject({ method: 'POST', url: '/api/v1/setup/brand', headers: { cookie: visitor, origin }, payload });
  const made = await setUp({ ...brand, ...owner, name: 'Mine' });
  expect(made.statusCode).toBe(201);
  expect(made.json().workspaces.map((one: { name: string }) => one.name)).toEqual(['Mine', 'Sample']);
  expect((await enter()).json().code).toBe('already_set_up');
  expect((await setUp({ ...brand, ...owner, email: 'eve@x.example', name: 'Second' })).json().code).toBe(
    'already_set_up',
  );
  const after = (await http.inject({ url: '/api/v1/session' })).json();
  expect(after.setup).toEqual({ needed: false, brandAllowed: false, sampleOffered: true, sampleAvailable: false });
});

it('is neither offered nor open where there is to be none', async () => {
  const bare = await testApp();
  const door = await createApp(bare.platform);
  await createFirstWorkspace(bare.platform, {
    ...brand,
    name: 'Old sample',
    email: 'old@sample.example',
    sample: true,
  });
  const { setup } = (await door.inject({ url: '/api/v1/session' })).json();
  expect(setup).toEqual({ needed: true, brandAllowed: true, sampleOffered: false, sampleAvailable: false });
  const entered = await door.inject({ method: 'POST', url: '/api/v1/setup/sample', headers: { origin } });
  expect(entered.statusCode).toBe(404);
  await door.close();
  await bare.close();
});

it('lets one of two first visitors in', async () => {
  const fresh = await testApp();
  const door = await createApp(fresh.platform);
  const claim = (email: string) =>
    door.inject({
      method: 'POST',
      url: '/api/v1/setup/brand',
      headers: { origin },
      payload: { ...brand, name: 'First', ownerName: 'One', email, password: 'correct horse battery' },
    });
  const answers = await Promise.all([claim('a@x.example'), claim('b@x.example')]);
  expect(answers.map((answer) => answer.statusCode).sort()).toEqual([201, 403]);
  await door.close();
  await fresh.close();
});
