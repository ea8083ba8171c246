import { isDateTest, isNumberTest, type NumberTest, type ValueTest, type ValueType } from '../tests.ts';
import { dateTestText, readDateTest } from './date-tests.ts';
import { comparisons, numberTestText, readNumberTest } from './numbers.ts';
import { phrases, said } from './phrases.ts';
import { listed, quotedValue } from './quoting.ts';
import type { Reader } from './reader.ts';
import { refuseDay } from './when.ts';
import { isMore, readValue, readValues } from './values.ts';

type Op = Exclude<ValueTest['op'], NumberTest['op']>;

const plain = phrases<Op>([
  ...said(
    'exists' as const,
    'exists',
    'exist',
    'is set',
    'is known',
    'has a value',
    'is present',
    'is not empty',
    'is not blank',
    'is not null',
    'has any value',
  ),
  ...said(
    'notExists' as const,
    'does not exist',
    "doesn't exist",
    'not exists',
    'is not set',
    "isn't set",
    'is unknown',
    'is not known',
    'is empty',
    'is blank',
    'is missing',
    'is null',
    'is not present',
    'has no value',
  ),
  ...said('isTrue' as const, 'is true', '= true'),
  ...said('isFalse' as const, 'is false', '= false'),
]);

const ofOne = phrases<Op>([
  ...negatable('contains', 'notContains', ['contains', 'containing'], ['contain']),
  ...negatable(
    'startsWith',
    'notStartsWith',
    ['starts with', 'begins with', 'starting with', 'beginning with'],
    ['start with', 'begin with'],
  ),
  ...negatable('endsWith', 'notEndsWith', ['ends with', 'ending with', 'ends in', 'ending in'], ['end with', 'end in']),
  ...negatable('matches', 'notMatches', ['matches', 'matching', 'matches regex'], ['match']),
  ...negatable('includesText', 'notIncludesText', ['includes text', 'including text'], ['include text']),
  ...negatable('includes', 'notIncludes', ['includes', 'including'], ['include']),
]);

const ofMany = phrases<Op>([
  ...said('in' as const, 'in', 'is in', 'is one of', 'is any of', 'one of', 'any of', '= any of'),
  ...said(
    'notIn' as const,
    'not in',
    'is not in',
    'is not one of',
    'is not any of',
    'is none of',
    'none of',
    'not one of',
  ),
  ...said(
    'includesAny' as const,
    'includes any of',
    'includes one of',
    'contains any of',
    'includes any',
    'has any of',
  ),
  ...said('notIncludesAny' as const, 'includes none of', 'does not include any of', 'contains none of', 'has none of'),
  ...said('callingCodeIn' as const, 'calling code in', 'has calling code in', 'calling code is', 'country code in'),
  ...said('notCallingCodeIn' as const, 'calling code not in', 'country code not in'),
  ...said('includesAll' as const, 'includes all of', 'contains all of', 'includes all', 'has all of'),
]);

function negatable<const T>(op: T, not: T, ways: readonly string[], bare: readonly string[]): (readonly [string, T])[] {
  return [
    ...said(op, ...ways),
    ...said(not, ...ways.map((way) => `not ${way}`), ...bare.flatMap((way) => [`does not ${way}`, `doesn't ${way}`])),
  ];
}

const equal = phrases<'equals' | 'notEquals'>([
  ...said('equals' as const, '=', 'is', 'equals', 'is equal to', 'equal to', 'is exactly', 'like'),
  ...said('notEquals' as const, '!=', 'is not', "isn't", 'is not equal to', 'not equal to', 'does not equal', 'not'),
]);

/** What may follow the name of a value, for messages. */
const examples: Record<ValueType, string> = {
  text: `a test such as = 'NL', contains 'x', in ('a', 'b') or exists`,
  number: 'a test such as >= 3, = 1 or between 2 and 5',
  date: 'a test such as "in the last 30 days", "at least 120 days ago" or "before 2026-01-01"',
  boolean: '"is true" or "is false"',
  list: `a test such as includes 'a' or includes any of ('a', 'b')`,
};

const keywords = [
  'contains',
  'starts with',
  'ends with',
  'exists',
  'is',
  'in',
  'between',
  'before',
  'after',
  'at least',
  'includes',
  'anniversary',
];

/** True where a test could begin: what stands before it is the name of a value. */
export const startsTest = (r: Reader): boolean =>
  r.saysOne(plain) ||
  r.saysOne(ofOne) ||
  r.saysOne(ofMany) ||
  r.saysOne(equal) ||
  r.saysOne(comparisons) ||
  r.saysOne(lengths) ||
  startsOther(r);

