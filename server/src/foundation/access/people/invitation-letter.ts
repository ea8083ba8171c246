import type { Role } from '../../../kernel/actor.ts';
import type { Context } from '../../../platform/context.ts';
import { transact } from '../../../platform/context.ts';
import { installationMail } from '../../../platform/mail/index.ts';
import { slot } from '../../../platform/slots/index.ts';
import { workspaceOf } from '../../workspaces/index.ts';
import { namesOfUsers } from '../names.ts';

export type Letter = { to: string; subject: string; text: string };

/**
 * A way for letters to colleagues through the workspace's own mail server, filled in by the module that knows it. It
 * answers null where the workspace has none, and never keeps the letter where a colleague could read it.
 */
export type WorkspaceMail = (ctx: Context, letter: Letter) => Promise<{ ok: boolean; meaning: string } | null>;
export const workspaceMail = slot<WorkspaceMail>('access.workspaceMail');

/** `none`: there is no mail server to send through. `reason` is for a person, given when it failed. */
export type InvitationMail = { state: 'sent' | 'failed' | 'none'; reason: string | null };

/**
 * Sends the link to the invited: through the workspace's own server, else through SMTP_URL. Whoever sets the
 * workspace's server could read what goes through it, so an owner's invitation takes SMTP_URL only.
 */
export async function mailInvitation(
  ctx: Context,
  invitation: { email: string; role: Role; url: string },
): Promise<InvitationMail> {
  const { platform } = ctx;
  try {
    const letter = { to: invitation.email, ...(await invitationLetter(ctx, invitation.url)) };
    for (const send of invitation.role === 'owner' ? [] : platform.slots.all(workspaceMail)) {
      const report = await send(ctx, letter);
      if (report) return report.ok ? { state: 'sent', reason: null } : { state: 'failed', reason: report.meaning };
    }
    const mail = installationMail(platform.config, platform.publicUrl());
    if (mail === null) return { state: 'none', reason: null };
    await mail.send(letter);
    return { state: 'sent', reason: null };
  } catch (error) {
    const said = error instanceof Error ? error.message.replace(/\S+@\S+/g, '…').slice(0, 300) : 'unknown failure';
    platform.log.error({ said }, 'the letter with an invitation was not sent');
    return { state: 'failed', reason: 'The mail server of this installation did not take it.' };
  }
}

async function invitationLetter(ctx: Context, url: string): Promise<{ subject: string; text: string }> {
  const brand = await transact(ctx, (tx) => workspaceOf(tx, ctx.workspaceId));
  const inviter =
    ctx.actor.type === 'user' ? (await namesOfUsers(ctx, [ctx.actor.userId])).get(ctx.actor.userId) : null;
  return {
    subject: `Invitation to ${brand.name} on Rapport`,
    text: [
      `${inviter ?? brand.name} invites you to work on ${brand.name} in Rapport, the place where its customers are looked after.`,
      `Open this link within seven days:\n${url}`,
      'It works once and is for you alone.',
      'If you do not know what this is about, there is nothing to do.',
    ].join('\n\n'),
  };
}
