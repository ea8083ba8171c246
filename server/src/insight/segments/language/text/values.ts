import { phrases, said } from './phrases.ts';
import type { Reader } from './reader.ts';

/** Values of text: quoted, or plain words as far as they go. */

/** Words a value without quotes ends before. */
const ends = phrases(
  said(
    true,
    ...[
      'and',
      'or',
      'but',
      'not',
      'where',
      'with',
      'in',
      'within',
      'between',
      'before',
      'after',
      'since',
      'until',
      'during',
    ],
    ...[
      'at least',
      'at most',
      'more than',
      'less than',
      'fewer than',
      'exactly',
      'ever',
      'over the',
      'for',
      'on',
      'from',
      'by',
    ],
    ...['last week', 'last month', 'last year', 'last quarter', 'last calendar', 'once', 'twice', 'then', 'all within'],
    ...['today', 'yesterday', 'this week', 'this month', 'this quarter', 'this year'],
  ),
);

export function readValue(r: Reader, what = 'a value in quotes'): string {
  const token = r.peek();
  if (token.type === 'string' || token.type === 'number' || token.type === 'moment') {
    r.next();
    if (token.type === 'string' && token.key === '')
      r.fail('A value cannot be empty; write "does not exist" for a missing one.', token);
    // "85123A" is one value, though it begins as a number.
    const isMixed = token.type === 'number' && r.peek().type === 'word' && r.peek().from === token.to;
    if (isMixed) return `${token.text}${r.next().text}`;
    return token.type === 'string' ? token.key : token.text;
  }
  const words: string[] = [];
  while (r.peek().type === 'word' && !r.saysOne(ends)) words.push(r.next().text);
  return words.length > 0 ? words.join(' ') : r.expected(what);
}

/** `('a', 'b')`, `'a', 'b'`, `a or b` in parentheses. */
export function readValues(r: Reader, what = 'a value in quotes'): string[] {
  const values: string[] = [];
  if (!r.take('(')) {
    do values.push(readValue(r, what));
    while (isMore(r) && r.next());
    return values;
  }
  do values.push(readValue(r, what));
  while (r.take(',') || r.take(';') || r.take('or'));
  r.expect(')', '"," or ")" after a value of the list');
  return values;
}

/** Words that are a condition by themselves. */
const conditions = new Set(['everyone', 'everybody', 'identified', 'known', 'anonymous']);

/** A comma or "or" goes on with the list when a value and nothing else follows. */
export function isMore(r: Reader, signs: readonly string[] = [',', 'or']): boolean {
  if (!signs.some((sign) => r.says(sign))) return false;
  const { type, text } = r.peek(1);
  // A value in single quotes is nothing else; a metric in double ones may begin the next condition.
  if (text.startsWith("'")) return true;
  const isEnd = r.peek(2).type === 'end' || ['and', 'or', 'but', ',', ';', ')'].some((key) => r.says(key, 2));
  const isValue = type === 'string' || type === 'number' || (type === 'word' && !conditions.has(r.peek(1).key));
  return isValue && isEnd;
}
