import { randomBytes } from 'node:crypto';
import { permissions, roles, type Permission, type Role } from '../../src/kernel/actor.ts';
import { transact, type Context } from '../../src/platform/context.ts';
import type { AnyRoute, HttpServer } from '../../src/platform/http/index.ts';
import { startOperation } from '../../src/foundation/operations/index.ts';
import {
  secretKeyHeaders,
  signedInMember,
  writeKeyHeaders,
  type Credentials,
} from '../../src/foundation/access/testing.ts';
import type { TestApp } from '../setup/harness.ts';
import type { Call, Neighbour, Planted, TenantFixture } from './fixture.ts';

export type Workspace = {
  ctx: Context;
  secret: string;
  people: Record<Role, Credentials>;
  /** A secret key with every scope. */
  key: Credentials;
  writeKey: Credentials;
  planted: Planted;
};

/** A workspace with a member of every role, keys, and what the fixtures put into it. */
export async function settledWorkspace(
  app: TestApp,
  http: HttpServer,
  fixtures: readonly TenantFixture[],
): Promise<Workspace> {
  const secret = `secret${randomBytes(8).toString('hex')}`;
  const known = `known${randomBytes(4).toString('hex')}`;
  const ctx = await app.createWorkspace({ name: secret });
  const owner = await signedInMember(ctx, 'owner', `${secret} owner`);
  const people = { owner: owner.headers } as Record<Role, Credentials>;
  for (const role of roles) people[role] ??= (await signedInMember(ctx, role)).headers;
  const operationId = await transact(ctx, (tx) => startOperation(ctx, tx, { kind: 'import', title: secret }));
  const neighbour: Neighbour = {
    userId: owner.userId,
    secret,
    known,
    settle: () => app.settle(),
    send: async (method, url, body) => {
      const payload = body === undefined ? {} : { payload: JSON.stringify(body) };
      const headers = { ...owner.headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) };
      return bodyOf(await http.inject({ method, url, headers, ...payload }), `${method} ${url}`);
    },
    upload: async (url, file) => {
      const part = `--x\r\ncontent-disposition: form-data; name="file"; filename="${file.name}"\r\n\r\n${file.content}\r\n--x--\r\n`;
      const headers = { ...owner.headers, 'content-type': 'multipart/form-data; boundary=x' };
      return bodyOf(await http.inject({ method: 'POST', url, headers, payload: part }), url);
    },
  };
  let planted: Planted = { workspaceId: ctx.workspaceId, userId: owner.userId, operationId, known };
  for (const fixture of fixtures) planted = { ...planted, ...(await fixture.plant?.(neighbour, planted)) };
  const key = await secretKeyHeaders(ctx, permissions);
  return { ctx, secret, people, key, writeKey: await writeKeyHeaders(ctx), planted };
}

export const keyWithout = (ctx: Context, permission: Permission): Promise<Credentials> =>
  secretKeyHeaders(
    ctx,
    permissions.filter((one) => one !== permission),
  );

/** Sends a call to a route; params that are not given are filled with something well-formed. */
export async function knock(http: HttpServer, route: AnyRoute, headers: Credentials, call: Call = {}) {
  const path = route.url.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(call.params?.[name] ?? 1)));
  const given = Object.entries(call.query ?? {}).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}=${encodeURIComponent(value)}`],
  );
  const query = given.join('&');
  const body = call.body === undefined ? {} : { payload: JSON.stringify(call.body) };
  return http.inject({
    method: route.method,
    url: `${path}${query && `?${query}`}`,
    headers: { ...headers, ...(call.body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...body,
  });
}

function bodyOf(answer: Awaited<ReturnType<HttpServer['inject']>>, what: string) {
  if (answer.statusCode >= 300) throw new Error(`planting: ${what} answered ${answer.statusCode}: ${answer.body}`);
  return answer.body === '' ? {} : answer.json();
}
