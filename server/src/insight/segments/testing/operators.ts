import fc from 'fast-check';

/** Operators that more than one generator of rules draws from. */

export const comparison = fc.constantFrom('eq', 'ne', 'gt', 'gte', 'lt', 'lte');
export const textOperators = [
  'equals',
  'notEquals',
  'contains',
  'notContains',
  'startsWith',
  'notStartsWith',
  'endsWith',
  'notEndsWith',
] as const;
export const calendarUnit = fc.constantFrom('day', 'week', 'month', 'quarter', 'year');
