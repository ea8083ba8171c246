import { invalid } from '../../../kernel/problem.ts';
import {
  familyOf,
  isDateTest,
  isListTest,
  isNumberTest,
  isTextTest,
  type DateTest,
  type ListTest,
  type NumberTest,
  type TextTest,
  type ValueTest,
} from '../language/tests.ts';
import { periodOf } from '../language/calendar.ts';
import { ago, calendarDays, endOf, startOf } from '../language/windows.ts';
import type { Builder } from './builder.ts';

/** How a stored value reads as each type. A missing value is '' as text, NULL as number and date, [] as list. */
export type Reading = {
  text?: string;
  number?: string;
  date?: string;
  boolean?: string;
  list?: string;
  exists: string;
  /** It is not an amount of money: an amount of a currency cannot be asked of it. */
  plain?: boolean;
  /** Zone in which a date's month and day are read: dates without a time have none. */
  dateZone?: string;
};

/** A boolean that is never NULL. */
export function testSql(reading: Reading, test: ValueTest, b: Builder): string {
  if (test.op === 'exists') return reading.exists;
  if (test.op === 'notExists') return `NOT (${reading.exists})`;
  if (test.op === 'isTrue') return `ifNull(${wanted(reading, 'boolean', test)}, 0)`;
  if (test.op === 'isFalse') return `ifNull(NOT ${wanted(reading, 'boolean', test)}, 0)`;
  if (isNumberTest(test)) return numberSql(wanted(reading, 'number', test), test, b, reading.plain);
  if (isTextTest(test)) return textSql(wanted(reading, 'text', test), test, b);
  if (isDateTest(test)) return dateSql(wanted(reading, 'date', test), test, b, reading.dateZone ?? b.zone);
  if (isListTest(test)) return listSql(wanted(reading, 'list', test), test, b);
  throw new Error('unreachable');
}

function wanted(reading: Reading, type: 'text' | 'number' | 'date' | 'boolean' | 'list', test: ValueTest): string {
  const sql = reading[type];
  if (sql === undefined) {
    const types = (['text', 'number', 'date', 'boolean', 'list'] as const).filter((t) => reading[t] !== undefined);
    throw invalid(
      `The operator "${test.op}" is for a ${familyOf(test)}; this field is a ${types.join(' or ')}.`,
      undefined,
      'invalid_rule',
    );
  }
  return sql;
}

const comparisons = { eq: '=', gt: '>', gte: '>=', lt: '<', lte: '<=' } as const;

/** @param plain not an amount of money */
export function numberSql(value: string, test: NumberTest, b: Builder, plain = false): string {
  const rate = rateOf(test, b, plain);
  const p = (n: number): string => b.param('Float64', n * rate);
  if (test.op === 'between') return `ifNull(${value} BETWEEN ${p(test.from)} AND ${p(test.to)}, 0)`;
  if (test.op === 'ne') return `NOT ifNull(${value} = ${p(test.value)}, 0)`;
  return `ifNull(${value} ${comparisons[test.op]} ${p(test.value)}, 0)`;
}

/** Units of the workspace currency for one of the test's. */
export function rateOf({ currency }: NumberTest, b: Builder, plain = false): number {
  if (currency === undefined) return 1;
  if (!plain) return b.rate(currency);
  throw invalid(`This is not an amount of money; leave ${currency} out.`, undefined, 'invalid_rule');
}

/** A regular expression as it is run. */
export const caseless = (pattern: string): string => `(?i)${pattern}`;

/** Text is compared without regard to case. */
function textSql(value: string, test: TextTest, b: Builder): string {
  const lower = `lowerUTF8(${value})`;
  if (test.op === 'callingCodeIn' || test.op === 'notCallingCodeIn') {
    const codes = b.param('Array(String)', test.values);
    return `${test.op === 'notCallingCodeIn' ? 'NOT ' : ''}arrayExists(x -> startsWith(${value}, x), ${codes})`;
  }
  if (test.op === 'matches' || test.op === 'notMatches') {
    return `${test.op === 'notMatches' ? 'NOT ' : ''}match(${value}, ${b.param('String', caseless(test.value))})`;
  }
  if ('values' in test) {
    const values = b.param('Array(String)', [...new Set(test.values.map((v) => v.toLowerCase()))]);
    return `${test.op === 'notIn' ? 'NOT ' : ''}has(${values}, ${lower})`;
  }
  const p = b.param('String', test.value.toLowerCase());
  switch (test.op) {
    case 'equals':
      return `${lower} = ${p}`;
    case 'notEquals':
      return `${lower} != ${p}`;
    case 'contains':
      return `position(${lower}, ${p}) > 0`;
    case 'notContains':
      return `position(${lower}, ${p}) = 0`;
    case 'startsWith':
      return `startsWith(${lower}, ${p})`;
    case 'notStartsWith':
      return `NOT startsWith(${lower}, ${p})`;
    case 'endsWith':
      return `endsWith(${lower}, ${p})`;
    case 'notEndsWith':
      return `NOT endsWith(${lower}, ${p})`;
  }
}

