import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createApp } from '../../app/http.ts';
import type { HttpServer } from '../../platform/http/index.ts';
import { testApp, type TestApp } from '../../../test/setup/harness.ts';
import { startSink, type SmtpSink } from '../../../test/world/smtp-sink.ts';
import { createFirstWorkspace, setPassword } from './index.ts';
import { totp } from '../../../test/world/authenticator.ts';
import { cookieOf } from './testing.ts';

let app: TestApp;
let http: HttpServer;
let sink: SmtpSink;
const letters: { to: string; raw: string }[] = [];
const origin = 'http://127.0.0.1:3000';
const first = 'correct horse battery';
const second = 'another long password';
const brand = { currency: 'EUR', timezone: 'Europe/Berlin', password: first };

beforeAll(async () => {
  sink = await startSink({ keep: (to, raw) => letters.push({ to, raw }) });
  app = await testApp({
    env: { SMTP_URL: `smtp://127.0.0.1:${sink.port}`, RAPPORT_MAIL_FROM: 'house@rapport.example' },
  });
  http = await createApp(app.platform);
});
afterAll(async () => {
  await http?.close();
  await app?.close();
  await sink?.close();
});
let address = 10;
beforeEach(() => {
  letters.length = 0;
  // Limits count by address: each test comes from its own.
  address += 1;
});

const post = (url: string, payload: object, headers: Record<string, string> = { origin }) =>
  http.inject({ method: 'POST', url, payload, headers, remoteAddress: `198.51.100.${address}` });
const ask = (email: string) => post('/api/auth/request-password-reset', { email });
const choose = (token: string, newPassword: string) => post('/api/auth/reset-password', { token, newPassword });
const signIn = (email: string, password: string) => post('/api/auth/sign-in/email', { email, password });
const cookieFrom = (answer: Awaited<ReturnType<typeof post>>) =>
  cookieOf([answer.headers['set-cookie']].flat().map(String));
const userOf = async (cookie: string) =>
  (await http.inject({ url: '/api/v1/session', headers: { cookie } })).json().user;

async function letterTo(email: string): Promise<string> {
  await expect.poll(() => letters.filter(({ to }) => to === email).length).toBe(1);
  const raw = letters.find(({ to }) => to === email)?.raw.replace(/=\r\n/g, '') ?? '';
  return /reset-password#([A-Za-z0-9_-]+)/.exec(raw)?.[1] ?? '';
}

describe('a forgotten password', () => {
  it('is replaced by a link that works once, and ends every session', async () => {
    const { email, workspaceId } = await createFirstWorkspace(app.platform, {
      ...brand,
      name: 'A',
      email: 'mara@a.example',
    });
    const old = cookieFrom(await signIn(email, first));
    expect((await ask(email)).statusCode).toBe(200);
    const token = await letterTo(email);
    expect(letters[0]?.raw).toMatch(/^From: Rapport <house@rapport\.example>/m);

    expect((await choose(token, 'short')).json().code).toBe('password_too_short');
    expect((await choose(token, second)).statusCode).toBe(200);
    expect((await choose(token, 'yet another one, longer')).json().code).toBe('invalid_token');
    expect(await userOf(old)).toBeNull();
    expect((await signIn(email, first)).statusCode).toBe(401);
    const fresh = cookieFrom(await signIn(email, second));
    const headers = { cookie: fresh, 'rapport-workspace': String(workspaceId) };
    const { items } = (await http.inject({ url: '/api/v1/audit?entity=member', headers })).json();
    expect(items[0]).toMatchObject({ action: 'member.password_reset', actor: { type: 'system' } });
  });

  it('keeps no link that a copy of the database could use', async () => {
    const { email } = await createFirstWorkspace(app.platform, { ...brand, name: 'B', email: 'ben@b.example' });
    await ask(email);
    const token = await letterTo(email);
    const kept = await sql`/* test */ select * from auth.verification`.execute(app.platform.postgres.system);
    expect(kept.rows.length).toBeGreaterThan(0);
    expect(JSON.stringify(kept.rows)).not.toContain(token);
  });

  it('answers alike for an address nobody signs in with, and writes to nobody', async () => {
    const { email } = await createFirstWorkspace(app.platform, { ...brand, name: 'C', email: 'cem@c.example' });
    const known = await ask(email);
    const unknown = await ask('nobody@c.example');
    expect([unknown.statusCode, unknown.body]).toEqual([known.statusCode, known.body]);
    await letterTo(email);
    expect(letters.map(({ to }) => to)).toEqual([email]);
  });

  it('dies with the next reset, so that an older letter opens nothing', async () => {
    const { email } = await createFirstWorkspace(app.platform, { ...brand, name: 'D', email: 'dana@d.example' });
    await ask(email);
    const older = await letterTo(email);
    letters.length = 0;
    await ask(email);
    expect((await choose(await letterTo(email), second)).statusCode).toBe(200);
    expect((await choose(older, 'a third long password')).json().code).toBe('invalid_token');
  });

  it('stops asking without end', async () => {
    const codes: number[] = [];
    for (let i = 0; i < 7; i += 1) codes.push((await ask('flood@x.example')).statusCode);
    expect(codes.slice(-2)).toEqual([429, 429]);
  });
});

describe('a password from the command line', () => {
  it('signs the person out', async () => {
    const { email } = await createFirstWorkspace(app.platform, { ...brand, name: 'E', email: 'eva@e.example' });
    const old = cookieFrom(await signIn(email, first));
    const given = { email: ' EVA@e.example ', password: second };
    expect(await setPassword(app.platform, given)).toEqual({ email, password: second });
    expect(await userOf(old)).toBeNull();
    expect((await userOf(cookieFrom(await signIn(email, second)))).email).toBe(email);
    const made = await setPassword(app.platform, { email });
    expect((await signIn(email, made.password)).statusCode).toBe(200);
  });

  it('leaves the second factor on, unless that is lost too', async () => {
    const { email } = await createFirstWorkspace(app.platform, { ...brand, name: 'F', email: 'fay@f.example' });
    const cookie = cookieFrom(await signIn(email, first));
    const begun = await post('/api/auth/two-factor/enable', { password: first }, { cookie, origin });
    const secret = new URL(begun.json().totpURI).searchParams.get('secret') ?? '';
    await post('/api/auth/two-factor/verify-totp', { code: totp(secret) }, { cookie, origin });
    await setPassword(app.platform, { email, password: second });
    expect((await signIn(email, second)).json()).toMatchObject({ twoFactorRedirect: true });
    await setPassword(app.platform, { email, password: second, withoutTwoFactor: true });
    const user = await userOf(cookieFrom(await signIn(email, second)));
    expect(user).toMatchObject({ email, twoFactorEnabled: false });
  });

  it('says what is wrong', async () => {
    await expect(setPassword(app.platform, { email: 'nobody@x.example' })).rejects.toMatchObject({
      code: 'no_such_login',
    });
    await expect(setPassword(app.platform, { email: 'x@x.example', password: 'short' })).rejects.toMatchObject({
      status: 422,
    });
  });
});
