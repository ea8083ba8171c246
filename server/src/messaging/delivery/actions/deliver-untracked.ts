import type { Context } from '../../../platform/context.ts';
import { randomToken } from '../../../platform/crypto/index.ts';
import type { Connection, OutgoingMail } from '../providers/provider.ts';
import { mailHeaders } from '../rules/headers.ts';
import { composeMime } from '../rules/mime.ts';
import { failureWords, replyWords } from '../rules/reply-words.ts';
import { transportOf } from '../transports.ts';

/** `reply` is what the other side said, word for word; `meaning` is that in a sentence. */
export type UntrackedReport = { ok: boolean; provider: string; reply: string; meaning: string };

export type UntrackedLetter = {
  from: { name: string; email: string };
  replyTo: string | null;
  to: string;
  subject: string;
  text: string;
  html: string;
  /** A trial of a message or of the settings, or a letter to somebody who works here. */
  sourceKind: 'test' | 'colleague';
  /** What it tries out; 0 for nothing in particular. */
  sourceId: number;
};

/** Messages to colleagues: through the workspace's way out, beside the ledger. One report a message, in order. */
export async function deliverUntracked(ctx: Context, letters: readonly UntrackedLetter[]): Promise<UntrackedReport[]> {
  const transport = await transportOf(ctx);
  const provider = transport.name;
  const mails = letters.map((letter) => mailOf(ctx, letter));
  const reports: UntrackedReport[] = [];
  let connection: Connection | null = null;
  try {
    for (const mail of mails) {
      if (!connection?.usable()) connection = await transport.connect();
      const reply = await connection.deliver(mail);
      const ok = reply.kind === 'accepted';
      const meaning = ok && provider === 'mailbox' ? 'It is in the built-in mailbox.' : replyWords(reply);
      reports.push({ ok, provider, reply: reply.text, meaning });
    }
  } catch (error) {
    const said = error instanceof Error ? error.message.slice(0, 500) : 'unknown failure';
    const failed = { ok: false, provider, reply: said, meaning: failureWords(said) };
    reports.push(...mails.slice(reports.length).map(() => failed));
  } finally {
    connection?.close();
  }
  return reports;
}

function mailOf(ctx: Context, { sourceKind, sourceId, text, html, ...letter }: UntrackedLetter): OutgoingMail {
  const messageId = `<${sourceKind}.${randomToken(12)}@${letter.from.email.split('@')[1] ?? 'localhost'}>`;
  const headers = mailHeaders({
    ...letter,
    workspaceId: ctx.workspaceId,
    sendId: null,
    messageId,
    unsubscribe: null,
    date: ctx.platform.clock.now(),
    mailing: { id: 0, sourceKind, sourceId, class: 'transactional' },
  });
  const raw = composeMime({ headers, text, html });
  return { sendId: null, messageId, from: letter.from.email, to: letter.to, subject: letter.subject, raw };
}
