import { z } from 'zod';
import { invalid } from '../../../kernel/problem.ts';
import type { Builder } from '../compiler/builder.ts';
import { jsonReading } from '../compiler/json-path.ts';
import { testSql, type Reading } from '../compiler/value-sql.ts';
import { valueTest } from '../language/tests.ts';
import { boundsOf, window, type Bounds } from '../language/windows.ts';
import { testWords, windowWords } from '../language/words.ts';
import type { Measured } from './measured.ts';

const metricName = z.string().min(1).max(200);
export const metrics = z.union([metricName, z.array(metricName).min(1).max(50)]);
const field = z
  .string()
  .min(1)
  .max(300)
  .describe('"value" or a path in the event\'s properties: "category", "items[].sku"');

export const eventFilters = z
  .array(z.strictObject({ field, is: valueTest }))
  .max(20)
  .default([]);

/** What is measured of events, before it is said of which time. */
export const timelessEventFields = {
  metric: metrics,
  measure: z.enum(['count', 'sum', 'avg', 'min', 'max', 'distinct']).default('count'),
  of: field.optional(),
  where: eventFilters,
};
export const eventMeasureFields = { ...timelessEventFields, window: window.default({ type: 'ever' }) };

export const namesWhatIsDistinct = (c: { measure: string; of?: string | undefined }): boolean =>
  c.measure !== 'distinct' || c.of !== undefined;
export const distinctOf = { message: 'Say the property whose different values are counted', path: ['of'] };

export type EventMeasure = z.infer<z.ZodObject<typeof eventMeasureFields>>;
export type EventFilter = EventMeasure['where'][number];

export const readingOf = (name: string): Reading =>
  name === 'value' ? { number: 'toFloat64(value)', exists: 'value != 0' } : jsonReading('properties', name);

/** What the aggregate runs over; rows without the property add nothing. */
function aggregated(measure: string, name: string): string {
  const reading = readingOf(name);
  if (reading.number === undefined) {
    throw invalid(
      `"${name}" is a list; a single value can be measured: "price", "address.city".`,
      undefined,
      'invalid_rule',
    );
  }
  if (measure === 'distinct') return reading.text === undefined ? 'value' : `nullIf(${reading.text}, '')`;
  if (name === 'value') return 'value';
  return measure === 'sum' ? `ifNull(${reading.number}, 0)` : reading.number;
}

const aggregates = { count: 'count', sum: 'sum', avg: 'avg', min: 'min', max: 'max', distinct: 'uniqExact' } as const;

export const metricsOf = (metric: string | readonly string[]): string[] =>
  [...new Set(typeof metric === 'string' ? [metric] : metric)].sort();

/** The part of a filter that names the metrics. */
export const amongSql = (names: readonly string[], b: Builder): string =>
  names.length === 1 ? `metric = ${b.param('String', names[0])}` : `metric IN ${b.param('Array(String)', names)}`;

/** The rows of events of these metrics within the bounds that pass the filters. */
export function eventRows(
  { metric, where }: Pick<EventMeasure, 'metric' | 'where'>,
  bounds: Bounds,
  b: Builder,
): { metrics: string[]; among: string; since: string | undefined; filter: string[] } {
  const names = metricsOf(metric);
  const among = amongSql(names, b);
  const filter = [among, ...b.during('occurred_at', bounds), ...where.map((w) => testSql(readingOf(w.field), w.is, b))];
  const since = bounds.from === undefined ? undefined : b.instant(bounds.from);
  return { metrics: names, among, since, filter };
}

export const filterWords = (where: readonly EventFilter[]): string =>
  where.map((w) => `, ${w.field} ${testWords(w.is)}`).join('');

/** How often, how much, how many different. */
export function measureEvents(m: EventMeasure, b: Builder): Measured {
  const { measure, of, window: when, where } = m;
  const rows = eventRows(m, boundsOf(when, b.at, b.zone), b);
  const isTotal = measure === 'count' || measure === 'sum' || measure === 'distinct';
  const feature = b.aggregate('events', {
    name: aggregates[measure],
    of: measure === 'count' ? undefined : aggregated(measure, of ?? 'value'),
    orNull: !isTotal,
    ...rows,
  });
  const what = measure === 'count' ? 'times' : `${measure} of ${of ?? 'value'}`;
  return {
    value: measure === 'count' || measure === 'distinct' ? feature : `toFloat64(${feature})`,
    whenAbsent: isTotal ? 0 : null,
    isTotal,
    isMoney: measure !== 'count' && measure !== 'distinct',
    name: `${rows.metrics.join(' or ')} ${what}`,
    when: `${windowWords(when, b.zone)}${filterWords(where)}`,
    evidence: rows.filter.join(' AND '),
  };
}
