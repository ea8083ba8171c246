import { randomUUID } from 'node:crypto';
import type { Permission } from '../../../kernel/actor.ts';
import { permissions } from '../../../kernel/actor.ts';
import { systemContext, type Platform } from '../../../platform/context.ts';
import { randomToken } from '../../../platform/crypto/index.ts';
import { emit } from '../../../platform/jobs/index.ts';
import { inSystem } from '../../../platform/postgres/index.ts';
import { audit } from '../../audit/index.ts';
import { createWorkspace, workspaceCreated, type NewWorkspace } from '../../workspaces/index.ts';
import { emailTaken } from '../errors.ts';
import { createKeyIn } from '../keys/manage-keys.ts';
import { normalEmail } from '../rules.ts';
import { hashPassword } from '../sign-in/session.ts';
import { insertMember } from '../store.members.ts';
import { insertUser, userByEmail } from '../store.users.ts';

export type FirstWorkspace = NewWorkspace & {
  email: string;
  /** Made up when left out. */
  password?: string;
  ownerName?: string;
};

export type FirstRun = {
  workspaceId: number;
  url: string;
  email: string;
  password: string;
  writeKey: string;
  secretKey: string;
};

/** Everything but the keys to the house itself: members and further keys are managed by people. */
const secretKeyScopes: readonly Permission[] = permissions.filter(
  (permission) => !['members:write', 'keys:write'].includes(permission),
);

/**
 * A brand with its owner, a write key and a secret key, from the command line or for the sample. The password and the
 * keys are in the answer and nowhere else.
 * @throws Problem 409 when somebody signs in with this e-mail already, 422 naming each wrong field
 */
export async function createFirstWorkspace(platform: Platform, given: FirstWorkspace): Promise<FirstRun> {
  const email = normalEmail(given.email);
  const password = given.password ?? randomToken(12);
  const passwordHash = await hashPassword(platform, password);
  const now = platform.clock.now();
  return inSystem(platform.postgres, async (tx) => {
    if (await userByEmail(tx, email)) throw emailTaken();
    const workspaceId = await createWorkspace(tx, given, now);
    const userId = randomUUID();
    const name = given.ownerName ?? email.split('@')[0] ?? email;
    await insertUser(tx, { id: userId, name, email, passwordHash, isSample: given.sample ?? false, now });
    await insertMember(tx, workspaceId, { userId, role: 'owner', joinedAt: now });
    const ctx = systemContext(platform, workspaceId, 'setup');
    await audit(ctx, tx, { action: 'workspace.created', entity: 'workspace', entityId: String(workspaceId) });
    await emit(ctx, tx, workspaceCreated, { sender: null });
    const write = await createKeyIn(ctx, tx, { kind: 'write', name: 'Storefront' });
    const secret = await createKeyIn(ctx, tx, { kind: 'secret', name: 'Server', scopes: secretKeyScopes });
    return { workspaceId, url: platform.publicUrl(), email, password, writeKey: write.key, secretKey: secret.key };
  });
}
