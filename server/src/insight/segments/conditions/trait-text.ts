import type { ConditionText, Lead, RawCondition } from '../language/text/condition-text.ts';
import { readTimes, readQuantity } from '../language/text/counts.ts';
import { tryWindow } from '../language/text/date-tests.ts';
import { readUnit, units } from '../language/text/durations.ts';
import { genericText } from '../language/text/generic.ts';
import { readNumberTest } from '../language/text/numbers.ts';
import { phrases, said } from '../language/text/phrases.ts';
import type { Reader } from '../language/text/reader.ts';
import { readValueTest, valueTestText, type RawTest } from '../language/text/value-tests.ts';
import { operatorsByType, type NumberTest, type Unit, type ValueTest } from '../language/tests.ts';
import { countedPhrases, datePhrases, traitName, traitPhrases, traitWords } from './trait-names.ts';
import { traits } from './traits.ts';

type TraitCondition = { kind: 'trait'; trait: string; is: ValueTest };

/** `orders >= 3`, `last order at least 120 days ago`, `exactly one order ever`, `acquisition channel = 'paid'`. */
export const traitText: ConditionText<TraitCondition> = {
  words: traitWords,
  read: (r, lead) => readSince(r) ?? readCounted(r) ?? readDeed(r, lead) ?? readNamed(r),
  write: (condition) => {
    const { trait, is } = condition;
    // "orders in the last 30 days" are those of that time; a number is not asked so, which a fault says elsewhere.
    if (trait === 'orders' && operatorsByType.date.includes(is.op)) return genericText(condition);
    return `${traitName(trait)} ${valueTestText(is, traits[trait]?.type)}`;
  },
};

const of = (trait: string, is: RawTest): RawCondition => ({ kind: 'trait', trait, is });

/** `days since last order >= 120`. */
function readSince(r: Reader): RawCondition | undefined {
  const from = r.place;
  if (!r.saysOne(units)) return undefined;
  const unit = readUnit(r);
  const trait = r.take('since') ? r.match(datePhrases) : undefined;
  if (trait === undefined) return back(r, from);
  const testFrom = r.place;
  const test = readNumberTest(r) ?? r.expected('a number of days such as >= 120');
  const is = sinceTest(test, unit) ?? r.fail('Ask "at least", "at most" or "between".', r.spanFrom(testFrom));
  return of(trait, r.mark(is, testFrom));
}

function sinceTest(test: NumberTest, unit: Unit): RawTest | undefined {
  if (test.op === 'between') return { op: 'agoBetween', from: test.from, to: test.to, unit };
  if (test.op === 'gte' || test.op === 'gt') return { op: 'atLeastAgo', amount: test.value, unit };
  return test.op === 'lte' || test.op === 'lt' ? { op: 'inLast', amount: test.value, unit } : undefined;
}

/** `at least 3 orders ever`, `no orders`, `exactly one order`. */
function readCounted(r: Reader): RawCondition | undefined {
  const from = r.place;
  const habit = r.match(habits);
  if (habit !== undefined) return of('orders', r.mark({ ...habit }, from));
  r.match(made);
  const is = readQuantity(r);
  const trait = is && r.match(countedPhrases);
  return is !== undefined && trait !== undefined && isOverAllTime(r) ? of(trait, is) : back(r, from);
}

const made = phrases(said(true, 'made', 'placed'));
const habits = phrases<NumberTest>([
  ...said<NumberTest>(
    { op: 'gte', value: 2 },
    'repeat customers',
    'repeat buyers',
    'returning customers',
    'returning buyers',
  ),
  ...said<NumberTest>(
    { op: 'eq', value: 1 },
    'one-time customers',
    'one-time buyers',
    'one time buyers',
    'first-time buyers',
  ),
  ...said<NumberTest>({ op: 'gte', value: 1 }, 'buyers'),
]);
const ordered = phrases(
  said(true, 'ordered', 'purchased', 'bought', 'order', 'purchase', 'made a purchase', 'placed an order'),
);
const spent = phrases(said(true, 'spent', 'spend'));

/** `ordered at least 3 times`, `spent more than 250`. */
function readDeed(r: Reader, lead: Lead): RawCondition | undefined {
  const from = r.place;
  if (r.match(spent)) {
    const is = readNumberTest(r);
    return is !== undefined && isOverAllTime(r) ? of('grossSpend', is) : back(r, from);
  }
  if (!r.match(ordered)) return undefined;
  const is = readTimes(r);
  const isWhole = isOverAllTime(r) && (is !== undefined || r.atEnd());
  if (!isWhole) return back(r, from);
  const never = lead.negative && is === undefined;
  if (never) lead.negative = false;
  return of('orders', never ? { op: 'eq', value: 0 } : (is ?? { op: 'gte', value: 1 }));
}

function readNamed(r: Reader): RawCondition | undefined {
  const trait = r.match(traitPhrases);
  if (trait === undefined) return undefined;
  const from = r.place;
  const type = traits[trait]?.type;
  const is = readValueTest(r, type);
  if (type !== 'number' || isOverAllTime(r)) return of(trait, is);
  return r.fail(
    `"${traitName(trait)}" counts all time. For a stretch of time write did "Placed Order" at least 3 times in the last 90 days.`,
    r.spanFrom(from),
  );
}

/** Reads "ever"; false when a stretch of time or "on …" follows, which a figure does not know. */
function isOverAllTime(r: Reader): boolean {
  if (r.says('on')) return false;
  const window = tryWindow(r);
  return window === undefined || window.type === 'ever';
}

const back = (r: Reader, place: number): undefined => {
  r.reset(place);
  return undefined;
};
