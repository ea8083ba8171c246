import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { permissionsOf, roles } from '../kernel/actor.ts';
import type { AnyRoute, HttpServer } from '../platform/http/index.ts';
import { testApp, type TestApp } from '../../test/setup/harness.ts';
import { belongingsOf } from '../../test/tenants/belongings.ts';
import { tenantFixtures, type Call, type Planted } from '../../test/tenants/fixture.ts';
import { keyWithout, knock, settledWorkspace, type Workspace } from '../../test/tenants/neighbours.ts';
import { createApp } from './http.ts';
import { modules } from './modules.ts';
import { allRoutes } from './routes.ts';

/** Two workspaces, every route of members and keys from the router's own list: nothing of one reaches the other. */

const routes = allRoutes.filter((route) => route.audience === 'member' || route.audience === 'ingest');
const nameOf = (route: AnyRoute): string => `${route.method} ${route.url}`;
const fixtures = await tenantFixtures(modules.map((module) => module.name));
const calls = new Map(fixtures.flatMap((fixture) => Object.entries(fixture.calls)));
const callsOf = (route: AnyRoute, theirs: Planted): Call[] => [calls.get(nameOf(route))?.(theirs) ?? []].flat();
const each = routes.map((route) => [nameOf(route), route] as const);

let app: TestApp;
let http: HttpServer;
let mine: Workspace;
let theirs: Workspace;

beforeAll(async () => {
  app = await testApp();
  http = await createApp(app.platform);
  mine = await settledWorkspace(app, http, fixtures);
  theirs = await settledWorkspace(app, http, fixtures);
  await app.settle();
}, 120_000);
afterAll(async () => {
  await http?.close();
  await app?.close();
});

it('knows how to attack every route', () => {
  const lacking = routes
    .filter((route) => !calls.has(nameOf(route)))
    .map(
      (route) =>
        `${nameOf(route)} has no entry: add it to "calls" of its module in server/test/tenants/fixtures/, with the ids and words of the other workspace that a caller could put into its path, query and body.`,
    );
  expect(lacking).toEqual([]);
  const declared = new Set(routes.map(nameOf));
  expect([...calls.keys()].filter((name) => !declared.has(name))).toEqual([]);
});

describe.each(each)('%s', (name, route) => {
  const permission = route.permission ?? 'settings:read';

  it('answers 401 to nobody and to a made-up key', async () => {
    const nobody = await knock(http, route, {}, { body: route.method === 'GET' ? undefined : {} });
    expect(nobody.json()).toMatchObject({ status: 401, code: 'unauthenticated' });
    const madeUp = `sk_${'0'.repeat(16)}_${'A'.repeat(43)}`;
    expect((await knock(http, route, { authorization: `Bearer ${madeUp}` })).statusCode).toBe(401);
  });

  it('answers 403 to a role and to a key without its permission', async () => {
    for (const role of roles) {
      if (permissionsOf({ type: 'user', userId: '', email: '', role }).includes(permission)) continue;
      const answer = await knock(http, route, mine.people[role]);
      expect({ role, ...answer.json() }).toMatchObject({ role, status: 403, code: 'forbidden' });
    }
    const key = await keyWithout(mine.ctx, permission);
    expect((await knock(http, route, key)).json()).toMatchObject({ status: 403, code: 'forbidden' });
    if (route.audience === 'member') {
      expect((await knock(http, route, mine.writeKey)).json()).toMatchObject({
        status: 403,
        code: 'write_key_may_only_add',
      });
    }
  });

  it('answers 403 to an owner of another workspace who asks for this one', async () => {
    const headers = { ...mine.people.owner, 'rapport-workspace': String(theirs.ctx.workspaceId) };
    for (const call of callsOf(route, theirs.planted)) {
      expect((await knock(http, route, headers, call)).json()).toMatchObject({ status: 403, code: 'not_a_member' });
    }
  });

  it('shows its own workspace what the attack below is after', async () => {
    for (const call of callsOf(route, theirs.planted)) {
      if (route.method !== 'GET' && !call.reveals) continue;
      const answer = await knock(http, route, theirs.people.owner, call);
      expect({ name, call, status: answer.statusCode, body: answer.statusCode < 300 ? '' : answer.body }).toMatchObject(
        { status: 200 },
      );
      if (call.reveals) expect(answer.body).toContain(theirs.secret);
    }
  });
});

it('no call with the ids, words and cursors of another workspace gets or changes anything of it', async () => {
  const before = await belongingsOf(app, theirs.ctx.workspaceId);
  const faults: string[] = [];
  for (const route of routes) {
    for (const call of callsOf(route, theirs.planted)) {
      expect(JSON.stringify(call)).not.toContain(theirs.secret);
      for (const headers of [mine.people.owner, mine.key]) {
        const answer = await knock(http, route, headers, call);
        const what = `${nameOf(route)} ${JSON.stringify(call)}: ${answer.statusCode} ${answer.body.slice(0, 300)}`;
        if (answer.body.includes(theirs.secret)) faults.push(`leaks ${what}`);
        if (answer.statusCode >= 500) faults.push(`breaks ${what}`);
        if (call.params && !call.mayAccept && answer.statusCode < 400) faults.push(`accepts ${what}`);
      }
    }
  }
  expect(faults).toEqual([]);
  await app.settle();
  expect(await belongingsOf(app, theirs.ctx.workspaceId)).toEqual(before);
}, 120_000);
