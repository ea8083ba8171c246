import type { ConditionText, Lead, RawCondition } from '../language/text/condition-text.ts';
import { isNever, negatedTimes, readTimes, timesText } from '../language/text/counts.ts';
import { readWindow, windowText } from '../language/text/date-tests.ts';
import { fieldText } from '../language/text/fields.ts';
import { numberTestText, readNumberTest } from '../language/text/numbers.ts';
import type { Reader } from '../language/text/reader.ts';
import { valueTestText } from '../language/text/value-tests.ts';
import type { NumberTest, ValueTest } from '../language/tests.ts';
import type { Window } from '../language/windows.ts';
import { readFilters } from './event-filters.ts';
import { measureNames, measures, readMeasured, type Measure } from './event-measures.ts';
import { metricText, readMetrics } from './event-metrics.ts';
import { readOrdersWithin } from './event-orders.ts';

export type EventCondition = {
  kind: 'event';
  metric: string | string[];
  measure: Measure;
  of?: string | undefined;
  window: Window;
  where: { field: string; is: ValueTest }[];
  is: NumberTest;
};

/** `did "Viewed Product" at least 3 times in the last 30 days where category = 'Tea'`, `sum of value of "Placed Order" >= 250`. */
export const eventText: ConditionText<EventCondition> = {
  words: ['did', 'never did', ...measureNames.map((name) => `${name} of`), 'distinct', 'count of'],
  deeds: true,
  read: (r, lead) => readOrdersWithin(r, lead) ?? readMeasure(r) ?? readDeed(r, lead),
  write(c) {
    const where = filtersText(c.where);
    const when = windowText(c.window);
    if (c.measure !== 'count' || c.of !== undefined) {
      const of = c.of === undefined ? '' : `${fieldText(c.of)} of `;
      const measure = c.measure === 'distinct' ? 'distinct' : `${measures[c.measure]} of`;
      return `${measure} ${of}${metricText(c.metric)}${when} ${numberTestText(c.is)}${where}`;
    }
    if (!isNever(c.is)) return `did ${metricText(c.metric)} ${timesText(c.is)}${when}${where}`;
    return `${when === '' ? 'never did' : 'did not'} ${metricText(c.metric)}${when}${where}`;
  },
};

function filtersText(where: EventCondition['where']): string {
  const filters = where.map(({ field, is }) => `${fieldText(field)} ${valueTestText(is)}`);
  if (filters.length === 0) return '';
  return filters.length === 1 ? ` where ${filters.join('')}` : ` where (${filters.join(' and ')})`;
}

/** `sum of price of "Viewed Product" in the last 30 days >= 250 where …`. */
function readMeasure(r: Reader): RawCondition | undefined {
  const measured = readMeasured(r);
  if (measured === undefined) return undefined;
  const clauses = readClauses(r, readNumberTest);
  if (clauses.is === undefined) return r.expected('a comparison such as >= 250');
  return { kind: 'event', ...measured, ...clauses };
}

/** `did "Placed Order" at least 3 times`, `placed order at least 3 times ever`, `"Placed Order" >= 3`. */
function readDeed(r: Reader, lead: Lead): RawCondition | undefined {
  const from = r.place;
  const isPlain = lead.verb !== 'did' && r.peek().type === 'word';
  // A figure of the same name is meant by its plain words.
  if (isPlain && r.saysOne(r.beginnings) && !r.isLonger(r.names.metric)) return undefined;
  const metric = readMetrics(r, { mustBe: lead.verb === 'did' });
  if (metric === undefined) return undefined;
  if (!lead.spoken && r.peek().type !== 'end' && !r.atEnd() && !hasClause(r)) {
    r.reset(from);
    return undefined;
  }
  const { is, ...clauses } = readClauses(r, readTimes);
  const times = lead.negative ? negatedTimes(r, is, from) : is;
  return { kind: 'event', metric, ...clauses, ...(times && { is: times }) };
}

function hasClause(r: Reader): boolean {
  const from = r.place;
  const found = startsFilters(r) || readTimes(r) !== undefined || readWindow(r) !== undefined;
  r.reset(from);
  return found;
}

type Clauses = { is?: NumberTest; window?: Window; where?: unknown[] };

/** How often, when, and which: each once, in any order. */
function readClauses(r: Reader, readTest: (r: Reader) => NumberTest | undefined): Clauses {
  const found: Clauses = {};
  for (;;) {
    const window = found.window === undefined ? readWindow(r) : undefined;
    if (window !== undefined) {
      found.window = window;
      continue;
    }
    const is = found.is === undefined ? readTest(r) : undefined;
    if (is !== undefined) {
      found.is = is;
      continue;
    }
    if (found.where !== undefined || !startsFilters(r)) return found;
    r.next();
    found.where = readFilters(r);
  }
}

const startsFilters = (r: Reader): boolean => ['where', 'with', 'whose', 'having'].some((key) => r.says(key));
