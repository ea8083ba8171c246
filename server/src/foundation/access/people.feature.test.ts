import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '../../app/http.ts';
import type { Context } from '../../platform/context.ts';
import type { HttpServer } from '../../platform/http/index.ts';
import { testApp, type TestApp } from '../../../test/setup/harness.ts';
import { cookieOf, secretKeyHeaders, signedInMember, type Credentials, type TestPerson } from './testing.ts';

let app: TestApp;
let http: HttpServer;
let ctx: Context;
let owner: TestPerson;

beforeAll(async () => {
  app = await testApp();
  http = await createApp(app.platform);
  ctx = await app.createWorkspace({ name: 'People' });
  owner = await signedInMember(ctx, 'owner');
});
afterAll(async () => {
  await http?.close();
  await app?.close();
});

type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE';
const call = (method: Method, url: string, headers: Credentials, payload?: object) =>
  http.inject({ method, url, headers, ...(payload ? { payload } : {}) });
const invite = (email: string, role: string, headers = owner.headers) =>
  call('POST', '/api/v1/invitations', headers, { email, role });
const tokenOf = (url: string): string => new URL(url).hash.slice(1);
const accept = (payload: object, headers: Credentials = {}) =>
  call('POST', '/api/v1/invitations/accept', headers, payload);
const password = 'a long enough password';

describe('invitations', () => {
  it('bring a new person in, once, with the invited role', async () => {
    const invited = await invite('New.Person@brand.example', 'marketer');
    expect(invited.statusCode).toBe(201);
    const token = tokenOf(invited.json().url);
    const looked = await call('POST', '/api/v1/invitations/lookup', {}, { token });
    expect(looked.json()).toMatchObject({
      workspace: 'People',
      email: 'new.person@brand.example',
      role: 'marketer',
      hasAccount: false,
    });
    expect((await accept({ token })).json().errors.map((error: { path: string }) => error.path)).toEqual([
      '/name',
      '/password',
    ]);
    const accepted = await accept({ token, name: 'New Person', password });
    expect(accepted.json()).toEqual({ workspaceId: ctx.workspaceId });
    const cookie = cookieOf([accepted.headers['set-cookie']].flat().map(String));
    const { user, workspaces } = (await call('GET', '/api/v1/session', { cookie })).json();
    expect(user.email).toBe('new.person@brand.example');
    expect(workspaces).toMatchObject([{ name: 'People', role: 'marketer' }]);
    expect((await accept({ token, name: 'Again', password })).json()).toMatchObject({
      status: 404,
      code: 'invitation_gone',
    });
    const signIn = { email: 'new.person@brand.example', password };
    expect((await call('POST', '/api/auth/sign-in/email', {}, signIn)).statusCode).toBe(200);
  });

  it('need the invited person to be signed in when they have a login', async () => {
    const elsewhere = await app.createWorkspace({ name: 'Elsewhere' });
    const person = await signedInMember(elsewhere, 'analyst');
    const token = tokenOf((await invite(person.email, 'agent')).json().url);
    expect((await accept({ token, name: 'Thief', password })).json().code).toBe('email_taken');
    const { headers } = await signedInMember(elsewhere, 'analyst');
    expect((await accept({ token }, headers)).json().code).toBe('email_taken');
    expect((await accept({ token }, { ...person.headers, origin: 'https://evil.example' })).json().code).toBe(
      'foreign_origin',
    );
    expect((await accept({ token }, person.headers)).statusCode).toBe(200);
    expect((await invite(person.email, 'agent')).json()).toMatchObject({ status: 409, code: 'already_member' });
  });

  it('end after seven days, when withdrawn, and when replaced', async () => {
    const first = (await invite('late@brand.example', 'agent')).json();
    const second = (await invite('late@brand.example', 'agent')).json();
    const lookup = async (url: string) =>
      (await call('POST', '/api/v1/invitations/lookup', {}, { token: tokenOf(url) })).statusCode;
    expect(await lookup(first.url)).toBe(404);
    expect(await lookup(second.url)).toBe(200);
    const third = (await invite('gone@brand.example', 'agent')).json();
    expect((await call('DELETE', `/api/v1/invitations/${third.id}`, owner.headers)).statusCode).toBe(204);
    expect(await lookup(third.url)).toBe(404);
    app.clock.advance(7 * 86_400_000);
    expect(await lookup(second.url)).toBe(404);
    const { items } = (await call('GET', '/api/v1/invitations', owner.headers)).json();
    expect(items).toMatchObject([{ email: 'late@brand.example', expired: true }]);
    expect(JSON.stringify(items)).not.toContain('url');
  });
});

