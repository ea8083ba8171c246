import { wallClock } from '../../../kernel/zone.ts';

const day = 86_400_000;

/** A local day as days since 1970 and back. */
export const dayOf = (at: Date, zone: string): number => {
  const { year, month, day: date } = wallClock(at, zone);
  return Date.UTC(year, month - 1, date) / day;
};
export const dateOf = (days: number): string => new Date(days * day).toISOString().slice(0, 10);
export const daysOf = (date: string): number => Date.parse(date) / day;

/** Looks back from `end` to learn what came of a moment: a fifth to two fifths of what was known, at most 120 days. */
export function lookBacks(first: number, end: number): number[] {
  const longest = Math.min(120, Math.floor(0.43 * (end - first)));
  return longest < 21 ? [] : [longest, Math.floor((2 * longest) / 3), Math.floor(longest / 3)];
}

/** Days kept back to judge by: a third of all there is, between 30 and 180. */
export const holdoutOf = (first: number, today: number): number =>
  Math.max(30, Math.min(180, Math.floor((today - first) / 3)));
