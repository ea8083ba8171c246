/** A failure is met where the work is awaited; until then it must not count as one that nobody handles. */
export function handled<T>(work: Promise<T>): Promise<T> {
  work.catch(() => undefined);
  return work;
}