describe('members', () => {
  it('are listed in pages with their names', async () => {
    await signedInMember(ctx, 'analyst');
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page: { items: { userId: string }[]; nextCursor: string | null } = (
        await call('GET', `/api/v1/members?limit=1&cursor=${cursor}`, owner.headers)
      ).json();
      seen.push(...page.items.map((member) => member.userId));
      cursor = page.nextCursor;
    }
    expect(seen.length).toBeGreaterThanOrEqual(3);
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toContain(owner.userId);
  });

  it('feel a change of role and a removal with the next request, whatever their cookie remembers', async () => {
    const person = await signedInMember(ctx, 'admin');
    const readKeys = async () => (await call('GET', '/api/v1/keys', person.headers)).statusCode;
    expect(await readKeys()).toBe(200);
    await call('PATCH', `/api/v1/members/${person.userId}`, owner.headers, { role: 'read_only' });
    expect(await readKeys()).toBe(403);
    expect((await call('DELETE', `/api/v1/members/${person.userId}`, owner.headers)).statusCode).toBe(204);
    const out = await call('GET', '/api/v1/workspace', person.headers);
    expect(out.json()).toMatchObject({ status: 403, code: 'not_a_member' });
  });

  it('cannot rise above themselves: owners are made and unmade by owners', async () => {
    const admin = await signedInMember(ctx, 'admin');
    const own = await call('PATCH', `/api/v1/members/${admin.userId}`, admin.headers, { role: 'owner' });
    expect(own.json()).toMatchObject({ status: 403, code: 'may_not_grant_role' });
    const down = await call('PATCH', `/api/v1/members/${owner.userId}`, admin.headers, { role: 'agent' });
    expect(down.json().code).toBe('may_not_grant_role');
    expect((await call('DELETE', `/api/v1/members/${owner.userId}`, admin.headers)).json().code).toBe(
      'may_not_grant_role',
    );
    expect((await invite('x@brand.example', 'owner', admin.headers)).json().code).toBe('may_not_grant_role');
    const key = await secretKeyHeaders(ctx, ['members:write', 'members:read']);
    expect((await invite('x@brand.example', 'read_only', key)).json().code).toBe('may_not_grant_role');
  });

  it('keep at least one owner, even when two leave at once', async () => {
    const small = await app.createWorkspace({ name: 'Small' });
    const two = [await signedInMember(small, 'owner'), await signedInMember(small, 'owner')];
    const answers = await Promise.all(two.map(({ headers }) => call('POST', '/api/v1/members/leave', headers)));
    expect(answers.map((answer) => answer.statusCode).sort()).toEqual([204, 409]);
    const stayed = two[answers.findIndex((answer) => answer.statusCode === 409)];
    const demoted = await call('PATCH', `/api/v1/members/${stayed?.userId}`, stayed?.headers ?? {}, { role: 'admin' });
    expect(demoted.json()).toMatchObject({ status: 409, code: 'last_owner' });
  });

  it('may leave whatever their role', async () => {
    const reader = await signedInMember(ctx, 'read_only');
    expect((await call('POST', '/api/v1/members/leave', reader.headers)).statusCode).toBe(204);
    expect((await call('GET', '/api/v1/workspace', reader.headers)).statusCode).toBe(403);
  });
});

describe('the audit log', () => {
  it('has what was done here, by name, and no address of anybody', async () => {
    const log = await call('GET', `/api/v1/audit?entity=member&actorId=${owner.userId}`, owner.headers);
    const { items } = log.json();
    expect(items.map((item: { action: string }) => item.action)).toContain('member.removed');
    expect(items[0].actor).toEqual({ type: 'user', id: owner.userId, name: 'Test owner' });
    expect(log.body).not.toContain('@');
  });
});
