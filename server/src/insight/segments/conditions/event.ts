import { z } from 'zod';
import { invalid } from '../../../kernel/problem.ts';
import { jsonReading } from '../compiler/json-path.ts';
import { numberSql, testSql, type Reading } from '../compiler/value-sql.ts';
import { conditionKind } from '../language/condition-kind.ts';
import { numberHolds, numberTest, presenceOf, valueTest } from '../language/tests.ts';
import { boundsOf, isMoving, window } from '../language/windows.ts';
import { testWords, windowWords } from '../language/words.ts';
import { eventText } from './event-text.ts';

const metricName = z.string().min(1).max(200);
const field = z
  .string()
  .min(1)
  .max(300)
  .describe('"value" or a path in the event\'s properties: "category", "items[].sku"');

const schema = z
  .strictObject({
    kind: z.literal('event'),
    metric: z.union([metricName, z.array(metricName).min(1).max(50)]),
    measure: z.enum(['count', 'sum', 'avg', 'min', 'max', 'distinct']).default('count'),
    of: field.optional(),
    window: window.default({ type: 'ever' }),
    where: z
      .array(z.strictObject({ field, is: valueTest }))
      .max(20)
      .default([]),
    is: numberTest.default({ op: 'gte', value: 1 }),
  })
  .refine((c) => c.measure !== 'distinct' || c.of !== undefined, {
    message: 'Say the property whose different values are counted',
    path: ['of'],
  });

const readingOf = (name: string): Reading =>
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

/**
 * What somebody did: how often, how much, how many different. `is: {op: 'eq', value: 0}` is "never": it holds for
 * people without any event.
 */
export const eventCondition = conditionKind({
  kind: 'event',
  title: 'What someone did',
  schema,
  text: eventText,
  movesWithTime: (c) => isMoving(c.window),
  compile: ({ metric, measure, of, window: when, where, is }, b, path) => {
    const metrics = [...new Set(typeof metric === 'string' ? [metric] : metric)].sort();
    const [only = ''] = metrics;
    const among =
      metrics.length === 1 ? `metric = ${b.param('String', only)}` : `metric IN ${b.param('Array(String)', metrics)}`;
    const filter = [
      among,
      ...b.during('occurred_at', boundsOf(when, b.at, b.zone)),
      ...where.map((w) => testSql(readingOf(w.field), w.is, b)),
    ];
    const orNull = measure === 'avg' || measure === 'min' || measure === 'max';
    const feature = b.aggregate('events', {
      name: aggregates[measure],
      of: measure === 'count' ? undefined : aggregated(measure, of ?? 'value'),
      orNull,
      filter,
      metrics,
      among,
    });
    const value = measure === 'count' || measure === 'distinct' ? feature : `toFloat64(${feature})`;
    const what = measure === 'count' ? 'times' : `${measure} of ${of ?? 'value'}`;
    return {
      type: 'term',
      path,
      kind: 'event',
      test: numberSql(value, is, b),
      value,
      whenAbsent: orNull ? is.op === 'ne' : numberHolds(0, is),
      presence: measure === 'count' ? presenceOf(is) : undefined,
      wanted: `${metrics.join(' or ')} ${what} ${testWords(is)} ${windowWords(when, b.zone)}${where.map((w) => `, ${w.field} ${testWords(w.is)}`).join('')}`,
      evidence: filter.join(' AND '),
    };
  },
});
