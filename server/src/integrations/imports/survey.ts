import type { JsonValue } from '../../kernel/json.ts';
import type { ColumnType } from './kinds/values.ts';
import type { Row } from './reading/rows.ts';
import { isNumericDate, looksLikeDate, orderEvidence, type DateOrder } from './values/dates.ts';
import { markEvidence, readDecimal, type DecimalMark } from './values/numbers.ts';

/** What the values of one column look like. */
export type ColumnSurvey = {
  name: string;
  type: ColumnType;
  filled: number;
  samples: string[];
  dateOrder: DateOrder;
  mark: DecimalMark;
  /** Day and month, or thousands and decimals, could be either way round in every value seen. */
  ambiguous: 'dates' | 'numbers' | null;
  notes: string[];
};

type Tally = {
  filled: number;
  numbers: number;
  booleans: number;
  dates: number;
  numericDates: number;
  dotted: number;
  grouped: number;
  orders: Record<DateOrder, number>;
  marks: Record<DecimalMark, number>;
  samples: string[];
};

const idLike =
  /(^|[^a-z])(id|no|number|phone|mobile|zip|post(al)?code|sku|code|ean|gtin)([^a-z]|$)|(Id|ID|No|Number|Phone|Code)$/;
const surveyed = 2000;

/**
 * Looks at the first rows; `wanted` columns whose dates or decimals stay ambiguous are looked at further, up to the
 * end when `toEnd` says so.
 */
export async function survey(
  rows: AsyncIterable<Row[]>,
  columns: readonly string[],
  options: { american: boolean; toEnd: boolean; wanted: readonly number[] },
): Promise<{ columns: ColumnSurvey[]; rows: number; first: Row[] }> {
  const tallies = columns.map(emptyTally);
  const first: Row[] = [];
  let seen = 0;
  for await (const batch of rows) {
    for (const row of batch) {
      if (first.length < 20) first.push(row);
      if (row.fault === undefined) {
        if (seen < surveyed) tallies.forEach((tally, place) => take(tally, row.cells[place]));
        else for (const place of options.wanted) take(tallies[place] as Tally, row.cells[place]);
      }
      seen += 1;
    }
    const undecided = options.wanted.some((place) => isAmbiguous(tallies[place] as Tally) !== null);
    if (seen >= surveyed && !(options.toEnd && undecided)) break;
  }
  return {
    columns: columns.map((name, place) => judged(name, tallies[place] as Tally, options.american)),
    rows: seen,
    first,
  };
}

const emptyTally = (): Tally => ({
  filled: 0,
  numbers: 0,
  booleans: 0,
  dates: 0,
  numericDates: 0,
  dotted: 0,
  grouped: 0,
  orders: { ymd: 0, dmy: 0, mdy: 0 },
  marks: { point: 0, comma: 0 },
  samples: [],
});

function take(tally: Tally, cell: JsonValue | undefined): void {
  if (cell === undefined || cell === null || cell === '' || typeof cell === 'object') return;
  const text = String(cell).trim();
  tally.filled += 1;
  if (tally.samples.length < 3 && !tally.samples.includes(text.slice(0, 80))) tally.samples.push(text.slice(0, 80));
  if (typeof cell === 'number') {
    tally.numbers += 1;
    return;
  }
  if (/\d/.test(text) && text.length < 40) {
    const mark = markEvidence(text);
    if (mark) tally.marks[mark] += 1;
    if (mark || typeof readDecimal(text, 'point') === 'string') {
      if (!/^[+-]?0\d|\d{16}/.test(text)) tally.numbers += 1;
      if (/^[+-]?\d{1,3}[.,]\d{3}$/.test(text)) tally.grouped += 1;
    }
    if (looksLikeDate(text)) {
      tally.dates += 1;
      const order = orderEvidence(text);
      if (order) tally.orders[order] += 1;
      else if (isNumericDate(text)) {
        tally.numericDates += 1;
        if (text.includes('.')) tally.dotted += 1;
      }
    }
  } else if (/^(true|false|yes|no)$/i.test(text)) tally.booleans += 1;
}

function isAmbiguous(tally: Tally): 'dates' | 'numbers' | null {
  if (tally.numericDates > 0 && tally.orders.dmy + tally.orders.mdy === 0) return 'dates';
  return tally.grouped > 0 && tally.marks.point + tally.marks.comma === 0 ? 'numbers' : null;
}

function judged(name: string, tally: Tally, american: boolean): ColumnSurvey {
  const ambiguous = isAmbiguous(tally);
  const notes: string[] = [];
  const dateOrder = dateOrderOf(name, tally, american, notes);
  const mark: DecimalMark = tally.marks.comma > tally.marks.point ? 'comma' : 'point';
  if (ambiguous === 'numbers')
    notes.push(
      `"${name}": values like ${tally.samples[0] ?? '1,234'} are read with a decimal point; state decimal "comma" if the comma is the decimal mark.`,
    );
  return {
    name,
    type: typeOf(name, tally),
    filled: tally.filled,
    samples: tally.samples,
    dateOrder,
    mark,
    ambiguous,
    notes,
  };
}

function dateOrderOf(name: string, tally: Tally, american: boolean, notes: string[]): DateOrder {
  const { dmy, mdy, ymd } = tally.orders;
  if (dmy > 0 && mdy > 0) notes.push(`"${name}" mixes day/month and month/day; the rows that do not fit are refused.`);
  if (dmy + mdy > 0) return dmy >= mdy ? 'dmy' : 'mdy';
  if (tally.numericDates === 0) return ymd > 0 ? 'ymd' : american ? 'mdy' : 'dmy';
  const guess: DateOrder = tally.dotted > 0 || !american ? 'dmy' : 'mdy';
  notes.push(
    `"${name}": dates like ${tally.samples[0] ?? '01/02/2026'} fit both day/month and month/day; they are read as ${guess === 'dmy' ? 'day/month' : 'month/day'}. State the date order if that is wrong.`,
  );
  return guess;
}

function typeOf(name: string, tally: Tally): ColumnType {
  if (tally.filled === 0) return 'text';
  if (tally.booleans === tally.filled) return 'boolean';
  if (tally.dates === tally.filled && tally.numbers < tally.filled) return 'date';
  return tally.numbers === tally.filled && !idLike.test(name) ? 'number' : 'text';
}
