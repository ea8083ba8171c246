import type { Platform } from '../../../platform/context.ts';
import { installationMail } from '../../../platform/mail/index.ts';
import { resetsAskedSince } from '../store.recovery.ts';

/** How long the link of a letter works. */
export const resetLinkSeconds = 3600;
const mostLettersAnHour = 3;

/** Whether this installation can write to somebody who is locked out. */
export const canMailReset = (platform: Platform): boolean => platform.config.smtpUrl !== undefined;

/** Writes the one-time link; a flood of requests ends at a few letters an hour, and nobody outside sees which. */
export async function sendResetLetter(
  platform: Platform,
  user: { id: string; email: string },
  token: string,
): Promise<void> {
  const mail = installationMail(platform.config, platform.publicUrl());
  if (mail === null) return;
  const hourAgo = new Date(platform.clock.now().getTime() - 3_600_000);
  if ((await resetsAskedSince(platform.postgres.system, user.id, hourAgo)) > mostLettersAnHour) return;
  try {
    await mail.send({ to: user.email, ...resetLetter(platform.publicUrl(), user.email, token) });
  } catch (error) {
    const said = error instanceof Error ? error.message.replace(/\S+@\S+/g, '…').slice(0, 300) : 'unknown failure';
    platform.log.error({ said }, 'the letter with a link to a new password was not sent');
  }
}

/** The token stands after the hash sign: a browser does not send it, so no log of any server on the way keeps it. */
const resetLetter = (publicUrl: string, email: string, token: string): { subject: string; text: string } => ({
  subject: 'Choose a new password for Rapport',
  text: [
    `Somebody, probably you, asked for a new password for ${email} at ${publicUrl}.`,
    `Open this link within an hour and choose one:\n${publicUrl}/reset-password#${token}`,
    'It works once. Choosing a new password signs you out everywhere.',
    'If you did not ask, there is nothing to do: your password stays as it is.',
  ].join('\n\n'),
});
