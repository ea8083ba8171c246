import { randomUUID } from 'node:crypto';
import type { Role } from '../../../kernel/actor.ts';
import { invalid } from '../../../kernel/problem.ts';
import type { Platform } from '../../../platform/context.ts';
import { sha256 } from '../../../platform/crypto/index.ts';
import { inSystem, type Tx } from '../../../platform/postgres/index.ts';
import { audit } from '../../audit/index.ts';
import { workspaceOf } from '../../workspaces/index.ts';
import { alreadyMember, emailTaken, invitationGone, missing } from '../errors.ts';
import { hashPassword, type SignedIn } from '../sign-in/session.ts';
import { invitationByToken, markAccepted } from '../store.invitations.ts';
import { insertMember } from '../store.members.ts';
import { insertUser, userByEmail } from '../store.users.ts';
import type { InvitationRow } from '../tables.ts';

export type OpenInvitation = { workspace: string; email: string; role: Role; expiresAt: string; hasAccount: boolean };

/** What the holder of a link is invited to. @throws Problem 404 when it is not open */
export const readInvitation = (platform: Platform, token: string): Promise<OpenInvitation> =>
  inSystem(platform.postgres, async (tx) => {
    const invitation = await openOne(platform, tx, token);
    const workspace = await workspaceOf(tx, invitation.workspace_id);
    return {
      workspace: workspace.name,
      email: invitation.email,
      role: invitation.role,
      expiresAt: invitation.expires_at.toISOString(),
      hasAccount: (await userByEmail(tx, invitation.email)) !== null,
    };
  });

export type Acceptance = {
  token: string;
  /** Both only from somebody who has no login yet. */
  name?: string | undefined;
  password?: string | undefined;
};

/**
 * Makes the invited person a member. A new person gets a login with the invited address; somebody who has one must
 * be signed in with it.
 * @returns who joined which workspace, and whether a login was made
 */
export async function acceptInvitation(
  platform: Platform,
  given: Acceptance,
  signedIn: SignedIn | null,
): Promise<{ userId: string; workspaceId: number; isNew: boolean }> {
  const invitation = await readInvitation(platform, given.token);
  const passwordHash = invitation.hasAccount ? null : await hashOf(platform, given);
  const now = platform.clock.now();
  return inSystem(platform.postgres, async (tx) => {
    const { id, workspace_id: workspaceId, email, role } = await openOne(platform, tx, given.token);
    const known = await userByEmail(tx, email);
    if (known ? known.id !== signedIn?.id : passwordHash === null) throw emailTaken();
    const userId = known?.id ?? randomUUID();
    if (!known) {
      const name = given.name?.trim() ?? '';
      await insertUser(tx, { id: userId, name, email, passwordHash: passwordHash ?? '', isSample: false, now });
    }
    if (!(await insertMember(tx, workspaceId, { userId, role, joinedAt: now }))) throw alreadyMember();
    await markAccepted(tx, workspaceId, id, now);
    const ctx = { platform, workspaceId, actor: { type: 'user', userId, email, role } } as const;
    await audit(ctx, tx, { action: 'member.joined', entity: 'member', entityId: userId, changes: { role } });
    return { userId, workspaceId, isNew: known === null };
  });
}

function hashOf(platform: Platform, { name, password }: Acceptance): Promise<string> {
  if (!name?.trim() || password === undefined) {
    const fields = [...(name?.trim() ? [] : ['name']), ...(password === undefined ? ['password'] : [])];
    throw invalid('A new login needs a name and a password.', missing(fields));
  }
  return hashPassword(platform, password);
}

async function openOne(platform: Platform, tx: Tx, token: string): Promise<InvitationRow> {
  const invitation = await invitationByToken(tx, sha256(token));
  if (!invitation || invitation.expires_at <= platform.clock.now()) throw invitationGone();
  return invitation;
}
