const hour = 3_600_000;
const day = 24 * hour;

type Last = { fitted_at: Date | null; tried_at: Date | null; orders: number | null };

/**
 * Is a model to be fitted? Never done; too old; or orders grew by a fifth since. After a failure it is tried again an
 * hour later, so that what cannot be fitted does not keep the machine busy.
 */
export function isDue(last: Last | undefined, everyDays: number, orders: number, now: Date): boolean {
  if (!last || last.tried_at === null) return true;
  const sinceTry = now.getTime() - last.tried_at.getTime();
  if (last.fitted_at === null || last.fitted_at < last.tried_at) return sinceTry >= hour;
  return sinceTry >= everyDays * day || (orders > 1.2 * (last.orders ?? 0) && orders >= (last.orders ?? 0) + 20);
}
