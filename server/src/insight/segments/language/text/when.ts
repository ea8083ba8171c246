import type { CalendarUnit, Which } from '../calendar.ts';
import { monthNumber, readMonths, readPeriod } from './calendar-text.ts';
import { readAmount, readDuration, readMoment, readUnit, shifted, units, type Duration } from './durations.ts';
import { comparisons, readMoney, startsNumber } from './numbers.ts';
import { phrases, said } from './phrases.ts';
import type { Reader } from './reader.ts';

/** A stretch of time as people say it, before it is known whether it is a window or asked of a date. */
export type When =
  | { type: 'ever' }
  | ({ type: 'last' } & Duration)
  | ({ type: 'notLast' } & Duration)
  | ({ type: 'next' } & Duration)
  | ({ type: 'atLeastAgo' } & Duration)
  | { type: 'between'; from: number; to: number; unit: Duration['unit'] }
  | { type: 'before' | 'after'; date: string }
  | { type: 'dates'; from: string; to: string }
  | { type: 'period'; which: Which; unit: CalendarUnit }
  | { type: 'months'; months: number[] };

const spans = phrases<'last' | 'notLast' | 'next'>([
  ...prefixed(
    'last',
    ['in', 'within', 'during', 'over', 'for', 'is in', 'was in', 'is within', 'was within'],
    ['last', 'past', 'previous'],
  ),
  ...said('last' as const, 'last', 'past', 'within', 'is within', 'was within'),
  ...prefixed(
    'notLast',
    ['not in', 'is not in', 'was not in', 'not within', 'not during'],
    ['last', 'past', 'previous'],
  ),
  ...said('notLast' as const, 'not within', 'not in'),
  ...prefixed('next', ['in', 'within', 'during', 'over', 'is in', 'is within'], ['next', 'coming']),
  ...said('next' as const, 'next'),
]);

function prefixed<const T>(value: T, leads: readonly string[], ends: readonly string[]): (readonly [string, T])[] {
  return leads.flatMap((lead) => ends.flatMap((end) => said(value, `${lead} the ${end}`, `${lead} ${end}`)));
}

const days = phrases<(date: string) => When>([
  ...said(
    (date: string): When => ({ type: 'before', date }),
    'before',
    'is before',
    'was before',
    'earlier than',
    'prior to',
    '<',
  ),
  ...said((date: string): When => ({ type: 'after', date }), 'after', 'is after', 'was after', 'later than', '>'),
  ...said(
    (date: string): When => ({ type: 'after', date: shifted(date, -1) }),
    'since',
    'on or after',
    'from',
    'starting',
    '>=',
  ),
  ...said(
    (date: string): When => ({ type: 'before', date: shifted(date, 1) }),
    'until',
    'by',
    'on or before',
    'up to',
    '<=',
  ),
  ...said((date: string): When => ({ type: 'dates', from: date, to: date }), 'on', 'is', 'was', 'is on', 'was on', '='),
]);
const ranges = phrases(said(true, 'between', 'is between', 'was between', 'from'));
const ever = phrases(
  said(true, 'ever', 'in total', 'all time', 'over all time', 'at any time', 'so far', 'lifetime', 'in their lifetime'),
);
const older = phrases(said(true, 'older than', 'is older than', 'longer than', 'earlier than', 'before'));
/** Undefined, with nothing read, when no stretch of time stands here. */
export function readWhen(r: Reader): When | undefined {
  if (r.match(ever)) return { type: 'ever' };
  const months = readMonths(r);
  if (months) return { type: 'months', months };
  const period = readPeriod(r);
  if (period) return { type: 'period', ...period };
  return readSpan(r) ?? readCalendar(r) ?? readRange(r) ?? readDay(r) ?? readAgo(r);
}

/** `in the last 30 days`, `last week`, `not in the last 2 months`, `in the next 7 days`. */
function readSpan(r: Reader): When | undefined {
  const from = r.place;
  const type = r.match(spans);
  if (type === undefined) return undefined;
  const isDuration = r.saysOne(units) || startsNumber(r);
  // "within 50 km of …" and "not in segment" are other conditions.
  const isTime = isDuration && (r.saysOne(units) || isUnitNext(r));
  const isFixed = r.says('last', from - r.place) || r.says('next', from - r.place);
  if (!isTime) {
    const named = ['last', 'past', 'previous', 'next', 'coming'].some((key) => r.says(key, -1));
    if (!named || isFixed) return back(r, from);
    return r.expected('how long: 30 days, 2 weeks, 6 months', unitWords);
  }
  const duration = readDuration(r);
  // "last 30 days ago" is nothing; "within 30 days ago" neither.
  return { type, ...duration };
}

