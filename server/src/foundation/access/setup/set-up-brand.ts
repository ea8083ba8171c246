import { randomUUID } from 'node:crypto';
import { invalid } from '../../../kernel/problem.ts';
import type { Context, Platform } from '../../../platform/context.ts';
import { inSystem, type Tx } from '../../../platform/postgres/index.ts';
import { emit } from '../../../platform/jobs/index.ts';
import { audit } from '../../audit/index.ts';
import { createWorkspace, workspaceCreated, type NewWorkspace } from '../../workspaces/index.ts';
import { alreadyClaimed, emailTaken, missing } from '../errors.ts';
import { normalEmail } from '../rules.ts';
import { hashPassword, type SignedIn } from '../sign-in/session.ts';
import { insertMember, membershipsOf } from '../store.members.ts';
import { insertUser, isClaimed, lockClaim, userByEmail } from '../store.users.ts';

export type BrandSetup = NewWorkspace & {
  /** The three of the first owner; left out by somebody who is signed in. */
  ownerName?: string | undefined;
  email?: string | undefined;
  password?: string | undefined;
  /** The address customers will see; the sending module takes it up. */
  sender?: string | undefined;
};

/**
 * A brand of somebody's own. The first person to come sets up the installation and gets a login; afterwards only
 * people who are signed in add brands.
 * @throws Problem 403 when somebody else was first
 */
export async function setUpBrand(
  platform: Platform,
  given: BrandSetup,
  signedIn: SignedIn | null,
): Promise<{ userId: string; workspaceId: number; isNew: boolean }> {
  const person = signedIn && !signedIn.isSample ? signedIn : null;
  if (!person && (await isClaimed(platform.postgres.system))) throw alreadyClaimed();
  const owner = person ? { ...person, passwordHash: null } : await newOwner(platform, given);
  const now = platform.clock.now();
  return inSystem(platform.postgres, async (tx) => {
    await lockClaim(tx);
    if (owner.passwordHash !== null) {
      if (await isClaimed(tx)) throw alreadyClaimed();
      if (await userByEmail(tx, owner.email)) throw emailTaken();
    }
    const workspaceId = await createWorkspace(tx, given, now);
    const { id: userId, name, email, passwordHash } = owner;
    if (passwordHash !== null) await insertUser(tx, { id: userId, name, email, passwordHash, isSample: false, now });
    await insertMember(tx, workspaceId, { userId, role: 'owner', joinedAt: now });
    if (signedIn?.isSample) await keepSample(platform, tx, { from: signedIn.id, to: userId, email });
    const ctx: Context = { platform, workspaceId, actor: { type: 'user', userId, email, role: 'owner' } };
    await audit(ctx, tx, { action: 'workspace.created', entity: 'workspace', entityId: String(workspaceId) });
    await emit(ctx, tx, workspaceCreated, { sender: given.sender ?? null });
    return { userId, workspaceId, isNew: person === null };
  });
}

/** Whoever sets up from inside the sample brand keeps it beside their own. */
async function keepSample(
  platform: Platform,
  tx: Tx,
  owner: { from: string; to: string; email: string },
): Promise<void> {
  const { to: userId, email } = owner;
  for (const { workspaceId, role } of await membershipsOf(tx, owner.from)) {
    await insertMember(tx, workspaceId, { userId, role, joinedAt: platform.clock.now() });
    const ctx: Context = { platform, workspaceId, actor: { type: 'user', userId, email, role } };
    await audit(ctx, tx, { action: 'member.joined', entity: 'member', entityId: userId, changes: { role } });
  }
}

type NewOwner = { id: string; name: string; email: string; passwordHash: string };

async function newOwner(platform: Platform, { ownerName, email, password }: BrandSetup): Promise<NewOwner> {
  if (!ownerName?.trim() || email === undefined || password === undefined) {
    const lacking = Object.entries({ ownerName: ownerName?.trim(), email, password }).filter(([, value]) => !value);
    throw invalid('The first owner needs a login.', missing(lacking.map(([field]) => field)));
  }
  return {
    id: randomUUID(),
    name: ownerName.trim(),
    email: normalEmail(email),
    passwordHash: await hashPassword(platform, password),
  };
}
