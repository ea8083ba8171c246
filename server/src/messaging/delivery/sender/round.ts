import { workspaceOf } from '../../../foundation/workspaces/index.ts';
import { systemContext, transact, type Context, type Platform } from '../../../platform/context.ts';
import { consentGate, sendGates } from '../gates.ts';
import { claimSends, releaseClaims } from '../store.ledger.ts';
import { dueMailings } from '../store.mailings.ts';
import { recoverSends } from '../store.presence.ts';
import type { ClaimedSend, MailingRow } from '../tables.ts';
import { transportOf } from '../transports.ts';
import { createComposer } from './compose.ts';
import { deliverBatch } from './deliver.ts';
import { openLedger } from './ledger.ts';
import { standing } from './standing.ts';

const batchSize = 1000;
/** Rounds of one workspace at once; with four rounds in all, two hanging providers leave room for the others. */
const roundsPerWorkspace = 2;

/** One batch of one mailing, from claim to reply. @returns whether there was anything to send */
export async function sendRound(platform: Platform, signal?: AbortSignal): Promise<boolean> {
  const state = standing(platform);
  state.watch(signal);
  const presence = await state.presence();
  const now = platform.clock.now();
  if (state.recoveryDue(now)) {
    const recovered = await recoverSends(platform.postgres, now);
    if (recovered.doubtful + recovered.replanned > 0) platform.log.warn(recovered, 'sends of a dead sender recovered');
  }
  const due = (await dueMailings(platform.postgres.system, now)).filter(
    (m) => state.rests(m.workspace_id, now) === false,
  );
  const mailing = state.next(due.filter((m) => state.running(m.workspace_id) < roundsPerWorkspace));
  if (!mailing || signal?.aborted) return false;
  const done = state.begin(mailing);
  try {
    return await sendBatch(systemContext(platform, mailing.workspace_id, 'delivery'), mailing, presence.number, signal);
  } finally {
    done();
  }
}

async function sendBatch(
  ctx: Context,
  mailing: MailingRow,
  owner: number,
  signal: AbortSignal | undefined,
): Promise<boolean> {
  const { platform, workspaceId } = ctx;
  const state = standing(platform);
  const brand = await transact(ctx, (tx) => workspaceOf(tx, workspaceId));
  if (brand.sendingPausedReason !== null) {
    state.rest(workspaceId, platform.clock.now());
    return false;
  }
  const claimed = await transact(ctx, (tx) =>
    claimSends(tx, workspaceId, mailing.id, owner, platform.clock.now(), batchSize),
  );
  if (claimed.length === 0) return false;
  await platform.faults('ledger.claimed.committed');
  const left = new Set(claimed.map((s) => s.id));
  try {
    const ledger = openLedger(ctx, mailing, owner);
    const allowed = await passGates(ctx, mailing, claimed, (send, reason) => {
      left.delete(send.id);
      return ledger.settle({
        send,
        suppress: false,
        outcome: { id: send.id, state: 'skipped', reason, reply: null, dueAt: null },
      });
    });
    await platform.faults('ledger.gate.passed');
    const composer = await createComposer(ctx, mailing);
    await composer.load(allowed);
    const transport = await transportOf(ctx);
    const reached = await deliverBatch({ ctx, mailing, ledger, composer, transport, signal, left }, allowed);
    if (!reached) state.rest(workspaceId, platform.clock.now());
    return reached;
  } finally {
    if (left.size > 0)
      await transact(ctx, (tx) => releaseClaims(tx, workspaceId, owner, [...left], platform.clock.now()));
  }
}

async function passGates(
  ctx: Context,
  mailing: MailingRow,
  sends: readonly ClaimedSend[],
  refuse: (send: ClaimedSend, reason: string) => Promise<void>,
): Promise<ClaimedSend[]> {
  const gates = [consentGate, ...ctx.platform.slots.all(sendGates)];
  const refusals = await transact(ctx, async (tx) => {
    const all = new Map<number, string>();
    for (const gate of gates) {
      const open = sends.filter((s) => !all.has(s.id));
      for (const [id, reason] of await gate.check(tx, mailing, open, ctx.platform.clock.now())) all.set(id, reason);
    }
    return all;
  });
  await Promise.all(sends.filter((s) => refusals.has(s.id)).map((s) => refuse(s, refusals.get(s.id) ?? 'refused')));
  return sends.filter((s) => !refusals.has(s.id));
}
