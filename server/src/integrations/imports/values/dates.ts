import { instantOf, type WallClock } from '../../../kernel/zone.ts';

/** The order of day, month and year in dates written with numbers; ISO 8601 and Unix times are understood beside any. */
export const dateOrders = ['ymd', 'dmy', 'mdy'] as const;
export type DateOrder = (typeof dateOrders)[number];

const numeric = /^(\d{1,4})([./-])(\d{1,2})\2(\d{2,4})/;
const clock =
  /^(?:[T,]?\s*(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?\s*(am|pm)?)?\s*(Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)?$/i;
const dayFirst = /^(?:[A-Za-z]{3,9},?\s+)?(\d{1,2})(?:st|nd|rd|th)?[\s-]+([A-Za-z]{3,9})\.?,?[\s-]+(\d{4})/;
const monthFirst = /^(?:[A-Za-z]{3,9},\s+)?([A-Za-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})/;
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

export type DateReader = (text: string) => number | { fault: string };

/** Dates of one column as epoch ms; a time without a zone is on the clock of `zone`. */
export function dateReader(order: DateOrder, zone: string): DateReader {
  // Rows of one order, and of one day, repeat their dates: the zone's arithmetic is the dear part.
  const known = new Map<string, number | { fault: string }>();
  return (text) => {
    const cached = known.get(text);
    if (cached !== undefined) return cached;
    if (known.size > 5000) known.clear();
    const read = readDate(text.trim(), order, zone);
    known.set(text, read);
    return read;
  };
}

function readDate(text: string, order: DateOrder, zone: string): number | { fault: string } {
  if (/^\d{10}$/.test(text)) return Number(text) * 1000;
  if (/^\d{13}$/.test(text)) return Number(text);
  const day = dayOf(text, order);
  if ('fault' in day) return day;
  const time = clock.exec(text.slice(day.length));
  if (!time) return { fault: `"${text.slice(0, 40)}" is not a date; write it like 2026-11-22 or 2026-11-22 10:15:00` };
  const [, h = '0', minute = '0', second = '0', half, offset] = time;
  const hour = half === undefined ? Number(h) : (Number(h) % 12) + (half.toLowerCase() === 'pm' ? 12 : 0);
  const wall: WallClock = { ...day.date, hour, minute: Number(minute), second: Number(second) };
  if (hour > 23 || wall.minute > 59 || wall.second > 59)
    return { fault: `"${text.slice(0, 40)}" has a time that does not exist` };
  if (offset === undefined) return instantOf(wall, zone).getTime();
  return Date.UTC(wall.year, wall.month - 1, wall.day, hour, wall.minute, wall.second) - offsetMs(offset);
}

type Day = { date: { year: number; month: number; day: number }; length: number } | { fault: string };

function dayOf(text: string, order: DateOrder): Day {
  const digits = numeric.exec(text);
  if (digits) {
    const [whole, first = '', , middle = '', last = ''] = digits;
    if (first.length === 4) return checked(text, Number(first), Number(middle), Number(last), whole.length);
    if (first.length === 3 || last.length === 3)
      return { fault: `"${text.slice(0, 40)}" is not a date; write it like 2026-11-22` };
    if (order === 'ymd' && last.length === 2)
      return checked(text, fullYear(first), Number(middle), Number(last), whole.length);
    const [day, month] = order === 'mdy' ? [middle, first] : [first, middle];
    const other = order === 'mdy' ? 'dmy' : 'mdy';
    const read = checked(text, fullYear(last), Number(month), Number(day), whole.length);
    const turned =
      'fault' in read && !('fault' in checked(text, fullYear(last), Number(day), Number(month), whole.length));
    return turned
      ? {
          fault: `"${text.slice(0, 40)}" is not a date in the order ${order}; if the column is ${other}, state the date order ${other}`,
        }
      : read;
  }
  const named = dayFirst.exec(text);
  if (named) return checked(text, Number(named[3]), monthOf(named[2]), Number(named[1]), named[0].length);
  const american = monthFirst.exec(text);
  if (american)
    return checked(text, Number(american[3]), monthOf(american[1]), Number(american[2]), american[0].length);
  return { fault: `"${text.slice(0, 40)}" is not a date; write it like 2026-11-22 or 2026-11-22 10:15:00` };
}

function checked(text: string, year: number, month: number, day: number, length: number): Day {
  const at = new Date(Date.UTC(year, month - 1, day));
  const exists = month >= 1 && month <= 12 && at.getUTCMonth() === month - 1 && at.getUTCDate() === day && year >= 1900;
  return exists
    ? { date: { year, month, day }, length }
    : { fault: `"${text.slice(0, 40)}" is not a date that exists` };
}

const fullYear = (digits: string): number =>
  digits.length === 4 ? Number(digits) : Number(digits) + (Number(digits) < 70 ? 2000 : 1900);
const monthOf = (name = ''): number => months.indexOf(name.slice(0, 3).toLowerCase()) + 1;

function offsetMs(offset: string): number {
  const parts = /^([+-])(\d{2}):?(\d{2})?$/.exec(offset);
  if (!parts) return 0;
  return (parts[1] === '-' ? -1 : 1) * (Number(parts[2]) * 60 + Number(parts[3] ?? 0)) * 60_000;
}

/** What the values of a column say about the order; null when they fit both (or are not written so). */
export function orderEvidence(text: string): DateOrder | null {
  const digits = numeric.exec(text.trim());
  if (!digits) return null;
  const [first = '', middle = '', last = ''] = [digits[1], digits[3], digits[4]];
  if (first.length === 4) return 'ymd';
  if (Number(first) > 31 && last.length === 2) return 'ymd';
  if (Number(first) > 12 && Number(middle) <= 12) return 'dmy';
  return Number(middle) > 12 && Number(first) <= 12 ? 'mdy' : null;
}

/** Written with numbers so that day and month may be confused. */
export const isNumericDate = (text: string): boolean => numeric.test(text.trim());
export const looksLikeDate = (text: string): boolean =>
  !('fault' in dayOf(text.trim(), 'dmy')) || !('fault' in dayOf(text.trim(), 'mdy'));
