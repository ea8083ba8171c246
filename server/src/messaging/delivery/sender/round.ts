import { workspaceOf } from '../../../foundation/workspaces/index.ts';
import { systemContext, transact, type Context, type Platform } from '../../../platform/context.ts';
import { consentGate, sendGates } from '../gates.ts';
import { claimSends, releaseClaims } from '../store.ledger.ts';
import { dueMailings } from '../store.mailings.ts';
import { skipped } from '../rules/outcomes.ts';
import { recoverSends } from '../store.presence.ts';
import type { ClaimedSend, MailingRow } from '../tables.ts';
import { transportOf } from '../transports.ts';
import { createComposer } from './compose.ts';
import { deliverBatch } from './deliver.ts';
import { writeLedger } from './ledger.ts';
import { queueReport, reportAfterMs } from './report.ts';
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
  const report = { workspaceId, mailingId: mailing.id, owner };
  const claimed = await transact(ctx, async (tx) => {
    const sends = await claimSends(tx, workspaceId, mailing.id, owner, platform.clock.now(), batchSize);
    if (sends.length > 0)
      await queueReport(tx, platform, { ...report, sendIds: sends.map((s) => s.id) }, reportAfterMs);
    return sends;
  });
  if (claimed.length === 0) return false;
  await platform.faults('ledger.claimed.committed');
  const left = new Set(claimed.map((s) => s.id));
  try {
    const allowed = await passGates(ctx, mailing, owner, claimed, left);
    await platform.faults('ledger.gate.passed');
    const composer = await createComposer(ctx, mailing);
    await composer.load(allowed);
    const transport = await transportOf(ctx);
    const reached = await deliverBatch({ ctx, mailing, owner, composer, transport, signal, left }, allowed);
    if (!reached) state.rest(workspaceId, platform.clock.now());
    return reached;
  } finally {
    await transact(ctx, async (tx) => {
      if (left.size > 0) await releaseClaims(tx, workspaceId, owner, [...left], platform.clock.now());
      await queueReport(tx, platform, { ...report, sendIds: claimed.map((s) => s.id) }, 0);
    });
  }
}

/** What a gate refuses is skipped, with the gate's reason; the rest may go. */
async function passGates(
  ctx: Context,
  mailing: MailingRow,
  owner: number,
  sends: readonly ClaimedSend[],
  left: Set<number>,
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
  const refused = sends.flatMap((send) => {
    const reason = refusals.get(send.id);
    return reason === undefined ? [] : [skipped(send, reason)];
  });
  if (refused.length > 0) await writeLedger(ctx, owner, refused, []);
  for (const { send } of refused) left.delete(send.id);
  return sends.filter((s) => !refusals.has(s.id));
}
