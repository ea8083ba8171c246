import { isOneWord, readField } from '../language/text/fields.ts';
import { phrases, said } from '../language/text/phrases.ts';
import type { Reader } from '../language/text/reader.ts';
import { metricsFollow, readMetrics } from './event-metrics.ts';

export type Measure = 'count' | 'sum' | 'avg' | 'min' | 'max' | 'distinct';

/** How measures are written, before "of". */
export const measures = {
  count: 'count',
  sum: 'sum',
  avg: 'average',
  min: 'minimum',
  max: 'maximum',
  distinct: 'distinct',
};

export const measureNames: readonly string[] = ['sum', 'average', 'minimum', 'maximum'];

const spoken = phrases<Measure>([
  ...said('sum' as const, 'sum of', 'the sum of', 'total of', 'the total of'),
  ...said('avg' as const, 'average of', 'the average of', 'mean of', 'avg of'),
  ...said('min' as const, 'minimum of', 'min of', 'lowest of', 'smallest of'),
  ...said('max' as const, 'maximum of', 'max of', 'highest of', 'largest of', 'biggest of'),
  ...said('count' as const, 'count of', 'number of', 'the number of'),
  ...said(
    'distinct' as const,
    'distinct',
    'different',
    'number of different',
    'number of distinct',
    'count of different',
  ),
  ...said('distinct' as const, 'distinct values of', 'different values of', 'unique', 'number of unique'),
]);

export type Measured = { measure: Measure; of?: string; metric: string | string[] };

/** `sum of price of "Viewed Product"`, `sum of "Placed Order"`, `distinct category of "Viewed Product"`. */
export function readMeasured(r: Reader): Measured | undefined {
  const from = r.place;
  const measure = r.match(spoken);
  if (measure === undefined) return undefined;
  if (!startsField(r)) {
    // "number of orders" and "different products" are figures.
    if (measure === 'distinct' && !r.says('products')) {
      return r.expected('the property whose different values are counted: distinct category of "Viewed Product"');
    }
    const isMetric = measure !== 'count' && measure !== 'distinct';
    const metric = isMetric ? metricsOf(r) : measure === 'count' ? readMetrics(r, { mustBe: false }) : undefined;
    return metric === undefined ? back(r, from) : { measure, metric };
  }
  const of = readField(r);
  r.next();
  return { measure, of, metric: metricsOf(r) };
}

/** A property stands before another "of". */
const startsField = (r: Reader): boolean => {
  const { type, text } = r.peek();
  return r.says('of', 1) && !metricsFollow(r) && (type === 'string' || (type === 'word' && isOneWord(text)));
};

const metricsOf = (r: Reader): string | string[] => readMetrics(r, { mustBe: true }) ?? r.expected('a metric');

const back = (r: Reader, place: number): undefined => {
  r.reset(place);
  return undefined;
};
