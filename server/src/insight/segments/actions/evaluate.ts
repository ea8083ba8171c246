import { randomUUID } from 'node:crypto';
import { systemContext, transact, type Context, type Platform } from '../../../platform/context.ts';
import { emit } from '../../../platform/jobs/index.ts';
import { storeIsComplete } from '../../../records/events/index.ts';
import { keepHistory, partSize } from '../history.ts';
import { kindsOf, ruleOf } from '../library.ts';
import type { WholeReason } from '../live/causes.ts';
import { whileHeld } from '../live/hold.ts';
import { writePasses } from '../live/passes.ts';
import { prepare } from '../prepare.ts';
import { groupBy } from '../rules/group-by.ts';
import { segmentEvaluated } from '../signals.ts';
import {
  abandonEvaluations,
  activeSegments,
  claimEvaluations,
  finishEvaluations,
  type Claim,
  type SegmentRow,
} from '../store.ts';
import { evaluationStamp } from '../stamp.ts';
import { tally, writeChanges } from '../store.members.ts';
import { beginLive } from '../store.touched.ts';

/** Longer than a statement may run: when it is over, nothing of the former owner is still being written. */
const leaseMs = 10 * 60_000;

export type Evaluated = { segmentId: number; members: number; entered: number; left: number };

/**
 * Evaluates segments over everybody in one pass and records who entered and left. Waits for what else decides on
 * memberships of the workspace at this moment. While the event store is rebuilt nothing is evaluated: on a part of the
 * data people would leave who did not.
 * @param reason of segments that were evaluated before with this rule
 */
export async function evaluateSegments(
  ctx: Context,
  ids: readonly number[],
  reason: WholeReason = 'evaluation',
): Promise<Evaluated[]> {
  return (await whileHeld(ctx, true, () => evaluateHeld(ctx, ids, reason))) ?? [];
}

async function evaluateHeld(ctx: Context, ids: readonly number[], reason: WholeReason): Promise<Evaluated[]> {
  if (!(await storeIsComplete(ctx.platform))) return [];
  await writePasses(ctx);
  const started = ctx.platform.clock.now();
  const id = randomUUID();
  const { claims, rows } = await transact(ctx, async (tx) => {
    const until = new Date(started.getTime() + leaseMs);
    const claimed = await claimEvaluations(tx, ctx.workspaceId, ids, { id, at: started, now: started, until });
    return { claims: claimed, rows: await activeSegments(tx, ctx.workspaceId) };
  });
  if (claims.length === 0) return [];
  try {
    return await evaluateClaimed(ctx, { id, started, reason }, claims, rows);
  } catch (error) {
    const text = error instanceof Error ? error.message.slice(0, 500) : 'unknown';
    await transact(ctx, (tx) => abandonEvaluations(tx, ctx.workspaceId, id, text));
    throw error;
  }
}

async function evaluateClaimed(
  ctx: Context,
  { id: claimId, started, reason }: { id: string; started: Date; reason: WholeReason },
  claims: readonly Claim[],
  rows: readonly SegmentRow[],
): Promise<Evaluated[]> {
  const clock = performance.now();
  const kinds = kindsOf(ctx);
  const byId = new Map(rows.map((row) => [row.id, row]));
  const results: Evaluated[] = [];
  // A taken-over claim keeps the moment under which its first owner wrote: claims of one moment share a pass.
  for (const group of groupBy(claims, (claim) => claim.at.getTime()).values()) {
    const [first] = group;
    const segments = group.flatMap((claim) => byId.get(claim.segmentId) ?? []);
    if (!first || segments.length === 0) continue;
    const segmentIds = segments.map((row) => row.id);
    const rules = segments.map((row) => ruleOf(row, kinds));
    // Both before anything is read: what is written from here on is seen by the next evaluation at the latest.
    const [stamp, prepared] = await Promise.all([evaluationStamp(ctx), prepare(ctx, rules)]);
    const reasons = segments.map((row) => (row.member_count === null ? 'rule' : reason));
    // Taken over from a dead worker, a part may have been written.
    const isFirst = first.at.getTime() === started.getTime() && segments.every((row) => row.evaluated_at === null);
    await writeChanges(ctx, prepared, segmentIds, { at: first.at, reasons, isFirst });
    const tallies = await tally(ctx, segmentIds, first.at, partSize);
    const found = new Map(tallies.map((t) => [t.segmentId, t]));
    const finished = segmentIds.map((segmentId): Evaluated => {
      const { members, entered, left } = found.get(segmentId) ?? { members: 0, entered: 0, left: 0 };
      return { segmentId, members, entered, left };
    });
    await transact(ctx, async (tx) => {
      const changed = tallies.filter(({ entered, left }) => entered + left > 0);
      for (const each of changed) {
        const why = reasons[segmentIds.indexOf(each.segmentId)] ?? reason;
        await keepHistory(ctx, tx, each, { at: first.at, reason: why });
      }
      await beginLive(tx, ctx.workspaceId, prepared.at);
      const ms = Math.round(performance.now() - clock);
      await finishEvaluations(
        tx,
        ctx.workspaceId,
        claimId,
        finished.map((f) => ({ ...f, at: first.at })),
        { ms, stamp },
      );
      for (const { segmentId, entered, left } of changed) {
        await emit(ctx, tx, segmentEvaluated, { segmentId, entered, left });
      }
    });
    results.push(...finished);
  }
  return results;
}

export const evaluateAs = (platform: Platform, workspaceId: number, ids: readonly number[]): Promise<Evaluated[]> =>
  evaluateSegments(systemContext(platform, workspaceId, 'segments.evaluate'), ids);