function listSql(value: string, test: ListTest, b: Builder): string {
  if (test.op === 'length') return numberSql(`length(${value})`, test.is, b, true);
  const lower = `arrayMap(x -> lowerUTF8(x), ${value})`;
  if ('value' in test) {
    const wanted = b.param('String', test.value.toLowerCase());
    const isText = test.op === 'includesText' || test.op === 'notIncludesText';
    const found = isText ? `arrayExists(x -> position(x, ${wanted}) > 0, ${lower})` : `has(${lower}, ${wanted})`;
    return `${test.op.startsWith('not') ? 'NOT ' : ''}${found}`;
  }
  const values = b.param(
    'Array(String)',
    test.values.map((v) => v.toLowerCase()),
  );
  if (test.op === 'includesAll') return `hasAll(${lower}, ${values})`;
  return `${test.op === 'notIncludesAny' ? 'NOT ' : ''}hasAny(${lower}, ${values})`;
}

function dateSql(value: string, test: DateTest, b: Builder, dateZone: string): string {
  const when = (sql: string): string => `ifNull(${sql}, 0)`;
  switch (test.op) {
    case 'before':
      return when(`${value} < ${b.instant(startOf(test.date, b.zone))}`);
    case 'after':
      return when(`${value} > ${b.instant(endOf(test.date, b.zone))}`);
    case 'betweenDates':
      return when(`${value} BETWEEN ${b.instant(startOf(test.from, b.zone))} AND ${b.instant(endOf(test.to, b.zone))}`);
    case 'inLast':
    case 'notInLast': {
      const from = b.instant(ago(b.at, test.amount, test.unit, b.zone));
      return `${test.op === 'notInLast' ? 'NOT ' : ''}${when(`${value} BETWEEN ${from} AND ${b.instant(b.at)}`)}`;
    }
    case 'inNext':
      return when(
        `${value} > ${b.instant(b.at)} AND ${value} <= ${b.instant(ago(b.at, -test.amount, test.unit, b.zone))}`,
      );
    case 'atLeastAgo':
      return when(`${value} <= ${b.instant(ago(b.at, test.amount, test.unit, b.zone))}`);
    case 'agoBetween': {
      const far = b.instant(ago(b.at, Math.max(test.from, test.to), test.unit, b.zone));
      const near = b.instant(ago(b.at, Math.min(test.from, test.to), test.unit, b.zone));
      return when(`${value} BETWEEN ${far} AND ${near}`);
    }
    case 'inPeriod': {
      const { from, until } = periodOf(b.at, b.zone, test.which, test.unit);
      return when(`${value} BETWEEN ${b.instant(from)} AND ${b.instant(until)}`);
    }
    case 'inMonths':
      return when(
        `has(${b.param('Array(UInt8)', test.months)}, toMonth(assumeNotNull(${value}), ${b.param('String', dateZone)})) AND ${value} IS NOT NULL`,
      );
    case 'anniversaryToday':
      return when(onDays(value, calendarDays(b.at, b.zone, 0, 0), b, dateZone));
    case 'anniversaryInNext':
      return when(onDays(value, calendarDays(b.at, b.zone, 1, test.days), b, dateZone));
    case 'anniversaryInLast':
      return when(onDays(value, calendarDays(b.at, b.zone, -test.days, -1), b, dateZone));
    case 'anniversaryThisMonth': {
      const [today = 0] = calendarDays(b.at, b.zone, 0, 0);
      return when(`toMonth(${value}, ${b.param('String', dateZone)}) = ${b.param('UInt8', Math.floor(today / 100))}`);
    }
  }
}

function onDays(value: string, days: readonly number[], b: Builder, zone: string): string {
  const z = b.param('String', zone);
  const day = `toUInt16(toMonth(${value}, ${z}) * 100 + toDayOfMonth(${value}, ${z}))`;
  return `has(${b.param('Array(UInt16)', days)}, assumeNotNull(${day})) AND ${value} IS NOT NULL`;
}

/** True when the answer can change by the passing of time alone. */
export const testMovesWithTime = (test: ValueTest): boolean =>
  isDateTest(test) && !['before', 'after', 'betweenDates', 'inMonths'].includes(test.op);
