/** What is known of a segment's last evaluation. */
export type Watched = { id: number; evaluatedAt: Date | null; movesWithTime: boolean; stamp: string | null };

const windowMs = 2 * 60_000;

/**
 * Segments to evaluate now: never evaluated, data changed since, or members may have changed by time alone.
 * @param stamp of the data as it is now
 */
export const dueSegments = (segments: readonly Watched[], stamp: string, now: Date): number[] =>
  segments.filter((segment) => isDue(segment, stamp, now)).map((segment) => segment.id);

function isDue({ evaluatedAt, movesWithTime, stamp: seen }: Watched, stamp: string, now: Date): boolean {
  if (evaluatedAt === null || seen !== stamp) return true;
  return movesWithTime && now.getTime() - evaluatedAt.getTime() >= windowMs;
}
