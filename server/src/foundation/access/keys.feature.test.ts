import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createApp } from '../../app/http.ts';
import type { Context } from '../../platform/context.ts';
import { createHttpServer, memberRoute, type HttpServer } from '../../platform/http/index.ts';
import { testApp, type TestApp } from '../../../test/setup/harness.ts';
import { authenticator } from './authenticator.ts';
import { signedInMember, type Credentials } from './testing.ts';

let app: TestApp;
let http: HttpServer;
let ctx: Context;
let owner: Credentials;

beforeAll(async () => {
  app = await testApp();
  http = await createApp(app.platform);
  ctx = await app.createWorkspace({ name: 'Keys' });
  owner = (await signedInMember(ctx, 'owner')).headers;
});
afterAll(async () => {
  await http?.close();
  await app?.close();
});

type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE';
const call = (method: Method, url: string, headers: Credentials, payload?: object) =>
  http.inject({ method, url, headers, ...(payload ? { payload } : {}) });
const bearer = (key: string): Credentials => ({ authorization: `Bearer ${key}` });
const create = async (payload: object) => (await call('POST', '/api/v1/keys', owner, payload)).json();
const secretKey = (scopes: string[] = ['settings:read']) => create({ kind: 'secret', name: 'Server', scopes });
const brandStatus = async (key: string) => (await call('GET', '/api/v1/workspace', bearer(key))).statusCode;

describe('a secret key', () => {
  it('is shown once, works, and leaves nothing usable in the database', async () => {
    const made = await secretKey();
    expect(made.key).toMatch(/^sk_[0-9a-f]{16}_[\w-]{43}$/);
    expect(await brandStatus(made.key)).toBe(200);
    const listed = await call('GET', '/api/v1/keys', owner);
    const secret = made.key.split('_').slice(2).join('_');
    expect(listed.body).toContain(made.id);
    expect(listed.body).not.toContain(secret);
    const client = app.platform.postgres.systemPool;
    for (const table of ['api_keys', 'audit_log', 'idempotency_keys']) {
      const { rows } = await client.query(`select t::text as row from ${table} t`);
      expect(rows.map((row) => row.row).join()).not.toContain(secret);
    }
  });

  it('opens what its scopes say and no more, and never another workspace', async () => {
    const made = await secretKey(['settings:read']);
    expect((await call('GET', '/api/v1/keys', bearer(made.key))).json()).toMatchObject({
      status: 403,
      code: 'forbidden',
    });
    const other = await app.createWorkspace({ name: 'Other' });
    const answer = await call('GET', '/api/v1/workspace', {
      ...bearer(made.key),
      'rapport-workspace': String(other.workspaceId),
    });
    expect(answer.json().id).toBe(ctx.workspaceId);
  });

  it('cannot hand out more than it holds, nor get at a stronger key by rotating it', async () => {
    const strong = await secretKey(['settings:read', 'settings:write']);
    const maker = await secretKey(['keys:write', 'keys:read', 'settings:read']);
    const wider = { kind: 'secret', name: 'Wider', scopes: ['settings:write'] };
    expect((await call('POST', '/api/v1/keys', bearer(maker.key), wider)).json().code).toBe('scopes_exceed_yours');
    const rotated = await call('POST', `/api/v1/keys/${strong.id}/rotate`, bearer(maker.key), {});
    expect(rotated.json().code).toBe('scopes_exceed_yours');
    const same = { kind: 'secret', name: 'Same', scopes: ['settings:read'] };
    expect((await call('POST', '/api/v1/keys', bearer(maker.key), same)).statusCode).toBe(201);
  });

  it('is refused with one bit changed, as the other kind, or in another form', async () => {
    const { key } = await secretKey();
    const flipped = key.slice(0, -2) + (key.at(-2) === 'A' ? 'B' : 'A') + key.at(-1);
    for (const wrong of [flipped, key.replace('sk_', 'pk_'), key.slice(0, -1), 'sk_', 'x']) {
      const answer = await call('GET', '/api/v1/workspace', bearer(wrong));
      expect(answer.json()).toMatchObject({ status: 401, code: 'unauthenticated' });
    }
    const basic = { authorization: `Basic ${Buffer.from(`${key}:`).toString('base64')}` };
    expect((await call('GET', '/api/v1/workspace', basic)).statusCode).toBe(401);
  });

  it('keeps its old secret for the overlap after a rotation, and only then', async () => {
    const first = await secretKey();
    const second = (await call('POST', `/api/v1/keys/${first.id}/rotate`, owner, { overlapHours: 2 })).json();
    expect(second.id).toBe(first.id);
    expect(second.key).not.toBe(first.key);
    expect(await brandStatus(first.key)).toBe(200);
    expect(await brandStatus(second.key)).toBe(200);
    app.clock.advance(2 * 3_600_000);
    expect(await brandStatus(first.key)).toBe(401);
    expect(await brandStatus(second.key)).toBe(200);
    const third = (await call('POST', `/api/v1/keys/${first.id}/rotate`, owner, { overlapHours: 0 })).json();
    expect(await brandStatus(second.key)).toBe(401);
    expect(await brandStatus(third.key)).toBe(200);
  });

  it('stops at its expiry', async () => {
    const expiresAt = new Date(app.clock.now().getTime() + 60_000).toISOString();
    const made = await create({ kind: 'secret', name: 'Short', scopes: ['settings:read'], expiresAt });
    expect(await brandStatus(made.key)).toBe(200);
    app.clock.advance(60_000);
    expect((await call('GET', '/api/v1/workspace', bearer(made.key))).json().detail).toMatch(/expired/);
    const past = await call('POST', '/api/v1/keys', owner, { kind: 'write', name: 'Past', expiresAt });
    expect(past.json().errors[0].path).toBe('/expiresAt');
  });

  it('is refused once revoked: here at once, in another process when its memory of the row ends', async () => {
    const made = await secretKey();
    // A second process: its own platform object, hence its own memory of keys, on the same database.
    const elsewhere = { ...app.platform };
    const brand = memberRoute({
      method: 'GET',
      url: '/elsewhere',
      operationId: 'elsewhere',
      summary: 'another process',
      tags: [],
      audience: 'member',
      permission: 'settings:read',
      status: 204,
      handle: () => undefined,
    });
    const other = await createHttpServer({
      platform: elsewhere,
      routes: [brand],
      authenticate: authenticator(elsewhere),
      version: 'test',
    });
    const there = async () => (await other.inject({ url: '/elsewhere', headers: bearer(made.key) })).statusCode;
    expect(await there()).toBe(204);
    expect(await brandStatus(made.key)).toBe(200);
    expect((await call('DELETE', `/api/v1/keys/${made.id}`, owner)).statusCode).toBe(204);
    expect(await brandStatus(made.key)).toBe(401);
    await vi.waitFor(async () => expect(await there()).toBe(401), { timeout: 10_000 });
    await other.close();
    const again = await call('POST', `/api/v1/keys/${made.id}/rotate`, owner, {});
    expect(again.json()).toMatchObject({ status: 409, code: 'key_revoked' });
  });

  it('remembers when it was last used', async () => {
    const made = await secretKey();
    await brandStatus(made.key);
    const lastUsed = async () =>
      (await call('GET', '/api/v1/keys', owner)).json().items.find((key: { id: string }) => key.id === made.id)
        .lastUsedAt;
    await vi.waitFor(async () => expect(await lastUsed()).toBe(app.clock.now().toISOString()), { timeout: 10_000 });
  });

  it('can be renamed and narrowed', async () => {
    const made = await secretKey(['settings:read', 'audit:read']);
    const changed = await call('PATCH', `/api/v1/keys/${made.id}`, owner, { name: 'Nightly', scopes: ['audit:read'] });
    expect(changed.json()).toMatchObject({ name: 'Nightly', scopes: ['audit:read'] });
    expect(await brandStatus(made.key)).toBe(403);
  });
});

