import type { Test } from './conditions.ts';

export type ValueType = 'text' | 'number' | 'boolean' | 'date' | 'list';

/** What an operator is compared with, which decides the fields beside it. */
export type Operand =
  | 'period'
  | 'months'
  | 'length'
  | 'none'
  | 'value'
  | 'values'
  | 'range'
  | 'date'
  | 'dates'
  | 'duration'
  | 'durations'
  | 'days';

export type Operator = { op: string; label: string; operand: Operand };

const of = (op: string, label: string, operand: Operand): Operator => ({ op, label, operand });

const presence = [of('exists', 'is known', 'none'), of('notExists', 'is not known', 'none')];

const number: Operator[] = [
  of('gte', 'is at least', 'value'),
  of('lte', 'is at most', 'value'),
  of('eq', 'is exactly', 'value'),
  of('ne', 'is not', 'value'),
  of('gt', 'is more than', 'value'),
  of('lt', 'is less than', 'value'),
  of('between', 'is between', 'range'),
];

const text: Operator[] = [
  of('in', 'is any of', 'values'),
  of('notIn', 'is none of', 'values'),
  of('equals', 'is', 'value'),
  of('notEquals', 'is not', 'value'),
  of('contains', 'contains', 'value'),
  of('notContains', 'does not contain', 'value'),
  of('startsWith', 'starts with', 'value'),
  of('notStartsWith', 'does not start with', 'value'),
  of('endsWith', 'ends with', 'value'),
  of('notEndsWith', 'does not end with', 'value'),
  of('matches', 'matches the pattern', 'value'),
  of('notMatches', 'does not match the pattern', 'value'),
  of('callingCodeIn', 'has the calling code', 'values'),
  of('notCallingCodeIn', 'has not the calling code', 'values'),
];

const date: Operator[] = [
  of('inLast', 'is in the last', 'duration'),
  of('notInLast', 'is not in the last', 'duration'),
  of('atLeastAgo', 'is at least … ago', 'duration'),
  of('agoBetween', 'is … ago, between', 'durations'),
  of('inNext', 'is in the next', 'duration'),
  of('before', 'is before', 'date'),
  of('after', 'is after', 'date'),
  of('betweenDates', 'is between', 'dates'),
  of('inPeriod', 'is in this or the last', 'period'),
  of('inMonths', 'is in the months', 'months'),
  of('anniversaryToday', 'has its anniversary today', 'none'),
  of('anniversaryThisMonth', 'has its anniversary this month', 'none'),
  of('anniversaryInNext', 'has its anniversary in the next', 'days'),
  of('anniversaryInLast', 'had its anniversary in the last', 'days'),
];

const boolean: Operator[] = [of('isTrue', 'is true', 'none'), of('isFalse', 'is false', 'none')];

const list: Operator[] = [
  of('includes', 'includes', 'value'),
  of('notIncludes', 'does not include', 'value'),
  of('includesAny', 'includes any of', 'values'),
  of('includesAll', 'includes all of', 'values'),
  of('notIncludesAny', 'includes none of', 'values'),
  of('includesText', 'has one with', 'value'),
  of('notIncludesText', 'has none with', 'value'),
  of('length', 'has a number of values that', 'length'),
];

const byType: Record<ValueType, Operator[]> = { number, text, date, boolean, list };

/** The operators for values of a type; the strict ones of numbers cannot ask for presence. */
export const operatorsFor = (type: ValueType, withPresence: boolean): Operator[] =>
  withPresence ? [...byType[type], ...presence] : byType[type];

const all = [...number, ...text, ...date, ...boolean, ...list, ...presence];

export const operatorOf = (op: string): Operator =>
  all.find((operator) => operator.op === op) ?? { op, label: op, operand: 'none' };

export const valueType = (type: string): ValueType =>
  type === 'number' || type === 'boolean' || type === 'date' || type === 'list' ? type : 'text';

/** Another operator: what it can keep of the operand stays, the rest takes its place from `fresh`. */
export function withOperator(test: Test, op: string, type: ValueType): Test {
  const before = operatorOf(test.op).operand;
  const { operand } = operatorOf(op);
  if (before === operand) return { ...test, op };
  if (operand === 'values' && before === 'value')
    return { op, values: test.value === undefined || test.value === '' ? [] : [String(test.value)] };
  if (operand === 'value' && before === 'values') return { op, value: test.values?.[0] ?? '' };
  return fresh(op, type);
}

/** A test with nothing chosen yet, or with what is most often meant. */
export function fresh(op: string, type: ValueType): Test {
  switch (operatorOf(op).operand) {
    case 'none':
      return { op };
    case 'value':
      return type === 'number' ? { op, value: 1 } : { op, value: '' };
    case 'values':
      return { op, values: [] };
    case 'range':
      return { op, from: 1, to: 10 };
    case 'date':
      return { op, date: '' };
    case 'dates':
      return { op, from: '', to: '' };
    case 'duration':
      return { op, amount: 30, unit: 'day' };
    case 'durations':
      return { op, from: 30, to: 60, unit: 'day' };
    case 'days':
      return { op, days: 30 };
    case 'period':
      return { op, which: 'this', unit: 'month' };
    case 'months':
      return { op, months: [12] };
    case 'length':
      return { op, is: { op: 'gte', value: 1 } };
  }
}

export const freshTest = (type: ValueType): Test => fresh(byType[type][0]?.op ?? 'exists', type);
