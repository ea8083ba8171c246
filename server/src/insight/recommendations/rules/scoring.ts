/** How many people stand behind a pair: `both` of the `first` and `second` who bought one of them, of `all`. */
export type Counts = { both: number; first: number; second: number; all: number };

/** Fewer than this many people say nothing about two products. */
export const leastPeople = 2;
/** 95 % quantile of chi-squared with one degree of freedom. */
export const leastEvidence = 3.841;
/** A pair with as many people as this keeps half of its score. */
export const shrinkage = 3;
export const neighboursKept = 50;

/**
 * Evidence that two products are not bought independently of each other: G² of the 2×2 table of people.
 * Dunning, "Accurate Methods for the Statistics of Surprise and Coincidence", Computational Linguistics 19(1), 1993.
 */
export function evidence({ both, first, second, all }: Counts): number {
  const cells = [both, first - both, second - both, all - first - second + both].map(xLogX);
  const margins = [first, all - first, second, all - second].map(xLogX);
  return Math.max(0, 2 * (sum(cells) - sum(margins) + xLogX(all)));
}

/** How many times likelier the second is among those with the first than among all. */
export const lift = ({ both, first, second, all }: Counts): number => (both * all) / (first * second);

/**
 * Cosine of the two products' columns of people (Linden, Smith and York, "Amazon.com Recommendations: Item-to-Item
 * Collaborative Filtering", IEEE Internet Computing 7(1), 2003), pulled towards 0 where few people stand behind it.
 * @param weight the people who have both, each counted for at most 1
 */
export const similarity = (weight: number, { both, first, second }: Counts): number =>
  (weight / Math.sqrt(first * second)) * (both / (both + shrinkage));

export const isNeighbour = (counts: Counts): boolean =>
  counts.both >= leastPeople && lift(counts) > 1 && evidence(counts) >= leastEvidence;

/** Half of `value` is left after each half-life. */
export const decayed = (value: number, age: number, halfLife: number): number => value * 0.5 ** (age / halfLife);

const xLogX = (x: number): number => (x > 0 ? x * Math.log(x) : 0);
const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);