describe('a write key', () => {
  it('opens no route of members', async () => {
    const { key, scopes } = await create({ kind: 'write', name: 'Shop' });
    expect(scopes).toEqual(['events:write', 'profiles:write', 'consent:write']);
    const answer = await call('GET', '/api/v1/workspace', bearer(key));
    expect(answer.json()).toMatchObject({ status: 403, code: 'write_key_may_only_add' });
  });

  it('is taken as Bearer, as Basic user name, in the query and in the body', async () => {
    const { key } = await create({ kind: 'write', name: 'Shop' });
    const authenticate = authenticator(app.platform);
    const door = memberRoute({
      method: 'POST',
      url: '/door',
      operationId: 'door',
      summary: 'an ingest door',
      tags: [],
      audience: 'ingest',
      permission: 'events:write',
      status: 204,
      handle: () => undefined,
    });
    const doors = await createHttpServer({ platform: app.platform, routes: [door], authenticate, version: 'test' });
    const knock = async (url: string, headers: Credentials, payload: object) =>
      (await doors.inject({ method: 'POST', url, headers, payload })).statusCode;
    const basic = (user: string) => ({ authorization: `Basic ${Buffer.from(`${user}:`).toString('base64')}` });
    expect(await knock('/door', bearer(key), {})).toBe(204);
    expect(await knock('/door', basic(key), {})).toBe(204);
    expect(await knock(`/door?writeKey=${key}`, {}, {})).toBe(204);
    expect(await knock('/door', {}, { writeKey: key })).toBe(204);
    expect(await knock('/door', basic(`${key}x`), {})).toBe(401);
    expect(await knock('/door', {}, { writeKey: 'pk_nonsense' })).toBe(401);
    expect(await knock('/door', {}, {})).toBe(401);
    expect(await knock('/door', basic(''), { writeKey: key })).toBe(401);
    await doors.close();
  });
});

describe('answers that carry a secret', () => {
  it('are made anew for a repeated Idempotency-Key, never kept', async () => {
    const headers = { ...owner, 'idempotency-key': 'once' };
    const payload = { kind: 'write', name: 'Twice' };
    const first = await call('POST', '/api/v1/keys', headers, payload);
    const second = await call('POST', '/api/v1/keys', headers, payload);
    expect(second.json().key).not.toBe(first.json().key);
    expect(second.headers['idempotent-replayed']).toBeUndefined();
  });
});
