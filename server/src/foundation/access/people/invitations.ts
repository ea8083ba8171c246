import type { Role } from '../../../kernel/actor.ts';
import { decodeCursor, toPage, type Page } from '../../../kernel/pagination.ts';
import { notFound } from '../../../kernel/problem.ts';
import { transact, type Context } from '../../../platform/context.ts';
import { randomToken, sha256 } from '../../../platform/crypto/index.ts';
import { audit } from '../../audit/index.ts';
import { alreadyMember, mayNotGrant } from '../errors.ts';
import { mayGrant, normalEmail } from '../rules.ts';
import { deleteInvitation, markMailed, openInvitations, putInvitation } from '../store.invitations.ts';
import { isMemberByEmail } from '../store.members.ts';
import type { InvitationRow } from '../tables.ts';
import { mailInvitation, type InvitationMail } from './invitation-letter.ts';

const openForMs = 7 * 86_400_000;

export type Invitation = {
  id: number;
  email: string;
  role: Role;
  createdAt: string;
  expiresAt: string;
  expired: boolean;
  /** When the link went out by letter; null when sending it is up to whoever invites. */
  mailedAt: string | null;
};
/** `url` is the accept page's link, given this once; `mail` says whether it went to the invited by letter as well. */
export type InvitationWithLink = Invitation & { url: string; mail: InvitationMail };

/** The letter leaves after the invitation is committed; where it does not, the link is there to be handed on. */
export async function invite(ctx: Context, given: { email: string; role: Role }): Promise<InvitationWithLink> {
  const email = normalEmail(given.email);
  const { platform, workspaceId } = ctx;
  if (!mayGrant(ctx.actor, given.role)) throw mayNotGrant(given.role);
  if (await isMemberByEmail(platform.postgres.system, workspaceId, email)) throw alreadyMember();
  const token = randomToken(32);
  const tokenHash = sha256(token);
  const now = platform.clock.now();
  const made = await transact(ctx, async (tx) => {
    const row = await putInvitation(tx, workspaceId, {
      email,
      role: given.role,
      tokenHash,
      invitedBy: ctx.actor.type === 'user' ? ctx.actor.userId : null,
      createdAt: now,
      expiresAt: new Date(now.getTime() + openForMs),
    });
    await audit(ctx, tx, {
      action: 'invitation.created',
      entity: 'invitation',
      entityId: String(row.id),
      changes: { role: given.role },
    });
    return shown(row, now);
  });
  // After the hash sign: a browser does not send it, so no log of any server on the way keeps it.
  const url = `${platform.publicUrl()}/invitation#${token}`;
  const mail = await mailInvitation(ctx, { email, role: given.role, url });
  if (mail.state !== 'sent') return { ...made, url, mail };
  const mailedAt = platform.clock.now();
  await transact(ctx, (tx) => markMailed(tx, workspaceId, tokenHash, mailedAt));
  return { ...made, mailedAt: mailedAt.toISOString(), url, mail };
}

export async function listInvitations(
  ctx: Context,
  page: { cursor?: string | undefined; limit: number },
): Promise<Page<Invitation>> {
  const cursor = decodeCursor(page.cursor, 1);
  const before = cursor === null ? null : Number(cursor[0]);
  const rows = await transact(ctx, (tx) => openInvitations(tx, ctx.workspaceId, before, page.limit + 1));
  const now = ctx.platform.clock.now();
  return toPage(
    rows.map((row) => shown(row, now)),
    page.limit,
    (invitation) => [invitation.id],
  );
}

export const withdrawInvitation = (ctx: Context, id: number): Promise<void> =>
  transact(ctx, async (tx) => {
    const row = await deleteInvitation(tx, ctx.workspaceId, id);
    if (!row) throw notFound('invitation');
    if (!mayGrant(ctx.actor, row.role)) throw mayNotGrant(row.role);
    await audit(ctx, tx, { action: 'invitation.withdrawn', entity: 'invitation', entityId: String(id) });
  });

const shown = (row: InvitationRow, now: Date): Invitation => ({
  id: row.id,
  email: row.email,
  role: row.role,
  createdAt: row.created_at.toISOString(),
  expiresAt: row.expires_at.toISOString(),
  expired: row.expires_at <= now,
  mailedAt: row.mailed_at?.toISOString() ?? null,
});
