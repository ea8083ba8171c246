import { boundsOf, eventRows, measureEvents, measureProducts, readingOf, type Builder } from '../segments/index.ts';
import type { Measure } from './definition.ts';
import type { Typed } from './formula/typed.ts';

const number = (sql: string): string => `CAST(${sql}, 'Nullable(Float64)')`;

/** An aggregate of the language as a typed value; counts and sums of nothing are 0, everything else is missing. */
export function compileMeasure(of: Measure, b: Builder): Typed {
  if (of.source === 'events') return ofEvents(of, b);
  if (of.source === 'orders') return ofOrders(of, b);
  const { source: _, ...measure } = of;
  return { sql: number(measureProducts(measure, b).value), type: of.measure === 'spend' ? 'money' : 'number' };
}

function ofEvents({ source: _, as, ...of }: Extract<Measure, { source: 'events' }>, b: Builder): Typed {
  const { measure } = of;
  if (measure !== 'first' && measure !== 'last') {
    const isAmount = measure !== 'count' && measure !== 'distinct' && (of.of ?? 'value') === 'value';
    return { sql: number(measureEvents({ ...of, measure }, b).value), type: isAmount ? 'money' : 'number' };
  }
  const rows = eventRows(of, boundsOf(of.window, b.at, b.zone), b);
  if (of.of === undefined) {
    const name = measure === 'first' ? 'min' : 'max';
    return { sql: b.aggregate('events', { name, of: 'occurred_at', orNull: true, ...rows }), type: 'date' };
  }
  const reading = readingOf(of.of);
  const value =
    as === 'text' && reading.text !== undefined
      ? `nullIf(${reading.text}, '')`
      : (reading[as] ?? reading.number ?? 'NULL');
  const type = reading[as] === undefined ? 'number' : as;
  // Rows without the property are passed over: the first value there is.
  const sql = b.aggregate('events', {
    name: measure === 'first' ? 'argMin' : 'argMax',
    of: `${value}, (occurred_at, seq)`,
    orNull: true,
    ...rows,
  });
  return type === 'number' ? { sql: number(sql), type: of.of === 'value' ? 'money' : 'number' } : { sql, type };
}

const fields = {
  gross: 'gross',
  net: 'gross - refunded',
  discount: 'discount',
  refunded: 'refunded',
  items: 'toInt64(items)',
} as const;

function ofOrders(of: Extract<Measure, { source: 'orders' }>, b: Builder): Typed {
  const { measure, field } = of;
  const lower = (values: readonly string[]): string =>
    b.param(
      'Array(String)',
      values.map((value) => value.toLowerCase()),
    );
  const discounted = '(discount > 0 OR notEmpty(discount_codes))';
  const filter = [
    ...b.during('placed_at', boundsOf(of.window, b.at, b.zone), { always: true }),
    'cancelled_at IS NULL',
    ...(of.channels ? [`has(${lower(of.channels)}, lowerUTF8(channel))`] : []),
    ...(of.countries ? [`has(${lower(of.countries)}, lowerUTF8(country))`] : []),
    ...(of.discounted === undefined ? [] : [of.discounted ? discounted : `NOT ${discounted}`]),
  ];
  if (measure === 'count') return { sql: number(b.aggregate('orders', { name: 'count', filter })), type: 'number' };
  if (measure === 'first' || measure === 'last') {
    const name = measure === 'first' ? 'min' : 'max';
    return { sql: b.aggregate('orders', { name, of: 'placed_at', orNull: true, filter }), type: 'date' };
  }
  const value = b.aggregate('orders', { name: measure, of: fields[field], orNull: measure !== 'sum', filter });
  return field === 'items'
    ? { sql: number(value), type: 'number' }
    : { sql: `(${number(value)} / ${b.minorPerUnit})`, type: 'money' };
}
