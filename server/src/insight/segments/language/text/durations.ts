import { amount as amountSchema, moment as momentSchema, type Unit } from '../tests.ts';
import { readDigits, startsNumber, readNumber } from './numbers.ts';
import { phrases, said } from './phrases.ts';
import { shown, type Reader } from './reader.ts';

export type Duration = { amount: number; unit: Unit };

export const units = phrases<Unit>([
  ...said('hour' as const, 'hour', 'hours', 'hr', 'hrs', 'h'),
  ...said('day' as const, 'day', 'days', 'd'),
  ...said('week' as const, 'week', 'weeks', 'wk', 'wks', 'w'),
  ...said('month' as const, 'month', 'months', 'mo'),
  ...said('year' as const, 'year', 'years', 'yr', 'yrs', 'y'),
]);

const unitNames = ['hours', 'days', 'weeks', 'months', 'years'];

export function readUnit(r: Reader): Unit {
  const unit = r.match(units);
  return unit ?? r.expected('hours, days, weeks, months or years', unitNames);
}

/** How many of a unit: a whole number from 1. */
export function readAmount(r: Reader): number {
  const token = r.peek();
  const value = startsNumber(r) && token.type !== 'symbol' ? readNumber(r) : readDigits(r, 'a whole number');
  if (amountSchema.safeParse(value).success) return value;
  return r.fail('Expected a whole number from 1 to 100,000.', token);
}

/** `30 days`; `day` alone is one. */
export function readDuration(r: Reader): Duration {
  if (r.saysOne(units)) return { amount: 1, unit: readUnit(r) };
  return { amount: readAmount(r), unit: readUnit(r) };
}

export const durationText = ({ amount, unit }: Duration): string => `${amount} ${unit}${amount === 1 ? '' : 's'}`;

/** A local day, or an instant with its offset. */
export function readMoment(r: Reader): string {
  const token = r.peek();
  const isText = token.type === 'moment' || token.type === 'string';
  if (!isText) return r.expected('a day like 2026-11-22');
  const typed = usual(token.key);
  if (!momentSchema.safeParse(typed).success) {
    r.fail(
      `${shown(token.key)} is not a day or instant. Write 2026-11-22, or 2026-11-22T10:00:00Z with its offset from UTC.`,
      token,
    );
  }
  r.next();
  return typed;
}

/** Seconds and the colon of an offset may be left out. */
const usual = (typed: string): string =>
  typed
    .toUpperCase()
    .replace(/T(\d\d:\d\d)(?=Z|[+-])/, 'T$1:00')
    .replace(/([+-]\d\d)(\d\d)$/, (offset, hours: string, minutes: string) =>
      typed.length > 10 ? `${hours}:${minutes}` : offset,
    );

/** Moved by whole days, or, for instants, by milliseconds. */
export function shifted(moment: string, by: 1 | -1): string {
  if (moment.length > 10) return new Date(Date.parse(moment) + by).toISOString();
  return new Date(Date.parse(`${moment}T00:00:00Z`) + by * 86_400_000).toISOString().slice(0, 10);
}
