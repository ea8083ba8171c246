import type { DateTest } from '../tests.ts';
import type { Window } from '../windows.ts';
import { monthsText, periodText } from './calendar-text.ts';
import { durationText, readDuration, units } from './durations.ts';
import { readMoney, startsNumber } from './numbers.ts';
import { phrases, said } from './phrases.ts';
import type { Reader } from './reader.ts';
import { readWhen, type When } from './when.ts';

/** What is asked of a date, and the window something happened in: both are stretches of time. */

const anniversary = phrases(
  said(
    true,
    'anniversary',
    'anniversary is',
    'has its anniversary',
    'has an anniversary',
    'anniversary falls',
    'is anniversary',
  ),
);

/** Undefined, with nothing read, when no question about a date stands here. */
export function readDateTest(r: Reader): DateTest | undefined {
  const from = r.place;
  if (r.match(anniversary)) return r.mark(readAnniversary(r), from);
  const when = readWhen(r);
  if (when === undefined) return undefined;
  const test = asTest(when);
  return test
    ? r.mark(test, from)
    : r.fail('Ask when it was: "in the last 30 days", "before 2026-01-01".', r.spanFrom(from));
}

function asTest(when: When): DateTest | undefined {
  switch (when.type) {
    case 'ever':
      return undefined;
    case 'last':
      return { op: 'inLast', amount: when.amount, unit: when.unit };
    case 'notLast':
      return { op: 'notInLast', amount: when.amount, unit: when.unit };
    case 'next':
      return { op: 'inNext', amount: when.amount, unit: when.unit };
    case 'atLeastAgo':
      return { op: 'atLeastAgo', amount: when.amount, unit: when.unit };
    case 'between':
      return { op: 'agoBetween', from: when.from, to: when.to, unit: when.unit };
    case 'before':
    case 'after':
      return { op: when.type, date: when.date };
    case 'dates':
      return { op: 'betweenDates', from: when.from, to: when.to };
    case 'period':
      return { op: 'inPeriod', which: when.which, unit: when.unit };
    case 'months':
      return { op: 'inMonths', months: when.months };
  }
}

function readAnniversary(r: Reader): DateTest {
  if (r.take('today')) return { op: 'anniversaryToday' };
  if (r.take('this', 'month') || r.take('in', 'this', 'month')) return { op: 'anniversaryThisMonth' };
  const from = r.place;
  const isNext = r.take('in', 'the', 'next') || r.take('in', 'next') || r.take('next') || r.take('within');
  if (!isNext && !r.take('in', 'the', 'last') && !r.take('in', 'last') && !r.take('last')) {
    return r.expected('"today", "this month", "in the next 7 days" or "in the last 7 days"');
  }
  const { amount, unit } = readDuration(r);
  const days = unit === 'day' ? amount : unit === 'week' ? 7 * amount : 0;
  if (days < 1 || days > 365) r.fail('An anniversary is asked in days or weeks, at most 365 days.', r.spanFrom(from));
  return { op: isNext ? 'anniversaryInNext' : 'anniversaryInLast', days };
}

export function dateTestText(test: DateTest): string {
  switch (test.op) {
    case 'before':
    case 'after':
      return `${test.op} ${test.date}`;
    case 'betweenDates':
      return `between ${test.from} and ${test.to}`;
    case 'inLast':
      return `in the last ${durationText(test)}`;
    case 'notInLast':
      return `not in the last ${durationText(test)}`;
    case 'inNext':
      return `in the next ${durationText(test)}`;
    case 'atLeastAgo':
      return `at least ${durationText(test)} ago`;
    case 'agoBetween':
      return `between ${test.from} and ${test.to} ${test.unit}s ago`;
    case 'inPeriod':
      return periodText(test);
    case 'inMonths':
      return `in any ${monthsText(test.months)}`;
    case 'anniversaryToday':
      return 'anniversary today';
    case 'anniversaryThisMonth':
      return 'anniversary this month';
    case 'anniversaryInNext':
    case 'anniversaryInLast':
      return `anniversary in the ${test.op === 'anniversaryInNext' ? 'next' : 'last'} ${durationText({ amount: test.days, unit: 'day' })}`;
  }
}

/** Undefined, with nothing read, when no window stands here. */
export function readWindow(r: Reader): Window | undefined {
  const from = r.place;
  const when = readWhen(r) ?? readPlainSpan(r);
  if (when === undefined) return undefined;
  if (when.type === 'notLast') return r.fail('Write "did not … in the last 30 days".', r.spanFrom(from));
  if (when.type === 'atLeastAgo') {
    const long = durationText(when);
    return r.fail(
      `Write a range ("between 30 and 90 days ago") or a day ("before 2026-01-01"); for the last order "last order at least ${long} ago".`,
      r.spanFrom(from),
    );
  }
  const window = asWindow(when);
  if (window !== undefined) return r.mark(window, from);
  return r.fail('What someone did lies in the past: write "in the last …".', r.spanFrom(from));
}

/** A window, or nothing at all where another stretch of time stands. */
export function tryWindow(r: Reader): Window | undefined {
  const from = r.place;
  const when = readWhen(r) ?? readPlainSpan(r);
  if (when === undefined) return undefined;
  const window = asWindow(when);
  if (window !== undefined) return r.mark(window, from);
  r.reset(from);
  return undefined;
}

/** "has not ordered in 90 days", "for 90 days". */
function readPlainSpan(r: Reader): When | undefined {
  const from = r.place;
  if ((r.take('in') || r.take('for')) && startsNumber(r)) {
    readMoney(r);
    const isSpan = r.match(units) !== undefined;
    r.reset(from);
    if (isSpan && r.next()) return { type: 'last', ...readDuration(r) };
  }
  r.reset(from);
  return undefined;
}

/** Undefined for what lies ahead or has no end. */
function asWindow(when: When): Window | undefined {
  switch (when.type) {
    case 'notLast':
    case 'next':
    case 'atLeastAgo':
      return undefined;
    case 'last':
      return { type: 'last', amount: when.amount, unit: when.unit };
    case 'period':
      return when.which === 'next' ? undefined : { type: 'period', which: when.which, unit: when.unit };
    default:
      return when;
  }
}

/** Nothing for all time, else with a blank before it. */
export function windowText(window: Window): string {
  switch (window.type) {
    case 'ever':
      return '';
    case 'last':
      return ` in the last ${durationText(window)}`;
    case 'between':
      return ` between ${window.from} and ${window.to} ${window.unit}s ago`;
    case 'before':
    case 'after':
      return ` ${window.type} ${window.date}`;
    case 'dates':
      return ` between ${window.from} and ${window.to}`;
    case 'period':
      return ` ${periodText(window)}`;
    case 'months':
      return ` in any ${monthsText(window.months)}`;
  }
}
