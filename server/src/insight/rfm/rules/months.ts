import { instantOf, localDate } from '../../../kernel/zone.ts';

/** A month of the brand's zone: `2026-10` by name, `from` its first instant and `to` the first one after it. */
export type Month = { name: string; from: Date; to: Date };

/** How many months are kept. */
export const keptMonths = 24;

/** The month that runs and those before it back to the one of the first order, newest first; at most `keptMonths` closed ones. */
export function monthsUntil(now: Date, first: Date, zone: string): Month[] {
  const [year = 1970, month = 1] = localDate(now, zone).split('-').map(Number);
  const months: Month[] = [];
  for (let back = 0; back <= keptMonths; back += 1) {
    const one = monthOf(year, month - back, zone);
    if (back > 0 && one.to <= first) break;
    months.push(one);
  }
  return months;
}

function monthOf(year: number, month: number, zone: string): Month {
  const at = (n: number): Date => {
    const day = new Date(Date.UTC(year, n - 1, 1));
    const wall = { year: day.getUTCFullYear(), month: day.getUTCMonth() + 1, day: 1, hour: 0, minute: 0, second: 0 };
    return instantOf(wall, zone);
  };
  const name = new Date(Date.UTC(year, month - 1, 1)).toISOString().slice(0, 7);
  return { name, from: at(month), to: at(month + 1) };
}
