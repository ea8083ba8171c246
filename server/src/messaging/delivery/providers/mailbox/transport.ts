import type { Context } from '../../../../platform/context.ts';
import { transact } from '../../../../platform/context.ts';
import { gather } from '../../sender/gather.ts';
import { insertMailbox } from '../../store.mailbox.ts';
import { rawText, type OutgoingMail, type Reply, type Transport } from '../provider.ts';

/** Keeps every message where a person can look at it; what arrives together is stored together. */
export function mailboxTransport(ctx: Context): Transport {
  const store = gather<OutgoingMail, Reply>(async (mails) => {
    const received_at = ctx.platform.clock.now();
    await transact(ctx, (tx) =>
      insertMailbox(
        tx,
        ctx.workspaceId,
        mails.map((m) => ({
          send_id: m.sendId,
          message_id: m.messageId,
          sender: m.from,
          recipient: m.to,
          subject: m.subject,
          raw: rawText(m.raw),
          received_at,
        })),
      ),
    );
    return mails.map(() => ({ kind: 'accepted', text: '250 2.0.0 stored in the mailbox' }));
  }, 200);
  return {
    name: 'mailbox',
    concurrency: 50,
    connect: () => Promise.resolve({ deliver: store, usable: () => true, close: () => undefined }),
    close: () => undefined,
  };
}
