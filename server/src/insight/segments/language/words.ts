import { monthName } from './calendar.ts';
import type { ValueTest } from './tests.ts';
import type { Window } from './windows.ts';

/** Short words for explaining what was wanted. */

const signs = { eq: '=', ne: '≠', gt: '>', gte: '≥', lt: '<', lte: '≤' } as const;

export function testWords(test: ValueTest): string {
  switch (test.op) {
    case 'eq':
    case 'ne':
    case 'gt':
    case 'gte':
    case 'lt':
    case 'lte':
      return `${signs[test.op]} ${test.value}${currency(test)}`;
    case 'between':
      return `between ${test.from} and ${test.to}${currency(test)}`;
    case 'length':
      return `length ${testWords(test.is)}`;
    case 'inPeriod':
      return `in ${test.which} ${test.unit}`;
    case 'inMonths':
      return `in ${test.months.map(monthName).join(' or ')}`;
    case 'betweenDates':
      return `from ${test.from} to ${test.to}`;
    case 'before':
    case 'after':
      return `${test.op} ${test.date}`;
    case 'inLast':
    case 'notInLast':
    case 'inNext':
    case 'atLeastAgo':
      return `${spaced(test.op)} ${test.amount} ${test.unit}${test.amount === 1 ? '' : 's'}`;
    case 'agoBetween':
      return `${test.from} to ${test.to} ${test.unit}s ago`;
    case 'anniversaryInNext':
    case 'anniversaryInLast':
      return `${spaced(test.op)} ${test.days} days`;
    default:
      if ('values' in test) return `${spaced(test.op)} ${test.values.slice(0, 10).join(', ')}`;
      return 'value' in test ? `${spaced(test.op)} ${test.value}` : spaced(test.op);
  }
}

const currency = (test: { currency?: string | undefined }): string =>
  test.currency === undefined ? '' : ` ${test.currency}`;

const spaced = (op: string): string => op.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

export function windowWords(w: Window, zone: string): string {
  switch (w.type) {
    case 'ever':
      return 'ever';
    case 'last':
      return `in the last ${w.amount} ${w.unit}${w.amount === 1 ? '' : 's'}`;
    case 'between':
      return `between ${w.from} and ${w.to} ${w.unit}s ago`;
    case 'before':
    case 'after':
      return `${w.type} ${w.date} (${zone})`;
    case 'dates':
      return `from ${w.from} to ${w.to} (${zone})`;
    case 'period':
      return `in ${w.which} ${w.unit} (${zone})`;
    case 'months':
      return `in ${w.months.map(monthName).join(' or ')} (${zone})`;
  }
}
