import type { Role } from '../../../kernel/actor.ts';
import { decodeCursor, toPage, type Page } from '../../../kernel/pagination.ts';
import { conflict, notFound } from '../../../kernel/problem.ts';
import { transact, type Context } from '../../../platform/context.ts';
import { audit } from '../../audit/index.ts';
import { lastOwner, mayNotGrant } from '../errors.ts';
import { leavesNoOwner, mayGrant } from '../rules.ts';
import { deleteMember, lockMembers, membersOf, setRole } from '../store.members.ts';

export type Member = {
  userId: string;
  name: string;
  email: string;
  role: Role;
  twoFactorEnabled: boolean;
  joinedAt: string;
  /** This is who asks. */
  you: boolean;
};

export async function listMembers(
  ctx: Context,
  page: { cursor?: string | undefined; limit: number },
): Promise<Page<Member>> {
  const cursor = decodeCursor(page.cursor, 2);
  const after = cursor === null ? null : { joinedAt: new Date(Number(cursor[0])), userId: String(cursor[1]) };
  const rows = await membersOf(ctx.platform.postgres.system, ctx.workspaceId, after, page.limit + 1);
  const members = rows.map((row) => ({
    userId: row.user_id,
    name: row.name,
    email: row.email,
    role: row.role,
    twoFactorEnabled: row.two_factor,
    joinedAt: row.joined_at.toISOString(),
    you: ctx.actor.type === 'user' && ctx.actor.userId === row.user_id,
  }));
  return toPage(members, page.limit, (member) => [Date.parse(member.joinedAt), member.userId]);
}

/** @throws Problem 403 for a role beyond one's own, 409 when no owner would be left */
export const changeRole = (ctx: Context, userId: string, role: Role): Promise<{ userId: string; role: Role }> =>
  transact(ctx, async (tx) => {
    const members = await lockMembers(tx, ctx.workspaceId);
    const member = members.find((one) => one.userId === userId);
    if (!member) throw notFound('member');
    const beyond = [member.role, role].find((one) => !mayGrant(ctx.actor, one));
    if (beyond !== undefined) throw mayNotGrant(beyond);
    if (leavesNoOwner(members, userId, role)) throw lastOwner();
    await setRole(tx, ctx.workspaceId, userId, role);
    await audit(ctx, tx, {
      action: 'member.role_changed',
      entity: 'member',
      entityId: userId,
      changes: { role: [member.role, role] },
    });
    return { userId, role };
  });

/** The person keeps the login; this workspace is closed to them from the next request on. */
export const removeMember = (ctx: Context, userId: string): Promise<void> =>
  transact(ctx, async (tx) => {
    const members = await lockMembers(tx, ctx.workspaceId);
    const member = members.find((one) => one.userId === userId);
    if (!member) throw notFound('member');
    const self = ctx.actor.type === 'user' && ctx.actor.userId === userId;
    if (!self && !mayGrant(ctx.actor, member.role)) throw mayNotGrant(member.role);
    if (leavesNoOwner(members, userId, null)) throw lastOwner();
    await deleteMember(tx, ctx.workspaceId, userId);
    await audit(ctx, tx, {
      action: self ? 'member.left' : 'member.removed',
      entity: 'member',
      entityId: userId,
      changes: { role: member.role },
    });
  });

export async function leaveWorkspace(ctx: Context): Promise<void> {
  if (ctx.actor.type !== 'user') {
    throw conflict('not_a_person', 'A key is not a member.', 'Revoke the key instead.');
  }
  await removeMember(ctx, ctx.actor.userId);
}
