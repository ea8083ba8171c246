import { z } from 'zod';
import { stableUuid } from '../../../platform/crypto/index.ts';
import { transact, type Context } from '../../../platform/context.ts';
import { defineTask, enqueue } from '../../../platform/jobs/index.ts';
import { addSuppressions } from '../../../records/consent/index.ts';
import { acceptMessages } from '../../../records/events/index.ts';
import type { Reply } from '../providers/provider.ts';
import { nextAttempt, readReply } from '../rules/replies.ts';
import { handSends, settleSends, type Outcome } from '../store.ledger.ts';
import type { ClaimedSend, MailingRow } from '../tables.ts';
import { gather } from './gather.ts';

export type Settled = { send: ClaimedSend; outcome: Outcome; suppress: boolean };

/** The two commits every message passes through, each shared by all connections of the round. */
export type Ledger = { hand(id: number): Promise<boolean>; settle(settled: Settled): Promise<void> };

export function openLedger(ctx: Context, mailing: MailingRow, owner: number): Ledger {
  const { platform, workspaceId } = ctx;
  return {
    hand: gather(async (ids: number[]) => {
      await platform.faults('ledger.hand.before');
      const handed = await transact(ctx, (tx) => handSends(tx, workspaceId, owner, ids, platform.clock.now()));
      await platform.faults('ledger.handed.committed');
      return ids.map((id) => handed.has(id));
    }, 200),
    settle: gather(async (batch: Settled[]) => {
      await platform.faults('ledger.settle.before');
      await settleBatch(ctx, mailing, owner, batch);
      await platform.faults('ledger.settled.committed');
      return batch.map(() => undefined);
    }, 500),
  };
}

async function settleBatch(ctx: Context, mailing: MailingRow, owner: number, batch: readonly Settled[]): Promise<void> {
  const { platform, workspaceId } = ctx;
  const now = platform.clock.now();
  await transact(ctx, async (tx) => {
    const written = await settleSends(
      tx,
      workspaceId,
      owner,
      batch.map((s) => s.outcome),
      now,
    );
    const dead = batch.filter((s) => s.suppress && written.has(s.send.id));
    if (dead.length > 0) {
      await addSuppressions(
        tx,
        workspaceId,
        dead.map((s) => ({
          channel: 'email',
          value: s.send.address,
          reason: 'hard_bounce',
          detail: s.outcome.reply?.slice(0, 300),
        })),
        now,
      );
    }
    const told = batch.filter(
      (s) => written.has(s.send.id) && (s.outcome.state === 'accepted' || s.outcome.state === 'refused'),
    );
    if (told.length === 0) return;
    await enqueue(tx, reportSends, {
      workspaceId,
      events: told.map(({ send, outcome }) => ({
        key: `${outcome.state}:${send.id}`,
        profileId: send.profile_id,
        metric: outcome.state === 'accepted' ? 'Received Email' : 'Bounced Email',
        at: now.getTime(),
        properties: {
          ...sourceOf(mailing),
          sendId: send.id,
          ...(outcome.state === 'refused' ? { reason: outcome.reason ?? 'unknown' } : {}),
        },
      })),
    });
  });
}

export const sourceOf = (m: { source_kind: string; source_id: number; name: string; channel: string }) => ({
  sourceKind: m.source_kind,
  sourceId: m.source_id,
  name: m.name,
  channel: m.channel,
});

const events = z.array(
  z.object({
    key: z.string(),
    profileId: z.number().int(),
    metric: z.string(),
    at: z.number(),
    properties: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  }),
);

/** Queued in the transaction that changed the ledger; the keys make a repeat harmless. */
export const reportSends = defineTask({
  name: 'delivery.report',
  payload: z.object({ workspaceId: z.number().int(), events }),
  run: (platform, payload) =>
    acceptMessages(
      platform,
      payload.workspaceId,
      payload.events.map((e) => ({
        kind: 'track',
        key: stableUuid('delivery', String(payload.workspaceId), e.key),
        time: e.at,
        who: { profileId: e.profileId },
        name: e.metric,
        data: { value: '0', properties: e.properties },
        source: 'system:delivery',
        trusted: true,
        backfill: false,
      })),
    ),
});

const attemptsInDoubt = 3;

/** What a reply makes of a row. */
export function outcomeOf(send: ClaimedSend, mailing: MailingRow, reply: Reply, now: Date): Settled {
  const row = (state: Outcome['state'], reason: string | null, dueAt: Date | null, suppress = false): Settled => ({
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
