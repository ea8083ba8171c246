const minute = 60_000;
const day = 24 * 60 * minute;
/** Of the time, at most a twentieth goes into renewing what one producer writes. */
const rest = 20;

type Run = { renewed_at: Date | null; stamp: string | null; ms: number | null };

/**
 * Are everybody's figures to be computed again? Never done; or data changed and the producer's interval passed, longer
 * where it is dear; or a day passed, for what time alone changes.
 */
export function isDue(run: Run | undefined, everyMinutes: number, stamp: string, now: Date): boolean {
  if (!run || run.renewed_at === null) return true;
  const since = now.getTime() - run.renewed_at.getTime();
  if (since >= day) return true;
  return run.stamp !== stamp && since >= Math.max(everyMinutes * minute, (run.ms ?? 0) * rest);
}
