import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '../../app/http.ts';
import type { HttpServer } from '../../platform/http/index.ts';
import { testApp, type TestApp } from '../../../test/setup/harness.ts';
import { totp } from '../../../test/world/authenticator.ts';
import { countAttempt } from './store.attempts.ts';
import { cookieOf } from './testing.ts';

let app: TestApp;
let http: HttpServer;
const origin = 'http://127.0.0.1:3000';
const email = 'mara@brand.example';
const password = 'correct horse battery';
let cookie = '';

beforeAll(async () => {
  app = await testApp();
  http = await createApp(app.platform);
});
afterAll(async () => {
  await http?.close();
  await app?.close();
});

type Answer = Awaited<ReturnType<HttpServer['inject']>>;
const cookiesOf = (answer: Answer): string => {
  const lines = answer.headers['set-cookie'] ?? [];
  return cookieOf(Array.isArray(lines) ? lines : [lines]);
};
const post = (url: string, payload: object, headers: Record<string, string> = { origin }) =>
  http.inject({ method: 'POST', url, payload, headers });
const session = (headers: Record<string, string> = {}) => http.inject({ url: '/api/v1/session', headers });
const brand = { name: 'Ember & Oak', currency: 'EUR', timezone: 'Europe/Berlin' };

describe('the first visit', () => {
  it('says that set-up is needed', async () => {
    const answer = await session();
    expect(answer.json()).toEqual({
      user: null,
      workspaces: [],
      setup: { needed: true, brandAllowed: true, sampleOffered: false, sampleAvailable: false },
      passwordReset: 'command',
    });
  });

  it('refuses a brand without its first owner, naming each missing field', async () => {
    const answer = await post('/api/v1/setup/brand', brand);
    expect(answer.statusCode).toBe(422);
    expect(answer.json().errors.map((error: { path: string }) => error.path)).toEqual([
      '/ownerName',
      '/email',
      '/password',
    ]);
  });

  it('refuses a short password, an unknown currency and an unknown zone', async () => {
    const owner = { ownerName: 'Mara', email, password };
    const short = await post('/api/v1/setup/brand', { ...brand, ...owner, password: 'short' });
    expect(short.statusCode).toBe(422);
    const wrong = await post('/api/v1/setup/brand', { ...brand, ...owner, currency: 'EUX', timezone: 'Mars/Olympus' });
    expect(wrong.json().errors.map((error: { path: string }) => error.path)).toEqual(['/currency', '/timezone']);
  });

  it('refuses a page of another site, and another name for this machine', async () => {
    const owner = { ...brand, ownerName: 'Mara', email, password };
    const foreign = await post('/api/v1/setup/brand', owner, { origin: 'https://evil.example' });
    expect(foreign.json()).toMatchObject({ status: 403, code: 'foreign_origin' });
    const rebound = await post('/api/v1/setup/brand', owner, { origin: 'http://evil.example', host: 'evil.example' });
    expect(rebound.json()).toMatchObject({ status: 403, code: 'foreign_host' });
  });

  it('makes the brand, its owner and a session', async () => {
    const answer = await post('/api/v1/setup/brand', {
      ...brand,
      ownerName: 'Mara',
      email: 'Mara@Brand.example',
      password,
    });
    expect(answer.statusCode).toBe(201);
    expect(answer.json()).toMatchObject({ user: { email }, workspaces: [{ slug: 'ember-oak' }] });
    cookie = cookiesOf(answer);
    const { user, workspaces, setup } = (await session({ cookie })).json();
    expect(user).toMatchObject({ email, name: 'Mara', twoFactorEnabled: false });
    expect(workspaces).toMatchObject([
      { name: 'Ember & Oak', slug: 'ember-oak', currency: 'EUR', role: 'owner', sample: false },
    ]);
    expect(workspaces[0].permissions).toContain('keys:write');
    expect(setup).toEqual({ needed: false, brandAllowed: true, sampleOffered: false, sampleAvailable: false });
  });

  it('is over once somebody has been here', async () => {
    const second = await post('/api/v1/setup/brand', { ...brand, ownerName: 'Eve', email: 'eve@x.example', password });
    expect(second.json()).toMatchObject({ status: 403, code: 'already_set_up' });
    expect((await post('/api/v1/setup/sample', {})).json()).toMatchObject({ status: 403, code: 'already_set_up' });
  });

  it('lets the owner add another brand, with a cookie and the right origin only', async () => {
    const next = { name: 'Ember & Oak', currency: 'USD', timezone: 'America/New_York' };
    expect((await post('/api/v1/setup/brand', next, { cookie })).json().code).toBe('foreign_origin');
    expect((await post('/api/v1/setup/brand', next, { cookie, origin })).statusCode).toBe(201);
    const { workspaces } = (await session({ cookie })).json();
    expect(workspaces.map((one: { currency: string }) => one.currency)).toEqual(['EUR', 'USD']);
    expect(new Set(workspaces.map((one: { slug: string }) => one.slug)).size).toBe(2);
  });
});

