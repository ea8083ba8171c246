import { conditionKind } from '../language/condition-kind.ts';
import { monthName } from '../language/calendar.ts';
import { boundsOf, isMoving } from '../language/windows.ts';
import { testWords, windowWords } from '../language/words.ts';
import { eventRows, filterWords } from './event-measure.ts';
import { measuredTerm, wantedOf } from './measured.ts';
import { productRows, productWordsOf } from './product-measure.ts';
import { recurrenceSchema } from './recurrence-shape.ts';
import { recurrenceText } from './recurrence-text.ts';

const starts = {
  day: (column: string, zone: string) => `toDate(${column}, ${zone})`,
  week: (column: string, zone: string) => `toStartOfWeek(${column}, 1, ${zone})`,
  month: (column: string, zone: string) => `toYYYYMM(${column}, ${zone})`,
  quarter: (column: string, zone: string) => `toStartOfQuarter(${column}, ${zone})`,
  year: (column: string, zone: string) => `toYear(${column}, ${zone})`,
} as const;

/** In how many different days, weeks, months, quarters or years of the workspace's calendar something was done. */
export const recurrenceCondition = conditionKind({
  kind: 'recurrence',
  title: 'Done again and again',
  schema: recurrenceSchema,
  text: recurrenceText,
  movesWithTime: (c) => isMoving(c.window),
  compile: ({ of, unit, months, window: when, is }, b, path) => {
    const bounds = boundsOf(when, b.at, b.zone);
    const both = months === undefined ? bounds : { ...bounds, months: commonMonths(months, bounds.months) };
    const zone = b.param('String', b.zone);
    const rows = of.kind === 'event' ? eventRows(of, both, b) : { filter: productRows(of.product, both, b) };
    const column = of.kind === 'event' ? 'occurred_at' : 'placed_at';
    const value = b.aggregate(of.kind === 'event' ? 'events' : 'lines', {
      name: 'uniqExact',
      of: starts[unit](column, zone),
      ...rows,
    });
    const what =
      of.kind === 'event' ? `${[of.metric].flat().join(' or ')}${filterWords(of.where)}` : productWordsOf(of.product);
    const measured = {
      value,
      whenAbsent: 0,
      isTotal: true,
      isMoney: false,
      name: `${what} in different ${unit}s${months ? ` of ${months.map(monthName).join(', ')}` : ''}`,
      when: windowWords(when, b.zone),
      ...(of.kind === 'event' && { evidence: rows.filter.join(' AND ') }),
    };
    return measuredTerm(measured, is, b, { path, kind: 'recurrence', wanted: wantedOf(measured, testWords(is)) });
  },
});

const commonMonths = (some: readonly number[], others?: readonly number[]): readonly number[] =>
  others === undefined ? some : some.filter((month) => others.includes(month));
