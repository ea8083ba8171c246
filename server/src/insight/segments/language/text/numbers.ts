import { isCurrency } from '../../../../kernel/money.ts';
import type { NumberTest } from '../tests.ts';
import { phrases, said } from './phrases.ts';
import type { Reader } from './reader.ts';

/** Numbers as people type them, and what is asked of a number. */

const words = [
  'zero',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
];
const numberWords = new Map([...words.map((word, value) => [word, value] as const), ['no', 0], ['dozen', 12]]);

const signs: Record<string, readonly string[]> = {
  '€': ['EUR'],
  '£': ['GBP'],
  '¥': ['JPY', 'CNY'],
  $: ['USD', 'CAD', 'AUD', 'NZD', 'SGD', 'HKD', 'MXN', 'BRL'],
};

export const startsNumber = (r: Reader, ahead = 0): boolean =>
  r.peek(ahead).type === 'number' ||
  wordNumber(r, ahead) !== undefined ||
  signs[r.peek(ahead).text] !== undefined ||
  isCodeAhead(r, ahead);

/** `USD 100`: the code says the currency, also where it is the workspace's own. */
const isCodeAhead = (r: Reader, ahead = 0): boolean =>
  r.peek(ahead).type === 'word' && isCurrency(r.peek(ahead).text) && r.peek(ahead + 1).type === 'number';

/** "three", "a" of "a year"; "one of" begins a list. */
function wordNumber(r: Reader, ahead = 0): number | undefined {
  const { type, key } = r.peek(ahead);
  if (type !== 'word') return undefined;
  if (key === 'a' || key === 'an')
    return ['hour', 'day', 'week', 'month', 'year'].includes(r.peek(ahead + 1).key) ? 1 : undefined;
  return key === 'one' && r.says('of', ahead + 1) ? undefined : numberWords.get(key);
}

/** `3`, `three`, `1,000`, `30%`, `€250`, `250 EUR`: without a currency of its own. */
export function readNumber(r: Reader, what = 'a number'): number {
  const from = r.place;
  const { value, currency } = readMoney(r, what);
  if (currency !== undefined) r.fail(`Expected ${what}, not an amount of ${currency}.`, r.spanFrom(from));
  return value;
}

export type Money = { value: number; currency?: string };

/** A number; the currency is there where it was said and is not the workspace's own, or stands before the number. */
export function readMoney(r: Reader, what = 'a number'): Money {
  if (isCodeAhead(r)) {
    const { text: currency } = r.next();
    return { currency, value: readDigits(r, what) };
  }
  const isSigned = signs[r.peek().text] !== undefined && r.peek().type === 'symbol';
  const sign = takeSign(r);
  const word = wordNumber(r);
  if (word !== undefined) {
    r.next();
    return { value: word };
  }
  const value = readDigits(r, what);
  if (r.take('%')) return { value: value / 100 };
  const currency = isSigned ? sign : takeCurrency(r);
  return currency === undefined ? { value } : { value, currency };
}

/** Digits alone, with thousands apart where the commas touch their digits. */
export function readDigits(r: Reader, what: string, grouped = true): number {
  const first = r.peek();
  if (first.type !== 'number') return r.expected(what);
  r.next();
  let digits = first.key;
  for (let end = first.to; grouped && /^-?\d{1,3}(?:\d{3})*$/.test(digits);) {
    const part = r.peek(1);
    if (!r.says(',') || r.peek().from !== end || part.from !== end + 1 || !/^\d{3}(?:\.\d+)?$/.test(part.text)) break;
    digits += part.text;
    end = part.to;
    r.next();
    r.next();
  }
  const value = Number(digits);
  if (!Number.isFinite(value)) r.fail('This number is too large.', first);
  return value;
}

/** `€250`; undefined for no sign and for the workspace's own. */
function takeSign(r: Reader): string | undefined {
  const token = r.peek();
  const codes = signs[token.text];
  if (codes === undefined || token.type !== 'symbol') return undefined;
  const { currency } = r.names;
  const [only, ...more] = codes;
  const isOwn = currency === undefined || codes.includes(currency);
  if (!isOwn && more.length > 0) {
    r.fail(`${token.text} can be ${codes.slice(0, 3).join(', ')}…: write the code, such as 100 ${only}.`, token);
  }
  r.next();
  return isOwn ? undefined : only;
}

/** `250 EUR`, `250€`; undefined for none and for the workspace's own. */
function takeCurrency(r: Reader): string | undefined {
  const { currency } = r.names;
  const { type, text } = r.peek();
  const code = type === 'word' && /^(?:[A-Z]{3}|[a-z]{3})$/.test(text) ? text.toUpperCase() : undefined;
  if (code !== undefined && code === currency) {
    r.next();
    return undefined;
  }
  // In small letters other codes are words: "all", "try".
  if (code !== undefined && code === text && isCurrency(code)) return r.next().text;
  return takeSign(r);
}