describe('signing in', () => {
  it('refuses a wrong password and an unknown address in the same words', async () => {
    const wrong = await post('/api/auth/sign-in/email', { email, password: 'not the password' });
    const unknown = await post('/api/auth/sign-in/email', { email: 'nobody@brand.example', password });
    expect(wrong.statusCode).toBe(401);
    expect(wrong.headers['content-type']).toContain('application/problem+json');
    const { requestId: _wrong, ...said } = wrong.json();
    const { requestId: _unknown, ...alike } = unknown.json();
    expect(alike).toEqual(said);
  });

  it('takes a page of our own at its word when the browser sends no Origin, and no page of another site', async () => {
    const as = (site: string) => post('/api/auth/sign-in/email', { email, password }, { 'sec-fetch-site': site });
    const own = await as('same-origin');
    expect(own.statusCode).toBe(200);
    const headers = { cookie: cookiesOf(own), 'sec-fetch-site': 'same-origin' };
    expect((await post('/api/auth/sign-out', {}, headers)).statusCode).toBe(200);
    expect((await as('cross-site')).json().code).toBe('foreign_origin');
    expect((await as('same-site')).json().code).toBe('foreign_origin');
  });

  it('has no sign-up', async () => {
    const answer = await post('/api/auth/sign-up/email', { email: 'eve@x.example', password, name: 'Eve' });
    expect(answer.statusCode).toBe(400);
  });

  it('gives an HttpOnly cookie that opens the workspace, until signing out', async () => {
    const answer = await post('/api/auth/sign-in/email', { email, password });
    expect(answer.statusCode).toBe(200);
    const line = [answer.headers['set-cookie']].flat().find((one) => one?.includes('session_token'));
    expect(line).toMatch(/HttpOnly/i);
    expect(line).toMatch(/SameSite=Lax/i);
    const mine = cookiesOf(answer);
    const { workspaces } = (await session({ cookie: mine })).json();
    const headers = { cookie: mine, 'rapport-workspace': String(workspaces[0].id) };
    expect((await http.inject({ url: '/api/v1/workspace', headers })).json().name).toBe('Ember & Oak');
    const out = await post('/api/auth/sign-out', {}, { cookie: mine, origin });
    expect(out.statusCode).toBe(200);
    expect((await session({ cookie: mine })).json().user).toBeNull();
    expect((await http.inject({ url: '/api/v1/workspace', headers })).statusCode).toBe(401);
  });

  it('says which workspace is missing, and hides which exist', async () => {
    const without = await http.inject({ url: '/api/v1/workspace', headers: { cookie } });
    expect(without.json()).toMatchObject({ status: 400, code: 'workspace_required' });
    const stranger = await app.createWorkspace();
    const answers = await Promise.all(
      [String(stranger.workspaceId), '999999', 'x'].map((id) =>
        http.inject({ url: '/api/v1/workspace', headers: { cookie, 'rapport-workspace': id } }),
      ),
    );
    const said = answers.map((answer) => ({ ...answer.json(), requestId: '' }));
    expect(said[0]).toMatchObject({ status: 403, code: 'not_a_member' });
    expect(said[1]).toEqual(said[0]);
    expect(said[2]).toEqual(said[0]);
  });

  it('refuses a change whose request comes from another site', async () => {
    const { workspaces } = (await session({ cookie })).json();
    const change = (headers: Record<string, string>) =>
      http.inject({
        method: 'PATCH',
        url: '/api/v1/workspace',
        payload: { name: 'Hijacked' },
        headers: { cookie, 'rapport-workspace': String(workspaces[0].id), ...headers },
      });
    expect((await change({ origin: 'https://evil.example' })).json().code).toBe('foreign_origin');
    expect((await change({ origin: 'null' })).json().code).toBe('foreign_origin');
    expect((await change({})).json().code).toBe('foreign_origin');
    expect((await change({ origin })).statusCode).toBe(200);
    expect((await post('/api/auth/sign-out', {}, { cookie, origin: 'https://evil.example' })).json().code).toBe(
      'foreign_origin',
    );
  });
});

