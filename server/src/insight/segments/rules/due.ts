/** What is known of a segment's last evaluation over everybody. */
export type LastEvaluation = { id: number; evaluatedAt: Date | null; stamp: string | null; isClaimed: boolean };

const dayMs = 24 * 60 * 60_000;

/**
 * Segments to evaluate over everybody although nobody moved: never evaluated, asked for, left behind by a worker that
 * died; and all of them once a day, to be sure.
 */
export const dueSegments = (segments: readonly LastEvaluation[], now: Date): number[] =>
  segments
    .filter(
      ({ evaluatedAt, stamp, isClaimed }) =>
        evaluatedAt === null || stamp === null || isClaimed || now.getTime() - evaluatedAt.getTime() >= dayMs,
    )
    .map((segment) => segment.id);

const pauseMs = 30_000;
/** Of the time, at most one part in so many is spent on evaluating one segment over everybody. */
const share = 20;

/** Whether it is time again to ask everybody: the more it costs, the longer the pause. */
export const isPaced = (evaluatedAt: Date, evaluationMs: number, now: Date): boolean =>
  now.getTime() - evaluatedAt.getTime() >= Math.max(pauseMs, share * evaluationMs);
