import { randomUUID } from 'node:crypto';
import { groupBy } from '../../../kernel/group.ts';
import { systemContext, transact, type Context, type Platform } from '../../../platform/context.ts';
import { emit } from '../../../platform/jobs/index.ts';
import { storeIsComplete } from '../../../records/events/index.ts';
import { dataStamp } from '../../traits/index.ts';
import { kindsOf, ruleOf } from '../library.ts';
import type { WholeReason } from '../live/causes.ts';
import { whileHeld } from '../live/hold.ts';
import { isRelative } from '../live/moving.ts';
import { writePass, writePasses } from '../live/passes.ts';
import { prepare } from '../prepare.ts';
import { segmentEvaluated } from '../signals.ts';
import {
  abandonEvaluations,
  activeSegments,
  claimEvaluations,
  finishEvaluations,
  type Claim,
  type SegmentRow,
} from '../store.ts';
import { readMarks, type Marks } from '../store.clickhouse.ts';
import type { Prepared } from '../store/prepared.ts';
import { beginLive } from '../store.touched.ts';
import { decide, type Evaluated } from './decide.ts';

/** Longer than a statement may run: when it is over, nothing of the former owner is still being written. */
const leaseMs = 10 * 60_000;

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
  const [isComplete, marks] = await Promise.all([storeIsComplete(ctx.platform), readMarks(ctx)]);
  if (!isComplete) return [];
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
    return await evaluateClaimed(ctx, { id, started, reason, marks }, claims, rows);
  } catch (error) {
    const text = error instanceof Error ? error.message.slice(0, 500) : 'unknown';
    await transact(ctx, (tx) => abandonEvaluations(tx, ctx.workspaceId, id, text));
    throw error;
  }
}

async function evaluateClaimed(
  ctx: Context,
  { id: claimId, started, reason, marks }: { id: string; started: Date; reason: WholeReason; marks: Marks },
  claims: readonly Claim[],
  rows: readonly SegmentRow[],
): Promise<Evaluated[]> {
  const clock = performance.now();
  const byId = new Map(rows.map((row) => [row.id, row]));
  const results: Evaluated[] = [];
  // A taken-over claim keeps the moment under which its first owner wrote: claims of one moment share a pass.
  for (const group of groupBy(claims, (claim) => claim.at.getTime()).values()) {
    const [first] = group;
    const segments = group.flatMap((claim) => byId.get(claim.segmentId) ?? []);
    if (!first || segments.length === 0) continue;
    const { at } = first;
    const { stamp, prepared } = await prepareStamped(ctx, segments, marks);
    const reasons = segments.map((row) => (row.member_count === null ? 'rule' : reason));
    const isResumed = at.getTime() !== started.getTime();
    const outcome = await decide(ctx, { segments, prepared, reasons, at, isResumed });
    const pass = await transact(ctx, async (tx) => {
      const kept = await outcome.keep(tx);
      await beginLive(tx, ctx.workspaceId, prepared.at);
      const ms = Math.round(performance.now() - clock);
      const finished = outcome.evaluated.map((one) => ({ ...one, at }));
      await finishEvaluations(tx, ctx.workspaceId, claimId, finished, { ms, stamp });
      for (const { segmentId, entered, left } of outcome.evaluated) {
        if (entered + left > 0) await emit(ctx, tx, segmentEvaluated, { segmentId, entered, left });
      }
      return kept;
    });
    await ctx.platform.faults('segments.evaluationKept');
    if (pass !== null) await writePass(ctx, pass);
    results.push(...outcome.evaluated);
  }
  return results;
}

/**
 * The stamp is of before anything is read: what is written from then on is seen by the next evaluation at the latest.
 * Only rules that place people among everybody are asked again because of it; it costs more than a small evaluation.
 */
async function prepareStamped(
  ctx: Context,
  segments: readonly SegmentRow[],
  marks: Marks,
): Promise<{ stamp: string; prepared: Prepared }> {
  const kinds = kindsOf(ctx);
  const rules = segments.map((row) => ruleOf(row, kinds));
  const prepared = await prepare(ctx, rules, undefined, marks);
  if (!isRelative(prepared.compilation)) return { stamp: '', prepared };
  return { stamp: await dataStamp(ctx), prepared: await prepare(ctx, rules) };
}

export const evaluateAs = (platform: Platform, workspaceId: number, ids: readonly number[]): Promise<Evaluated[]> =>
  evaluateSegments(systemContext(platform, workspaceId, 'segments.evaluate'), ids);
