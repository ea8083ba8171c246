/**
 * Demand that is often nothing. Croston (1972): sizes and gaps smoothed apart; Syntetos & Boylan (2005): its bias taken
 * off; Teunter, Syntetos & Babai (2011): the probability of demand instead of the gap, updated also without demand, so
 * that what is no longer bought fades away.
 */
export type IntermittentMethod = 'croston' | 'sba' | 'tsb';

/** Expected demand of any later period; 0 for a series without demand. @param beta of TSB's probability */
export function intermittentForecast(
  series: readonly number[],
  method: IntermittentMethod,
  alpha = 0.1,
  beta = alpha,
): number {
  return method === 'tsb' ? tsb(series, alpha, beta) : croston(series, alpha) * (method === 'sba' ? 1 - alpha / 2 : 1);
}

function croston(series: readonly number[], alpha: number): number {
  let size = 0;
  let gap = 0;
  let since = 1;
  let seen = false;
  for (const demand of series) {
    if (demand > 0) {
      size = seen ? size + alpha * (demand - size) : demand;
      gap = seen ? gap + alpha * (since - gap) : since;
      seen = true;
      since = 1;
    } else {
      since += 1;
    }
  }
  return seen ? size / gap : 0;
}

function tsb(series: readonly number[], alpha: number, beta: number): number {
  const first = series.findIndex((demand) => demand > 0);
  if (first === -1) return 0;
  let size = series[first] ?? 0;
  let chance = 1 / (first + 1);
  for (const demand of series.slice(first + 1)) {
    chance += beta * ((demand > 0 ? 1 : 0) - chance);
    if (demand > 0) size += alpha * (demand - size);
  }
  return chance * size;
}