describe('the second factor', () => {
  it('is turned on with a code, then asked for at sign-in; a backup code works once', async () => {
    const enabled = await post('/api/auth/two-factor/enable', { password }, { cookie, origin });
    expect(enabled.statusCode).toBe(200);
    const { totpURI, backupCodes } = enabled.json();
    const secret = new URL(totpURI).searchParams.get('secret') ?? '';
    const verified = await post('/api/auth/two-factor/verify-totp', { code: totp(secret) }, { cookie, origin });
    expect(verified.statusCode).toBe(200);
    expect((await session({ cookie: cookiesOf(verified) })).json().user.twoFactorEnabled).toBe(true);

    const first = await post('/api/auth/sign-in/email', { email, password });
    expect(first.json()).toMatchObject({ twoFactorRedirect: true });
    const pending = cookiesOf(first);
    expect((await session({ cookie: pending })).json().user).toBeNull();
    const wrong = await post('/api/auth/two-factor/verify-totp', { code: '000000' }, { cookie: pending, origin });
    expect(wrong.statusCode).toBe(401);
    const right = await post('/api/auth/two-factor/verify-totp', { code: totp(secret) }, { cookie: pending, origin });
    expect((await session({ cookie: cookiesOf(right) })).json().user.email).toBe(email);

    const backup = async () => {
      const asked = cookiesOf(await post('/api/auth/sign-in/email', { email, password }));
      return post('/api/auth/two-factor/verify-backup-code', { code: backupCodes[0] }, { cookie: asked, origin });
    };
    expect((await backup()).statusCode).toBe(200);
    expect((await backup()).statusCode).toBe(401);
  });
});

describe('limits', () => {
  it('stops guessing, and says when to come back', async () => {
    const codes: number[] = [];
    let last: Answer | undefined;
    for (let attempt = 0; attempt < 12; attempt += 1) {
      last = await post('/api/auth/sign-in/email', { email: 'guess@brand.example', password: 'wrong wrong wrong' });
      codes.push(last.statusCode);
    }
    expect(codes.at(-1)).toBe(429);
    expect(last?.json().code).toBe('rate_limited');
    expect(Number(last?.headers['retry-after'])).toBeGreaterThan(0);
    expect(last?.json().remedy).toMatch(/^Try again in \d+ seconds/);
  });

  it('counts within a window, which ends even while somebody keeps trying', async () => {
    const database = app.platform.postgres.system;
    const attempt = (second: number) =>
      countAttempt(database, 'an address|/path', { window: 60, max: 3 }, second * 1000);
    const passed = await Promise.all([attempt(100), attempt(100), attempt(100), attempt(100), attempt(100)]);
    expect(passed.filter((p) => p.allowed)).toHaveLength(3);
    expect(await attempt(159)).toEqual({ allowed: false, retryAfter: 1 });
    expect(await attempt(160)).toEqual({ allowed: true, retryAfter: null });
  });

  it('tells every caller how much is left', async () => {
    const answer = await session();
    expect(Number(answer.headers['ratelimit-limit'])).toBeGreaterThan(0);
    expect(Number(answer.headers['ratelimit-remaining'])).toBeLessThan(Number(answer.headers['ratelimit-limit']));
  });
});
