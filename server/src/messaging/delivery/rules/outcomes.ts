import type { Reply } from '../providers/provider.ts';
import type { ClaimedSend, MailingRow, SendState } from '../tables.ts';
import { nextAttempt, readReply } from './replies.ts';

/** What a row of the ledger becomes. */
export type Outcome = { id: number; state: SendState; reason: string | null; reply: string | null; dueAt: Date | null };

export type Settled = {
  send: ClaimedSend;
  outcome: Outcome;
  /** the address itself is dead */
  suppress: boolean;
};

const attemptsInDoubt = 3;

/** What a reply makes of a row. */
export function outcomeOf(send: ClaimedSend, mailing: MailingRow, reply: Reply, now: Date): Settled {
  const row = (state: SendState, reason: string | null, dueAt: Date | null, suppress = false): Settled => ({
    send,
    suppress,
    outcome: { id: send.id, state, reason, reply: reply.text.slice(0, 500), dueAt },
  });
  if (reply.kind === 'accepted') return row('accepted', null, null);
  if (reply.kind === 'lost' && reply.afterData) {
    // RFC 1047: it may have been taken. A server that takes and hangs up every time does not get it for ever.
    const again =
      mailing.on_doubt === 'resend' && send.attempt < attemptsInDoubt ? nextAttempt(send.attempt, now) : null;
    return again ? row('planned', 'reply_lost', again) : row('doubtful', 'reply_lost', null);
  }
  const verdict =
    reply.kind === 'lost'
      ? ({ fate: 'temporary', reason: 'connection_lost', suppress: false } as const)
      : readReply(reply.code, reply.text);
  if (verdict.fate === 'permanent') return row('refused', verdict.reason, null, verdict.suppress);
  const again = nextAttempt(send.attempt, now);
  return again ? row('planned', verdict.reason, again) : row('refused', 'gave_up', null);
}

export const skipped = (send: ClaimedSend, reason: string, detail: string | null = null): Settled => ({
  send,
  suppress: false,
  outcome: { id: send.id, state: 'skipped', reason, reply: detail, dueAt: null },
});

/** Not a byte of it left: planned as before, and the attempt does not count. */
export const untouched = (send: ClaimedSend): Settled => ({
  send,
  suppress: false,
  outcome: { id: send.id, state: 'planned', reason: null, reply: null, dueAt: null },
});
