import type { Context } from '../../../platform/context.ts';
import type { Tx } from '../../../platform/postgres/index.ts';
import { groupBy } from '../../../kernel/group.ts';
import { keepHistory } from '../history.ts';
import type { WholeReason } from '../live/causes.ts';
import { keepPass } from '../live/passes.ts';
import type { SegmentRow } from '../store.ts';
import { fewChanges, tally, writeChanges, type Difference } from '../store.members.ts';
import type { Prepared } from '../store/prepared.ts';
import type { Pass } from '../store.touched.ts';

export type Evaluated = { segmentId: number; members: number; entered: number; left: number };

type Question = {
  segments: readonly SegmentRow[];
  /** In the order of the segments, as are the reasons. */
  prepared: Prepared;
  reasons: readonly WholeReason[];
  at: Date;
  /** Taken over from a dead worker: a part of the changes of this moment may have been written. */
  isResumed: boolean;
};

/** `keep` brings the changes into PostgreSQL; what it returns is to be written to the event store after the commit. */
type Outcome = { evaluated: Evaluated[]; keep(tx: Tx): Promise<Pass | null> };

/** Changes that pass through this process; more of them stay inside the event store. */
const mostOfPass = 20_000;

/** Who entered and left, of everybody. */
export async function decide(ctx: Context, question: Question): Promise<Outcome> {
  const { segments, prepared, isResumed } = question;
  if (!isResumed && segments.every((row) => row.member_count !== null)) {
    const ids = segments.map((row) => row.id);
    const changes = await fewChanges(ctx, prepared, ids, mostOfPass);
    if (changes !== null) return asPass(ctx, question, changes);
  }
  return inside(ctx, question);
}

/** Few changes become a pass, like those of touched people: counts known before go along. */
function asPass(ctx: Context, { segments, reasons, at }: Question, changes: readonly Difference[]): Outcome {
  const bySegment = groupBy(changes, (change) => change.segmentId);
  const evaluated = segments.map(({ id, member_count: before }): Evaluated => {
    const own = bySegment.get(id) ?? [];
    const entered = own.filter(({ change }) => change > 0).length;
    const left = own.length - entered;
    return { segmentId: id, members: (before ?? 0) + entered - left, entered, left };
  });
  const reasonOf = new Map(segments.map((row, i) => [row.id, reasons[i] ?? 'evaluation']));
  const kept = changes.map(({ segmentId, profileId, change }) => {
    return {
      segmentId,
      profileId,
      sign: change > 0 ? (1 as const) : (-1 as const),
      reason: reasonOf.get(segmentId) ?? 'evaluation',
    };
  });
  return { evaluated, keep: (tx) => keepPass(ctx, tx, at, kept) };
}

/** One statement inside the event store; then it is read what it wrote. */
async function inside(ctx: Context, { segments, prepared, reasons, at, isResumed }: Question): Promise<Outcome> {
  const ids = segments.map((row) => row.id);
  const isFirst = !isResumed && segments.every((row) => row.evaluated_at === null);
  await writeChanges(ctx, prepared, ids, { at, reasons, isFirst });
  const tallies = new Map((await tally(ctx, ids, at)).map((one) => [one.segmentId, one]));
  const evaluated = ids.map((segmentId): Evaluated => {
    const { members, entered, left } = tallies.get(segmentId) ?? { members: 0, entered: 0, left: 0 };
    return { segmentId, members, entered, left };
  });
  return {
    evaluated,
    keep: async (tx) => {
      for (const [i, id] of ids.entries()) {
        const found = tallies.get(id);
        if (!found || found.entered + found.left === 0) continue;
        await keepHistory(ctx, tx, found, { at, reason: reasons[i] ?? 'evaluation' });
      }
      return null;
    },
  };
}
