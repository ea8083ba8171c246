import { benjaminiHochberg, welchTest, zTest, type Estimate } from '../../../insight/experiments/index.ts';
import type { CohortSums } from '../store.clickhouse.ts';
import { repeatEstimate, valueEstimate } from './horizons.ts';
import { shrink } from './shrink.ts';

/** A cohort beside all others over the same first days; null where nobody is old enough. */
export type Standing = {
  /** Pulled towards the brand where the cohort is small: what to expect of it. */
  expected: number;
  /** 1 is the best by `expected`, shared by equals; null below the least number of people. */
  rank: number | null;
  /** Against everybody else; p corrected for the number of cohorts (Benjamini-Hochberg). */
  againstRest: { difference: number; p: number; says: 'better' | 'worse' | 'alike' } | null;
};

/** Standings of every cohort at a horizon, by lifetime value and by repeat rate. */
export function standings(cohorts: readonly CohortSums[], total: CohortSums, horizon: number, fewest: number) {
  const value = (sums: CohortSums): Estimate => valueEstimate(sums, horizon);
  const repeat = (sums: CohortSums): Estimate => repeatEstimate(sums, total, horizon);
  const rest = cohorts.map((cohort) => without(total, cohort, horizon));
  return {
    value: compare(cohorts.map(pooled(value, total)), cohorts.map(value), rest.map(value), fewest, welchTest),
    repeat: compare(cohorts.map(repeat), cohorts.map(repeat), rest.map(repeat), fewest, zTest),
  };
}

/** Few people say little of their own spread: below 30 the brand's is used if it is larger. */
const pooled =
  (of: (sums: CohortSums) => Estimate, total: CohortSums) =>
  (sums: CohortSums): Estimate => {
    const [own, all] = [of(sums), of(total)];
    if (own.n === 0 || own.n >= 30) return own;
    return { ...own, variance: Math.max(own.variance, (all.variance * all.n) / own.n) };
  };

function compare(
  weighed: readonly Estimate[],
  estimates: readonly Estimate[],
  rests: readonly Estimate[],
  fewest: number,
  test: typeof welchTest,
): (Standing | null)[] {
  const expected = shrink(weighed);
  const isRanked = (i: number): boolean => (estimates[i]?.n ?? 0) >= fewest;
  const order = estimates
    .map((_, i) => i)
    .filter(isRanked)
    .sort((a, b) => (expected[b]?.value ?? 0) - (expected[a]?.value ?? 0));
  const compared = estimates.map((one, i) => {
    const other = rests[i];
    return isRanked(i) && other && other.n >= fewest ? test(other, one) : null;
  });
  const adjusted = benjaminiHochberg(compared.flatMap((one) => (one ? [one.p] : [])));
  let next = 0;
  return estimates.map(({ n }, i): Standing | null => {
    const one = compared[i];
    const p = one ? (adjusted[next++] ?? 1) : 1;
    if (n === 0) return null;
    const place = order.findIndex((other) => isSame(expected[other]?.value ?? 0, expected[i]?.value ?? 0));
    return {
      expected: expected[i]?.value ?? 0,
      rank: isRanked(i) ? place + 1 : null,
      againstRest: one
        ? { difference: one.value, p, says: p > 0.05 ? 'alike' : one.value > 0 ? 'better' : 'worse' }
        : null,
    };
  });
}

/** Where the cohorts do not differ beyond chance all are expected the same, and share the place. */
const isSame = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a));

/** Everybody but one cohort: sums subtract. */
function without(total: CohortSums, cohort: CohortSums, horizon: number): CohortSums {
  const less = (all: readonly number[], some: readonly number[]): number[] =>
    all.map((value, i) => (i === horizon ? value - (some[i] ?? 0) : value));
  return {
    ...total,
    members: less(total.members, cohort.members),
    repeaters: less(total.repeaters, cohort.repeaters),
    net: less(total.net, cohort.net),
    netSquares: less(total.netSquares, cohort.netSquares),
  };
}
