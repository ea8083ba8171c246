import type { NumberTest } from '../tests.ts';
import { units } from './durations.ts';
import { comparisons, opposite, quantityText, readNumberTest } from './numbers.ts';
import { phrases, said } from './phrases.ts';
import type { Reader } from './reader.ts';

/** How often something was done: `at least 3 times`, `exactly once`, `more than twice`, `3 or more times`. */

const few = phrases([...said(1, 'once'), ...said(2, 'twice'), ...said(3, 'thrice'), ...said(0, 'never')]);
const times = phrases(said(true, 'times', 'time', 'x'));
const noise = phrases(said(true, 'a total of', 'for'));

/** Undefined, with nothing read, when no number of times stands here. */
export function readTimes(r: Reader): NumberTest | undefined {
  const from = r.place;
  r.match(noise);
  const compared = r.place;
  const op = r.match(comparisons) ?? 'eq';
  const value = r.match(few);
  if (value !== undefined) {
    const more = r.take('or', 'more') || r.take('or', 'more', 'often');
    return r.mark({ op: more && op === 'eq' ? ('gte' as const) : op, value }, from);
  }
  r.reset(compared);
  const test = readNumberTest(r);
  // "between 30 and 60 days ago" and "in the last 30 days" say when, not how often.
  if (test === undefined || r.saysOne(units)) return back(r, from);
  const orMore = r.match(times) && (r.take('or', 'more') || r.take('and', 'more'));
  return orMore && test.op === 'eq' ? r.mark({ ...test, op: 'gte' as const }, from) : test;
}

/** `3 or more orders`: a number test with its noun still to come. */
export const readQuantity = (r: Reader): NumberTest | undefined => {
  const from = r.place;
  const test = readNumberTest(r);
  return test === undefined || r.saysOne(units) ? back(r, from) : test;
};

const back = (r: Reader, place: number): undefined => {
  r.reset(place);
  return undefined;
};

export function timesText(test: NumberTest): string {
  const isOnce = test.op !== 'between' && test.value === 1 && test.currency === undefined;
  return isOnce ? quantityText(test).replace(/1$/, 'once') : `${quantityText(test)} times`;
}

export const isNever = (test: NumberTest): boolean =>
  test.op === 'eq' && Object.is(test.value, 0) && test.currency === undefined;

/** "did not … at least 3 times" is fewer than 3; "did not …" alone is never. */
export function negatedTimes(r: Reader, test: NumberTest | undefined, from: number): NumberTest {
  if (test === undefined) return { op: 'eq', value: 0 };
  return (
    opposite(test) ?? r.fail('Write "not (did … between … and … times)" around the whole condition.', r.spanFrom(from))
  );
}
