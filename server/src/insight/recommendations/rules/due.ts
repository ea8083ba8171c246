const minute = 60_000;
const day = 24 * 60 * minute;
const changedEvery = 5 * minute;
const retryAfter = 15 * minute;
/** Of the time, at most a twentieth goes into counting the people of touched products anew; but once an hour in any case. */
const rest = 20;
const longestRest = 60 * minute;

type State = {
  generation: number | null;
  built_at: Date | null;
  renewed_at: Date | null;
  requested_at: Date | null;
  last_error_at: Date | null;
  stamp: string | null;
  summary: unknown;
};

/** What is to be done now: everything once a day or when asked for, what changed every few minutes. */
export function isDue(state: State | undefined, stamp: string, now: Date): 'all' | 'changed' | null {
  if (!state) return 'all';
  const since = (at: Date | null): number => (at === null ? Infinity : now.getTime() - at.getTime());
  if (since(state.last_error_at) < retryAfter) return null;
  if (state.generation === null || state.requested_at !== null || since(state.built_at) >= day) return 'all';
  if (state.stamp === stamp) return null;
  const pause = Math.max(changedEvery, Math.min(longestRest, neighboursMs(state.summary) * rest));
  return since(state.renewed_at) >= pause ? 'changed' : null;
}

function neighboursMs(summary: unknown): number {
  const { ms } = (summary ?? {}) as { ms?: { neighbours?: number } };
  return ms?.neighbours ?? 0;
}
