import type { CalendarUnit } from '../language/calendar.ts';
import { monthsText, pluralMonth, readMonthList } from '../language/text/calendar-text.ts';
import type { ConditionText, Lead, RawCondition } from '../language/text/condition-text.ts';
import { readWindow, windowText } from '../language/text/date-tests.ts';
import { comparisons, quantityText, readNumberTest } from '../language/text/numbers.ts';
import { phrases, said } from '../language/text/phrases.ts';
import type { Reader } from '../language/text/reader.ts';
import type { NumberTest } from '../language/tests.ts';
import { readFilters } from './event-filters.ts';
import { metricText, readMetrics } from './event-metrics.ts';
import { filtersText } from './measure-text.ts';
import { productText, readProduct, startsProduct } from './product-parts.ts';
import type { RecurrenceCondition } from './recurrence-shape.ts';

const bought = phrases(said(true, 'bought', 'purchased', 'ordered', 'buy', 'purchase', 'order'));
const different = phrases(said(true, 'different', 'distinct', 'separate'));
const units = phrases<CalendarUnit>([
  ...said('day' as const, 'days', 'day'),
  ...said('week' as const, 'weeks', 'week'),
  ...said('month' as const, 'months', 'month'),
  ...said('quarter' as const, 'quarters', 'quarter'),
  ...said('year' as const, 'years', 'year'),
]);

/** `did "Placed Order" in at least 3 different months`, `bought category 'Tea' in at least 2 different years during December`. */
export const recurrenceText: ConditionText<RecurrenceCondition> = {
  words: ['did', 'bought'],
  read(r, lead) {
    const from = r.place;
    const of = readDeed(r, lead);
    const often = of && readOften(r);
    if (of === undefined || often === undefined) {
      r.reset(from);
      return undefined;
    }
    return readRest(r, { kind: 'recurrence', of, ...often });
  },
  write({ of, unit, months, window, is }) {
    const deed = of.kind === 'event' ? `did ${metricText(of.metric)}` : `bought ${productText(of.product)}`;
    const during = months === undefined ? '' : ` during ${monthsText(months)}`;
    const where = of.kind === 'event' ? filtersText(of.where) : '';
    return `${deed} in ${quantityText(is)} different ${unit}s${during}${windowText(window)}${where}`;
  },
};

type RawDeed = { kind: 'event'; metric: string | string[]; where?: unknown[] } | { kind: 'product'; product: object };

function readDeed(r: Reader, lead: Lead): RawDeed | undefined {
  const from = r.place;
  if (lead.verb !== 'did' && r.match(bought)) {
    if (startsProduct(r)) return r.mark({ kind: 'product' as const, product: readProduct(r) }, from);
    return r.says('in') ? r.mark({ kind: 'product' as const, product: {} }, from) : undefined;
  }
  const metric = readMetrics(r, { mustBe: false });
  return metric === undefined ? undefined : r.mark({ kind: 'event' as const, metric }, from);
}

type Often = { is: NumberTest; unit: CalendarUnit; months?: number[] };

/** `in at least 3 different months`, `in at least 2 Decembers`. */
function readOften(r: Reader): Often | undefined {
  if (!r.take('in')) return undefined;
  const isCompared = r.saysOne(comparisons) || r.says('between');
  const is = readNumberTest(r);
  if (is === undefined) return undefined;
  const month = pluralMonth(r.peek().key);
  if (month !== undefined) {
    r.next();
    return { is, unit: 'year', months: [month] };
  }
  // "bought in 3 months" is a stretch of time.
  const isDifferent = r.match(different) !== undefined;
  const unit = isDifferent || isCompared ? r.match(units) : undefined;
  if (unit !== undefined && !r.says('ago')) return { is, unit };
  return isDifferent ? r.expected('days, weeks, months, quarters or years', ['months', 'years']) : undefined;
}

function readRest(r: Reader, condition: RawCondition & { of: RawDeed }): RawCondition {
  let { of, months, window } = condition;
  for (;;) {
    const during = months === undefined ? readDuring(r) : undefined;
    if (during !== undefined) {
      months = during;
      continue;
    }
    const when = window === undefined ? readWindow(r) : undefined;
    if (when !== undefined) {
      window = when;
      continue;
    }
    if (of.kind !== 'event' || of.where !== undefined || !r.take('where')) break;
    of = { ...of, where: readFilters(r) };
  }
  return { ...condition, of, ...(months !== undefined && { months }), ...(window !== undefined && { window }) };
}

function readDuring(r: Reader): number[] | undefined {
  const from = r.place;
  const months = r.take('during') ? readMonthList(r) : undefined;
  // "during November 2026" is a stretch of time.
  if (months !== undefined && r.peek().type !== 'number') return months;
  r.reset(from);
  return undefined;
}
