import { transact, type Context } from '../../../platform/context.ts';
import { addSuppressions } from '../../../records/consent/index.ts';
import type { Settled } from '../rules/outcomes.ts';
import { handSends, settleSends } from '../store.ledger.ts';

/**
 * The one commit every message passes through twice: it writes what became of some rows and hands the next ones, so
 * that many messages share it. @returns the ids that are handed and may go out
 */
export async function writeLedger(
  ctx: Context,
  owner: number,
  settled: readonly Settled[],
  toHand: readonly number[],
): Promise<Set<number>> {
  const { platform, workspaceId } = ctx;
  if (settled.length > 0) await platform.faults('ledger.settle.before');
  if (toHand.length > 0) await platform.faults('ledger.hand.before');
  const handed = await transact(ctx, async (tx) => {
    const now = platform.clock.now();
    if (settled.length > 0) {
      const outcomes = settled.map((s) => s.outcome);
      const written = await settleSends(tx, workspaceId, owner, outcomes, now);
      const dead = settled.filter((s) => s.suppress && written.has(s.send.id));
      if (dead.length > 0) await addSuppressions(tx, workspaceId, dead.map(bounced), now);
    }
    return toHand.length > 0 ? handSends(tx, workspaceId, owner, toHand, now) : new Set<number>();
  });
  if (toHand.length > 0) await platform.faults('ledger.handed.committed');
  if (settled.length > 0) await platform.faults('ledger.settled.committed');
  return handed;
}

const bounced = ({ send, outcome }: Settled) => ({
  channel: 'email' as const,
  value: send.address,
  reason: 'hard_bounce' as const,
  detail: outcome.reply?.slice(0, 300),
});
