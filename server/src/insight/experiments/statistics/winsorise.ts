import type { Sums } from './estimates.ts';

/**
 * Revenue has a heavy tail: a few orders decide the mean and its variance. Values beyond a cap count as the cap; one cap for
 * all arms, of everybody who has a value, so that no arm is cut more than another.
 * @param share 0.99: the value that 99 % of the values above 0 do not exceed
 */
export function capAt(values: Iterable<number>, share: number): number {
  const sorted = [...values].filter((value) => value > 0).sort((a, b) => a - b);
  if (sorted.length === 0) return Infinity;
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))] ?? Infinity;
}

/** A person's value in the experiment and, for CUPED, before it; the denominator for ratios. */
export type PersonValue = { value: number; below?: number; before?: number };

/** Sums of one arm. Those who have nothing must be among `people` with 0, or be added to `n` by the caller. */
export function sumsOf(people: Iterable<PersonValue>, caps: { value?: number; before?: number } = {}): Sums {
  const sums = { n: 0, sum: 0, sumOfSquares: 0 };
  const below = { sum: 0, sumOfSquares: 0, cross: 0 };
  const before = { sum: 0, sumOfSquares: 0, cross: 0 };
  let [hasBelow, hasBefore] = [false, false];
  for (const person of people) {
    const value = Math.min(person.value, caps.value ?? Infinity);
    sums.n++;
    sums.sum += value;
    sums.sumOfSquares += value * value;
    if (person.below !== undefined) {
      hasBelow = true;
      add(below, person.below, value);
    }
    if (person.before !== undefined) {
      hasBefore = true;
      add(before, Math.min(person.before, caps.before ?? Infinity), value);
    }
  }
  return { ...sums, ...(hasBelow && { below }), ...(hasBefore && { before }) };
}

function add(to: { sum: number; sumOfSquares: number; cross: number }, other: number, value: number): void {
  to.sum += other;
  to.sumOfSquares += other * other;
  to.cross += other * value;
}
