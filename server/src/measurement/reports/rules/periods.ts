import { instantOf } from '../../../kernel/zone.ts';

/** Local days, both included, and the instants they begin and end at (`end` excluded). */
export type Period = { from: string; to: string; start: Date; end: Date };
export type Comparison = 'previous' | 'year' | 'none';

const dayMs = 86_400_000;
const utcDay = (date: string): number => Date.parse(`${date}T00:00:00Z`);
const dateOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);
/** @param from `2026-11-01` @param to the last day */
export function periodOf(from: string, to: string, zone: string): Period {
  return { from, to, start: startOfLocalDay(from, zone), end: startOfLocalDay(dateOf(utcDay(to) + dayMs), zone) };
}

/** As many days just before, or the same days a year earlier. */
export function comparedTo(period: Period, comparison: Comparison, zone: string): Period | null {
  if (comparison === 'none') return null;
  const days = (utcDay(period.to) - utcDay(period.from)) / dayMs + 1;
  if (comparison === 'previous') {
    return periodOf(dateOf(utcDay(period.from) - days * dayMs), dateOf(utcDay(period.from) - dayMs), zone);
  }
  return periodOf(yearEarlier(period.from), yearEarlier(period.to), zone);
}

/** Every day of the period. */
export function daysOf(period: Period): string[] {
  const count = (utcDay(period.to) - utcDay(period.from)) / dayMs + 1;
  return Array.from({ length: count }, (_, i) => dateOf(utcDay(period.from) + i * dayMs));
}

function yearEarlier(date: string): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const last = new Date(Date.UTC(year - 1, month, 0)).getUTCDate();
  return dateOf(Date.UTC(year - 1, month - 1, Math.min(day, last)));
}

const startOfLocalDay = (date: string, zone: string): Date => {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  return instantOf({ year, month, day, hour: 0, minute: 0, second: 0 }, zone);
};