type Comparison = Exclude<NumberTest['op'], 'between'>;

const is = (...ways: string[]): string[] => ways.flatMap((way) => [way, `is ${way}`]);

/** Symbols and words for comparing, `between` apart. */
export const comparisons = phrases<Comparison>([
  ...said(
    'gte' as const,
    '>=',
    ...is('at least', 'no less than', 'not less than', 'no fewer than', 'a minimum of', 'minimum'),
  ),
  ...said('gte' as const, ...is('greater than or equal to', 'more than or equal to', 'equal to or more than')),
  ...said('lte' as const, '<=', ...is('at most', 'no more than', 'not more than', 'up to', 'a maximum of', 'maximum')),
  ...said('lte' as const, ...is('less than or equal to', 'fewer than or equal to', 'equal to or less than')),
  ...said(
    'gt' as const,
    '>',
    'exceeds',
    ...is('more than', 'greater than', 'above', 'over', 'higher than', 'larger than'),
  ),
  ...said('lt' as const, '<', ...is('less than', 'fewer than', 'below', 'under', 'lower than', 'smaller than')),
  ...said('ne' as const, '!=', 'is not', "isn't", 'not equal to', 'is not equal to', 'does not equal', 'not exactly'),
  ...said(
    'eq' as const,
    '=',
    'is',
    'are',
    'equals',
    'equal to',
    'is equal to',
    'exactly',
    'is exactly',
    'only',
    'just',
  ),
]);

const betweens = phrases(said(true, 'between', 'is between', 'from'));

/** `>= 3`, `at least 3`, `between 2 and 5`, `3 or more`, `3+`, `3`; undefined, with nothing read, when none stands here. */
export function readNumberTest(r: Reader): NumberTest | undefined {
  const from = r.place;
  if (r.match(betweens)) {
    if (!startsNumber(r)) return back(r, from);
    const low = readMoney(r);
    if (!r.take('and') && !r.take('to')) return r.expected('"and" and the upper end');
    const high = readMoney(r, 'the upper end');
    const currency = low.currency ?? high.currency;
    if (high.currency !== undefined && high.currency !== currency) {
      r.fail('Both ends are amounts of one currency.', r.spanFrom(from));
    }
    return r.mark({ op: 'between' as const, from: low.value, to: high.value, ...(currency && { currency }) }, from);
  }
  const op = r.match(comparisons);
  r.take('number');
  if (!startsNumber(r)) return back(r, from);
  const money = readMoney(r);
  const open = op === undefined || op === 'eq' ? r.match(openEnds) : undefined;
  return r.mark({ op: open ?? op ?? 'eq', ...money }, from);
}

const openEnds = phrases<Comparison>([
  ...said('gte' as const, 'or more', 'or above', 'or higher', 'and more', 'and above', 'plus', '+'),
  ...said('lte' as const, 'or less', 'or fewer', 'or below', 'or lower'),
]);

const back = (r: Reader, place: number): undefined => {
  r.reset(place);
  return undefined;
};

const symbols = { eq: '=', ne: '!=', gt: '>', gte: '>=', lt: '<', lte: '<=' } as const;

/** @param marked the value would be taken for text without saying that it is a number */
export function numberTestText(test: NumberTest, marked = false): string {
  if (test.op === 'between') return `between ${amountText(test.from, test)} and ${numberText(test.to)}`;
  return `${symbols[test.op]} ${marked ? 'number ' : ''}${amountText(test.value, test)}`;
}

const wordy = {
  eq: 'exactly',
  ne: 'not exactly',
  gt: 'more than',
  gte: 'at least',
  lt: 'fewer than',
  lte: 'at most',
} as const;

/** `at least 3`: before the things that are counted. */
export function quantityText(test: NumberTest): string {
  if (test.op === 'between') return `between ${amountText(test.from, test)} and ${numberText(test.to)}`;
  return `${wordy[test.op]} ${amountText(test.value, test)}`;
}

/** The code stands before the number: that reads as itself also where it is the workspace's own. */
const amountText = (value: number, { currency }: NumberTest): string =>
  currency === undefined ? numberText(value) : `${currency} ${numberText(value)}`;

export const numberText = (value: number): string => (Object.is(value, -0) ? '-0' : String(value));

/** What holds exactly when the test does not. */
export function opposite(test: NumberTest): NumberTest | undefined {
  if (test.op === 'between') return undefined;
  const ops = { eq: 'ne', ne: 'eq', gt: 'lte', gte: 'lt', lt: 'gte', lte: 'gt' } as const;
  return { ...test, op: ops[test.op] };
}
