import { z } from 'zod';
import { isCurrency } from '../../../kernel/money.ts';
import { calendarUnit, monthsOfYear } from './calendar.ts';

/**
 * What a measured value is compared with. One flat family of operators: the operator says which type it expects.
 * Every `not…` is the complement of its positive twin: it holds for people without the value too.
 */

const text = z.string().min(1).max(1_000);
const number = z.number();
/** A local day of the workspace (`2026-11-22`) or an instant (`2026-11-22T10:00:00Z`). */
export const moment = z.union([z.iso.date(), z.iso.datetime({ offset: true })]);
export const amount = z.number().int().min(1).max(100_000);
export const unit = z.enum(['hour', 'day', 'week', 'month', 'year']);

const currency = z
  .string()
  .refine(isCurrency, 'Use an ISO 4217 code in capitals, such as USD')
  .optional()
  .describe('Of an amount of money that is not in the currency of the workspace: compared at the rate of the day');

export const numberTest = z.discriminatedUnion('op', [
  z.strictObject({ op: z.enum(['eq', 'ne', 'gt', 'gte', 'lt', 'lte']), value: number, currency }),
  z.strictObject({ op: z.literal('between'), from: number, to: number, currency }),
]);

export const textTest = z.discriminatedUnion('op', [
  z.strictObject({
    op: z.enum([
      'equals',
      'notEquals',
      'contains',
      'notContains',
      'startsWith',
      'notStartsWith',
      'endsWith',
      'notEndsWith',
    ]),
    value: text,
  }),
  z.strictObject({ op: z.enum(['matches', 'notMatches']), value: text.describe('A regular expression of RE2') }),
  z.strictObject({ op: z.enum(['in', 'notIn']), values: z.array(text).min(1).max(1_000) }),
  z.strictObject({
    op: z.enum(['callingCodeIn', 'notCallingCodeIn']),
    values: z
      .array(z.string().regex(/^\+[1-9]\d{0,6}$/, 'Write the code of a country as in "+31"'))
      .min(1)
      .max(250),
  }),
]);

export const dateTest = z.discriminatedUnion('op', [
  z.strictObject({ op: z.enum(['before', 'after']), date: moment }),
  z.strictObject({ op: z.literal('betweenDates'), from: moment, to: moment }),
  z.strictObject({ op: z.enum(['inLast', 'notInLast', 'inNext', 'atLeastAgo']), amount, unit }),
  z.strictObject({ op: z.literal('agoBetween'), from: amount, to: amount, unit }),
  z.strictObject({ op: z.enum(['anniversaryToday', 'anniversaryThisMonth']) }),
  z.strictObject({ op: z.literal('inPeriod'), which: z.enum(['this', 'last', 'next']), unit: calendarUnit }),
  z.strictObject({ op: z.literal('inMonths'), months: monthsOfYear }),
  z.strictObject({ op: z.enum(['anniversaryInNext', 'anniversaryInLast']), days: z.number().int().min(1).max(365) }),
]);

export const presenceTest = z.strictObject({ op: z.enum(['exists', 'notExists']) });
export const booleanTest = z.strictObject({ op: z.enum(['isTrue', 'isFalse']) });
export const listTest = z.discriminatedUnion('op', [
  z.strictObject({ op: z.enum(['includes', 'notIncludes', 'includesText', 'notIncludesText']), value: text }),
  z.strictObject({
    op: z.enum(['includesAny', 'includesAll', 'notIncludesAny']),
    values: z.array(text).min(1).max(1_000),
  }),
  z.strictObject({ op: z.literal('length'), is: numberTest }),
]);

export const valueTest = z.discriminatedUnion('op', [
  ...numberTest.options,
  ...textTest.options,
  ...dateTest.options,
  presenceTest,
  booleanTest,
  ...listTest.options,
]);

export type NumberTest = z.infer<typeof numberTest>;
export type TextTest = z.infer<typeof textTest>;
export type DateTest = z.infer<typeof dateTest>;
export type ListTest = z.infer<typeof listTest>;
export type ValueTest = z.infer<typeof valueTest>;
export type Unit = z.infer<typeof unit>;

export type ValueType = 'text' | 'number' | 'boolean' | 'date' | 'list';
type TestFamily = ValueType | 'presence';

const families: readonly [TestFamily, z.ZodType][] = [
  ['number', numberTest],
  ['text', textTest],
  ['date', dateTest],
  ['presence', presenceTest],
  ['boolean', booleanTest],
  ['list', listTest],
];

export const isNumberTest = (test: ValueTest): test is NumberTest => numberTest.safeParse(test).success;
export const isTextTest = (test: ValueTest): test is TextTest => textTest.safeParse(test).success;
export const isDateTest = (test: ValueTest): test is DateTest => dateTest.safeParse(test).success;
export const isListTest = (test: ValueTest): test is ListTest => listTest.safeParse(test).success;

/** The type of value an operator is about. */
export function familyOf(test: ValueTest): TestFamily {
  for (const [family, schema] of families) if (schema.safeParse(test).success) return family;
  throw new Error(`operator ${test.op} belongs to no family`);
}

/** Names of the operators of each type, for a builder's menus. */
export const operatorsByType: Record<TestFamily, readonly string[]> = {
  number: ['eq', 'ne', 'gt', 'gte', 'lt', 'lte', 'between'],
  text: [
    'equals',
    'notEquals',
    'contains',
    'notContains',
    'startsWith',
    'notStartsWith',
    'endsWith',
    'notEndsWith',
    'in',
    'notIn',
    'matches',
    'notMatches',
    'callingCodeIn',
    'notCallingCodeIn',
  ],
  date: [
    'before',
    'after',
    'betweenDates',
    'inLast',
    'notInLast',
    'inNext',
    'atLeastAgo',
    'agoBetween',
    'inPeriod',
    'inMonths',
    'anniversaryToday',
    'anniversaryThisMonth',
    'anniversaryInNext',
    'anniversaryInLast',
  ],
  presence: ['exists', 'notExists'],
  boolean: ['isTrue', 'isFalse'],
  list: [
    'includes',
    'notIncludes',
    'includesAny',
    'includesAll',
    'notIncludesAny',
    'includesText',
    'notIncludesText',
    'length',
  ],
};

export function numberHolds(value: number, test: NumberTest): boolean {
  switch (test.op) {
    case 'eq':
      return value === test.value;
    case 'ne':
      return value !== test.value;
    case 'gt':
      return value > test.value;
    case 'gte':
      return value >= test.value;
    case 'lt':
      return value < test.value;
    case 'lte':
      return value <= test.value;
    case 'between':
      return value >= test.from && value <= test.to;
  }
}

/** A test of a number of things that only asks whether there is any: "at least 1", "0". */
export function presenceOf(test: NumberTest): 'some' | 'none' | undefined {
  const [none, one, many] = [0, 1, Infinity].map((n) => numberHolds(n, test));
  if (!none && one && many) return 'some';
  return none && !one && !many ? 'none' : undefined;
}
