import { afterAll, beforeAll, expect, it } from 'vitest';
import { testApp, type TestApp } from '../../../test/setup/harness.ts';
import { startSink, type SmtpSink } from '../../../test/world/smtp-sink.ts';
import { createApp } from '../../app/http.ts';
import { signedInMember, type Credentials } from '../../foundation/access/testing.ts';
import type { HttpServer } from '../../platform/http/index.ts';

let app: TestApp;
let http: HttpServer;
let sink: SmtpSink;
let owner: Credentials;
let analyst: Credentials;
const raws = new Map<string, string>();

beforeAll(async () => {
  sink = await startSink({ keep: (to, raw) => raws.set(to, raw) });
  app = await testApp();
  http = await createApp(app.platform);
  const ctx = await app.createWorkspace({ name: 'Ember & <Oak>' });
  owner = (await signedInMember(ctx)).headers;
  analyst = (await signedInMember(ctx, 'analyst')).headers;
});
afterAll(async () => {
  await http?.close();
  await app?.close();
  await sink?.close();
});

const test = (to: string, headers = owner) =>
  http.inject({ method: 'POST', url: '/api/v1/delivery/test-message', headers, payload: { to } });
const settings = (payload: object) =>
  http.inject({ method: 'PATCH', url: '/api/v1/delivery/settings', headers: owner, payload });

it('wants a sender and an address first, and the permission to change settings', async () => {
  expect((await test('me@brand.example')).json()).toMatchObject({ status: 422, code: 'sender_missing' });
  await settings({ fromName: 'Ember', fromEmail: 'hello@ember.example' });
  expect((await test('nobody')).json().errors).toMatchObject([{ path: '/to' }]);
  expect((await test('me@brand.example', analyst)).statusCode).toBe(403);
});

it('lands in the mailbox, with the brand’s name as text', async () => {
  expect((await test('me@brand.example')).json()).toMatchObject({ ok: true, provider: 'mailbox' });
  const { items } = (await http.inject({ url: '/api/v1/mailbox', headers: owner })).json();
  expect(items).toMatchObject([{ to: 'me@brand.example', subject: 'Test message from Ember & <Oak>' }]);
  const { html } = (await http.inject({ url: `/api/v1/mailbox/${items[0].id}`, headers: owner })).json();
  expect(html).toContain('Ember &amp; &lt;Oak&gt;');
});

it('goes through the server that is set, and says its answer word for word and in words', async () => {
  await settings({ provider: 'smtp', smtpUrl: `smtp://127.0.0.1:${sink.port}` });
  expect((await test('me@brand.example')).json()).toEqual({
    ok: true,
    provider: 'smtp',
    reply: '250 2.0.0 ok',
    meaning: 'The server took the message.',
  });
  expect(raws.get('me@brand.example')).toMatch(/^From: "Ember" <hello@ember\.example>/m);
  const refused = (await test('perm@brand.example')).json();
  expect(refused).toMatchObject({ ok: false, reply: '550 5.1.1 user unknown' });
  expect(refused.meaning).toContain('no such recipient');
  expect((await test('policy@brand.example')).json().meaning).toContain('SPF');
});

it('says what is wrong when there is nobody to talk to', async () => {
  await settings({ smtpUrl: 'smtp://127.0.0.1:1' });
  const answer = (await test('me@brand.example')).json();
  expect(answer).toMatchObject({ ok: false, provider: 'smtp' });
  expect(answer.meaning).toContain('Nothing answers on this port');
});
