import type { Context } from '../../../platform/context.ts';
import type { Connection, OutgoingMail } from '../providers/provider.ts';
import { failureWords, replyWords } from '../rules/reply-words.ts';
import { transportOf } from '../transports.ts';

/** `reply` is what the other side said, word for word; `meaning` is that in a sentence. */
export type UntrackedReport = { ok: boolean; provider: string; reply: string; meaning: string };

/** Tests for colleagues: through the workspace's way out, beside the ledger. One report a message, in order. */
export async function deliverUntracked(ctx: Context, mails: readonly OutgoingMail[]): Promise<UntrackedReport[]> {
  const transport = await transportOf(ctx);
  const provider = transport.name;
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
