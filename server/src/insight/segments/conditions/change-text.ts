import type { ConditionText, RawCondition } from '../language/text/condition-text.ts';
import { tryWindow, windowText } from '../language/text/date-tests.ts';
import { comparisons, numberText, readMoney, startsNumber } from '../language/text/numbers.ts';
import { phrases, said } from '../language/text/phrases.ts';
import type { Reader } from '../language/text/reader.ts';
import type { Window } from '../language/windows.ts';
import { timelessText, tryMeasure, tryTimeless, type RawMeasure } from './measure-text.ts';
import type { TimelessSpec } from './measures.ts';

type Op = 'eq' | 'ne' | 'gt' | 'gte' | 'lt' | 'lte';
type ChangeCondition = {
  kind: 'change';
  of: TimelessSpec;
  window: Window;
  against: Window;
  is: { op: Op; times: number };
};

const symbols: Record<Op, string> = { eq: '=', ne: '!=', gt: '>', gte: '>=', lt: '<', lte: '<=' };
const factors = phrases<number>([
  ...said(0.5, 'half', 'half of', 'half that of', 'half the'),
  ...said(2, 'twice', 'twice of', 'twice that of', 'double', 'double of', 'twice the'),
  ...said(3, 'three times', 'three times that of'),
]);
const times = phrases(said(true, 'times', 'times that of', 'times of', 'of', 'that of', 'x'));
const heads = phrases(
  said(true, 'sum of', 'count of', 'number of', 'spend on', 'quantity of', 'orders of', 'spend', 'orders'),
);

/** `compare sum of value of "Placed Order" this quarter with last quarter < 0.5 times`; also `… this quarter < half of last quarter`. */
export const changeText: ConditionText<ChangeCondition> = {
  words: ['compare'],
  read: (r) => readCompare(r) ?? readNatural(r),
  write: ({ of, window, against, is }) =>
    `compare ${timelessText(of)}${spanText(window)} with${spanText(against)} ${symbols[is.op]} ${numberText(is.times)} times`,
};

const spanText = (window: Window): string => (window.type === 'ever' ? ' ever' : windowText(window));

function readCompare(r: Reader): RawCondition | undefined {
  if (!r.take('compare')) return undefined;
  const { of, window } = readSplit(r) ?? r.expected('a number such as sum of value of "Placed Order"');
  if (window === undefined) return r.expected('a stretch of time such as this quarter');
  if (!r.take('with') && !r.take('to') && !r.take('against'))
    r.expected('"with" and another stretch of time', ['with']);
  const against = tryWindow(r) ?? r.expected('a stretch of time such as last quarter');
  const from = r.place;
  const op = r.match(comparisons) ?? r.expected('a comparison such as < 0.5 times');
  const factor = readFactor(r) ?? r.expected('how many times: 0.5, half, twice');
  return { kind: 'change', of, window, against, is: r.mark({ op, times: factor }, from) };
}

/** `spend this quarter is less than half of last quarter`. */
function readNatural(r: Reader): RawCondition | undefined {
  const from = r.place;
  if (!r.saysOne(heads)) return undefined;
  const split = readSplit(r);
  const compared = r.place;
  const op = split?.window === undefined ? undefined : r.match(comparisons);
  const factor = op === undefined ? undefined : readFactor(r);
  const against = factor === undefined ? undefined : tryWindow(r);
  if (split?.window === undefined || against === undefined) {
    r.reset(from);
    return undefined;
  }
  const { of, window } = split;
  return { kind: 'change', of, window, against, is: r.mark({ op, times: factor }, compared) };
}

function readFactor(r: Reader): number | undefined {
  const spoken = r.match(factors);
  if (spoken !== undefined) return spoken;
  if (!startsNumber(r)) return undefined;
  const from = r.place;
  const { value, currency } = readMoney(r, 'how many times');
  if (currency !== undefined) {
    r.reset(from);
    return undefined;
  }
  r.match(times);
  return value;
}

/** A number and its stretch of time, apart. */
function readSplit(r: Reader): { of: RawMeasure; window: unknown } | undefined {
  const from = r.place;
  const of = tryTimeless(r);
  if (of !== undefined) return { of, window: tryWindow(r) };
  const whole = tryMeasure(r);
  if (whole === undefined) return undefined;
  const { window, ...rest } = whole;
  if (window === undefined) r.reset(from);
  return window === undefined ? undefined : { of: r.mark(rest, from), window };
}
