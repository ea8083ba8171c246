import { randomUUID } from 'node:crypto';
import type { Permission, Role } from '../../kernel/actor.ts';
import type { Context } from '../../platform/context.ts';
import { inSystem } from '../../platform/postgres/index.ts';
import { createKey } from './keys/manage-keys.ts';
import { authOf } from './sign-in/better-auth.ts';
import { insertMember } from './store.members.ts';
import { insertUser } from './store.users.ts';

export type Credentials = Record<string, string>;
export type TestPerson = { userId: string; email: string; headers: Credentials };

/** A new person with a role in the workspace, and the headers their browser would send. Has no password. */
export async function signedInMember(ctx: Context, role: Role = 'owner', name = `Test ${role}`): Promise<TestPerson> {
  const { platform, workspaceId } = ctx;
  const userId = randomUUID();
  const email = `${role}.${userId.slice(0, 8)}@staff.example`;
  const now = platform.clock.now();
  await inSystem(platform.postgres, async (tx) => {
    await insertUser(tx, { id: userId, name, email, passwordHash: '', isSample: false, now });
    await insertMember(tx, workspaceId, { userId, role, joinedAt: now });
  });
  const { headers } = await authOf(platform).api.openSession({
    body: { userId },
    headers: new Headers(),
    returnHeaders: true,
  });
  return {
    userId,
    email,
    headers: {
      cookie: cookieOf(headers.getSetCookie()),
      origin: platform.publicUrl(),
      'rapport-workspace': String(workspaceId),
    },
  };
}

/** Headers with a new secret key of these scopes; `ctx` must hold them. */
export async function secretKeyHeaders(ctx: Context, scopes: readonly Permission[]): Promise<Credentials> {
  const { key } = await createKey(ctx, { kind: 'secret', name: 'Test', scopes });
  return { authorization: `Bearer ${key}` };
}

export async function writeKeyHeaders(ctx: Context): Promise<Credentials> {
  const { key } = await createKey(ctx, { kind: 'write', name: 'Test' });
  return { authorization: `Bearer ${key}` };
}

/** `Set-Cookie` lines as the `Cookie` header of the next request; emptied cookies are left out. */
export const cookieOf = (setCookies: readonly string[]): string =>
  setCookies
    .map((line) => line.split(';')[0] ?? '')
    .filter((pair) => !pair.endsWith('='))
    .join('; ');