const unitWords = ['hours', 'days', 'weeks', 'months', 'years'];

const isUnitNext = (r: Reader): boolean => {
  const from = r.place;
  r.next();
  const found = r.saysOne(units);
  r.reset(from);
  return found;
};

/** `in 2026`, `in November 2026`. */
function readCalendar(r: Reader): When | undefined {
  const from = r.place;
  if (!r.take('in') && !r.take('during')) return undefined;
  const month = (monthNumber(r.peek().key) ?? 0) - 1;
  if (month >= 0) r.next();
  const year = r.peek().text;
  if (!/^(?:19|20|21)\d\d$/.test(year)) return back(r, from);
  r.next();
  if (r.saysOne(units)) return back(r, from);
  if (month < 0) return { type: 'dates', from: `${year}-01-01`, to: `${year}-12-31` };
  const last = new Date(Date.UTC(Number(year), month + 1, 0)).toISOString().slice(0, 10);
  return { type: 'dates', from: `${last.slice(0, 8)}01`, to: last };
}

/** `between 30 and 60 days ago`, `between 2026-01-01 and 2026-03-31`. */
function readRange(r: Reader): When | undefined {
  const from = r.place;
  if (!r.match(ranges)) return undefined;
  if (r.peek().type === 'moment') {
    const first = readMoment(r);
    if (!r.take('and') && !r.take('to') && !r.take('until')) return back(r, from);
    return { type: 'dates', from: first, to: readMoment(r) };
  }
  const isAgo =
    startsNumber(r) && (r.says('and', 1) || r.says('to', 1)) && startsNumber(r, 2) && r.peek(1).type === 'word';
  if (!isAgo) return back(r, from);
  const near = r.place;
  r.reset(near + 3);
  const withUnit = r.saysOne(units);
  r.reset(near);
  if (!withUnit) return back(r, from);
  const low = readAmount(r);
  r.next();
  const high = readAmount(r);
  const unit = readUnit(r);
  r.expect('ago', `"ago" (between ${low} and ${high} ${unit}s ago)`);
  return { type: 'between', from: low, to: high, unit };
}

/** "before tomorrow": the day is what is missing. */
export function refuseDay(r: Reader): void {
  if (r.match(days)) r.expected('a day like 2026-11-22');
}

function readDay(r: Reader): When | undefined {
  const from = r.place;
  const made = r.match(days);
  if (made === undefined || r.peek().type !== 'moment') return back(r, from);
  return made(readMoment(r));
}

/** `at least 120 days ago`, `less than 30 days ago`, `older than 2 years`. */
function readAgo(r: Reader): When | undefined {
  const from = r.place;
  if (r.match(older)) {
    if (startsNumber(r) && isUnitNext(r)) {
      const duration = readDuration(r);
      r.take('ago');
      return { type: 'atLeastAgo', ...duration };
    }
    r.reset(from);
  }
  r.match(been);
  const symbol = r.peek().type === 'symbol';
  const op = r.match(comparisons);
  if (!startsNumber(r) || r.peek().type === 'symbol') return back(r, from);
  const amountAt = r.place;
  readMoney(r);
  const open = r.match(orMore) !== undefined;
  if (r.match(units) === undefined || !r.take('ago')) return back(r, from);
  const orLonger = open || r.match(orMore) !== undefined;
  const end = r.place;
  r.reset(amountAt);
  const amount = readAmount(r);
  r.match(orMore);
  const duration = { amount, unit: readUnit(r) };
  r.reset(end);
  if (symbol && op !== undefined && op !== 'eq') {
    const words = `${duration.amount} ${duration.unit}s`;
    r.fail(
      `A sign with "ago" can mean two things: write "at least ${words} ago" or "in the last ${words}".`,
      r.spanFrom(from),
    );
  }
  if (op === 'gt' || op === 'gte' || (orLonger && (op === undefined || op === 'eq')))
    return { type: 'atLeastAgo', ...duration };
  if (op === 'lt' || op === 'lte') return { type: 'last', ...duration };
  return r.fail(
    `Say "at least ${duration.amount} ${duration.unit}s ago", "in the last …" or "between … and … days ago".`,
    r.spanFrom(from),
  );
}

const been = phrases(said(true, 'was', 'is', 'were', 'happened', 'placed', 'has been'));
const orMore = phrases(said(true, 'or more', 'or longer', '+', 'and more', 'plus'));

const back = (r: Reader, place: number): undefined => {
  r.reset(place);
  return undefined;
};
