import type { Lead, RawCondition } from '../language/text/condition-text.ts';
import { negatedTimes, readQuantity, readTimes } from '../language/text/counts.ts';
import { tryWindow } from '../language/text/date-tests.ts';
import { readNumberTest } from '../language/text/numbers.ts';
import { phrases, said } from '../language/text/phrases.ts';
import type { Reader } from '../language/text/reader.ts';
import type { NumberTest } from '../language/tests.ts';
import type { Window } from '../language/windows.ts';

/** Orders and spend of a stretch of time are events; over all time they are figures of the person. */

const metric = 'Placed Order';
const made = phrases(said(true, 'made', 'placed'));
const nouns = phrases(said(true, 'orders', 'order', 'purchases', 'purchase'));
const verbs = phrases(
  said(true, 'ordered', 'purchased', 'bought', 'order', 'purchase', 'buy', 'made a purchase', 'placed an order'),
);
const spend = phrases(said(true, 'spent', 'spend', 'total spend', 'gross spend', 'amount spent'));

/** `at least 3 orders in the last 90 days`, `orders in December 2025`, `did not order in 2026`, `spent at least 250 in the last year`. */
export function readOrdersWithin(r: Reader, lead: Lead): RawCondition | undefined {
  const from = r.place;
  return readNouns(r, lead, from) ?? readVerb(r, lead, from) ?? readSpend(r, lead, from);
}

function readNouns(r: Reader, lead: Lead, from: number): RawCondition | undefined {
  r.match(made);
  const before = readQuantity(r);
  if (!r.match(nouns)) return back(r, from);
  return counted(r, lead, from, before ?? readNumberTest(r));
}

const readVerb = (r: Reader, lead: Lead, from: number): RawCondition | undefined =>
  r.match(verbs) ? counted(r, lead, from, undefined) : undefined;

/** With a stretch of time, before or after how often. */
function counted(r: Reader, lead: Lead, from: number, before: NumberTest | undefined): RawCondition | undefined {
  const early = windowOf(r);
  const is = before ?? readTimes(r);
  const window = early ?? windowOf(r);
  if (window === undefined) return back(r, from);
  const times = lead.negative ? negatedTimes(r, is, from) : is;
  return { kind: 'event', metric, window, ...(times && { is: times }) };
}

function readSpend(r: Reader, lead: Lead, from: number): RawCondition | undefined {
  if (!r.match(spend)) return undefined;
  const early = windowOf(r);
  const is = readNumberTest(r);
  const window = early ?? windowOf(r);
  if (is === undefined || window === undefined || r.says('on')) return back(r, from);
  if (lead.negative) return r.fail('Write "not (spent …)" around the whole condition.', r.spanFrom(from));
  return { kind: 'event', metric, measure: 'sum', of: 'value', window, is };
}

function windowOf(r: Reader): Window | undefined {
  const from = r.place;
  const window = tryWindow(r);
  return window?.type === 'ever' ? back(r, from) : window;
}

const back = (r: Reader, place: number): undefined => {
  r.reset(place);
  return undefined;
};