function startsOther(r: Reader): boolean {
  const from = r.place;
  const found =
    r.says('anniversary') || r.says('between') || readNumberTest(r) !== undefined || readDateTest(r) !== undefined;
  r.reset(from);
  return found;
}

/** @param type what the value is known to be; a text is compared with digits as text */
export function readValueTest(r: Reader, type?: ValueType): RawTest {
  const from = r.place;
  const byType = type === 'text' ? [readTextTest, readNumberTest] : [readNumberTest, readTextTest];
  for (const read of [readPlainTest, readLength, readDateTest, ...byType]) {
    const test = read(r);
    if (test) return r.mark(test, from);
  }
  if (type === 'date') refuseDay(r);
  if (r.match(comparisons)) r.expected(type === 'text' ? 'a value in quotes' : 'a number');
  refuseDay(r);
  return r.expected(examples[type ?? 'text'], keywords);
}

/** A test before its operator and operands are checked against each other. */
export type RawTest = { op: string } & Record<string, unknown>;

function readPlainTest(r: Reader): RawTest | undefined {
  const op = r.match(plain);
  return op === undefined ? undefined : { op };
}

const lengths = phrases(said(true, 'length', 'has length', 'has a length of', 'size', 'length is'));

function readLength(r: Reader): RawTest | undefined {
  if (!r.match(lengths)) return undefined;
  const is = readNumberTest(r) ?? r.expected('how many, such as >= 3');
  return { op: 'length', is };
}

function readTextTest(r: Reader): RawTest | undefined {
  const from = r.place;
  const many = r.match(ofMany);
  if (many && isValue(r)) return { op: many, values: readValues(r) };
  r.reset(from);
  const one = r.match(ofOne);
  if (one) return { op: one, value: readValue(r) };
  if (r.peek().type === 'string') return { op: 'equals', value: readValue(r) };
  const op = r.match(equal);
  if (op === undefined || r.says('number')) return back(r, from);
  const fact = r.peek();
  if (fact.type === 'word' && (fact.key === 'true' || fact.key === 'false')) {
    r.fail(
      `Write "is ${fact.key === 'true' ? 'false' : 'true'}", or "not (… is ${fact.key})" to include people without a value.`,
      fact,
    );
  }
  if (fact.type !== 'number' && !isValue(r)) return r.expected('a value in quotes');
  const value = readValue(r);
  if (op === 'notEquals' || !isMore(r, ['or'])) return { op, value };
  const values = [value];
  while (isMore(r, ['or']) && r.next()) values.push(readValue(r));
  return { op: 'in', values };
}

const isValue = (r: Reader): boolean =>
  r.says('(') || ['string', 'number', 'moment', 'word', 'bad'].includes(r.peek().type);

const back = (r: Reader, place: number): undefined => {
  r.reset(place);
  return undefined;
};

const opWords: Partial<Record<ValueTest['op'], string>> = {
  equals: '=',
  notEquals: '!=',
  contains: 'contains',
  notContains: 'does not contain',
  startsWith: 'starts with',
  notStartsWith: 'does not start with',
  endsWith: 'ends with',
  notEndsWith: 'does not end with',
  in: 'in',
  notIn: 'not in',
  exists: 'exists',
  notExists: 'does not exist',
  isTrue: 'is true',
  isFalse: 'is false',
  includes: 'includes',
  notIncludes: 'does not include',
  includesAny: 'includes any of',
  includesAll: 'includes all of',
  notIncludesAny: 'includes none of',
  includesText: 'includes text',
  notIncludesText: 'does not include text',
  matches: 'matches',
  notMatches: 'does not match',
  callingCodeIn: 'calling code in',
  notCallingCodeIn: 'calling code not in',
};

/** @param type what the value is known to be: a number asked of a text is marked as one */
export function valueTestText(test: ValueTest, type?: ValueType): string {
  if (isNumberTest(test)) return numberTestText(test, type === 'text' && (test.op === 'eq' || test.op === 'ne'));
  if (isDateTest(test)) return dateTestText(test);
  if (test.op === 'length') return `length ${numberTestText(test.is)}`;
  const words = opWords[test.op] ?? test.op;
  if ('values' in test) return `${words} ${listed(test.values)}`;
  return 'value' in test ? `${words} ${quotedValue(test.value)}` : words;
}
