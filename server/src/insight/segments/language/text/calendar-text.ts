import { monthName, monthNames, type CalendarUnit, type Which } from '../calendar.ts';
import { phrases, said } from './phrases.ts';
import type { Reader } from './reader.ts';

/** Days, weeks, months, quarters and years of the calendar, and months of any year. */

type Period = { which: Which; unit: CalendarUnit };

const leads = ['', 'in ', 'in the ', 'during ', 'during the ', 'is ', 'was ', 'is in ', 'was in ', 'falls in '];
const led = (period: Period, ...ways: readonly string[]): (readonly [string, Period])[] =>
  leads.flatMap((lead) => said(period, ...ways.map((way) => `${lead}${way}`)));

const units = ['week', 'month', 'quarter', 'year'] as const;

/** "last week" is the last seven days, "last calendar week" the one before this; quarters are only of the calendar. */
const periods = phrases<Period>([
  ...led({ which: 'this', unit: 'day' }, 'today'),
  ...led({ which: 'last', unit: 'day' }, 'yesterday'),
  ...led({ which: 'next', unit: 'day' }, 'tomorrow'),
  ...units.flatMap((unit) => [
    ...led({ which: 'this', unit }, `this ${unit}`, `this calendar ${unit}`, `the current ${unit}`, `current ${unit}`),
    ...led({ which: 'last', unit }, `last calendar ${unit}`, `previous calendar ${unit}`),
    ...led({ which: 'next', unit }, `next calendar ${unit}`),
  ]),
  ...led({ which: 'last', unit: 'quarter' }, 'last quarter', 'previous quarter'),
  ...led({ which: 'next', unit: 'quarter' }, 'next quarter'),
]);

export const readPeriod = (r: Reader): Period | undefined => {
  const found = r.match(periods);
  return found && { ...found };
};

const days: Record<Which, string> = { this: 'today', last: 'yesterday', next: 'tomorrow' };

export const periodText = ({ which, unit }: Period): string => {
  if (unit === 'day') return days[which];
  return which === 'this' || unit === 'quarter' ? `${which} ${unit}` : `${which} calendar ${unit}`;
};

const numbers = new Map<string, number>(monthNames.map((name, i) => [name.toLowerCase(), i + 1]));

export const monthNumber = (word: string): number | undefined => numbers.get(word);

/** "Decembers". */
export const pluralMonth = (word: string): number | undefined =>
  word.endsWith('s') ? numbers.get(word.slice(0, -1)) : undefined;

/** `in any December`, `in any (November, December)`; undefined, with nothing read, for anything else. */
export function readMonths(r: Reader): number[] | undefined {
  const from = r.place;
  r.take('is');
  if (!r.take('in', 'any') && !r.take('in', 'every') && !r.take('in', 'each')) return back(r, from);
  return readMonthList(r) ?? back(r, from);
}

/** `December`, `(November, December)`. */
export function readMonthList(r: Reader): number[] | undefined {
  const from = r.place;
  const isClosed = r.take('(');
  const found = new Set<number>();
  do {
    const month = monthNumber(r.peek().key);
    if (month === undefined) {
      if (isClosed && found.size > 0) r.expected('the name of a month', monthNames);
      return back(r, from);
    }
    r.next();
    found.add(month);
  } while (isClosed && (r.take(',') || r.take('or') || r.take('and')));
  if (isClosed) r.expect(')', '"," or ")" after a month');
  return [...found].sort((a, b) => a - b);
}

export const monthsText = (months: readonly number[]): string =>
  months.length === 1 ? months.map(monthName).join('') : `(${months.map(monthName).join(', ')})`;

const back = (r: Reader, place: number): undefined => {
  r.reset(place);
  return undefined;
};
