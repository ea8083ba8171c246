import { readWindow, tryWindow, windowText } from '../language/text/date-tests.ts';
import { fieldText } from '../language/text/fields.ts';
import type { Lookup } from '../language/text/names.ts';
import { phrases, said } from '../language/text/phrases.ts';
import type { Reader } from '../language/text/reader.ts';
import { valueTestText } from '../language/text/value-tests.ts';
import { readFilters } from './event-filters.ts';
import { measures, readMeasured } from './event-measures.ts';
import { metricText } from './event-metrics.ts';
import { figureWords, readFigure } from './figure-text.ts';
import type { MeasureSpec, TimelessSpec } from './measures.ts';
import { productText, readProduct, startsProduct } from './product-parts.ts';
import { traitName, traitPhrases } from './trait-names.ts';

/** Numbers of people in words, as they are ranked and divided: `net spend`, `count of "Placed Order" in the last 90 days`. */

export type RawMeasure = { kind: string } & Record<string, unknown>;

/** Filters are always in parentheses: an "and" behind them is not theirs. */
export const filtersText = (where: readonly { field: string; is: Parameters<typeof valueTestText>[0] }[]): string =>
  where.length === 0
    ? ''
    : ` where (${where.map(({ field, is }) => `${fieldText(field)} ${valueTestText(is)}`).join(' and ')})`;

export function measureText(spec: MeasureSpec, names: Lookup): string {
  if (spec.kind === 'trait') return traitName(spec.trait);
  if (spec.kind === 'figure') return figureWords(spec, names);
  return `${timelessText(spec)}${windowText(spec.window)}`;
}

export function timelessText(spec: TimelessSpec): string {
  if (spec.kind === 'product') return `${productMeasures[spec.measure]} ${productText(spec.product)}`;
  const of = spec.of === undefined ? '' : `${fieldText(spec.of)} of `;
  const measure = spec.measure === 'distinct' ? 'distinct' : `${measures[spec.measure]} of`;
  return `${measure} ${of}${metricText(spec.metric)}${filtersText(spec.where)}`;
}

const productMeasures = { orders: 'orders of', quantity: 'quantity of', spend: 'spend on' } as const;

const productHeads = phrases<'orders' | 'quantity' | 'spend'>([
  ...said('orders' as const, 'orders of', 'orders with'),
  ...said('quantity' as const, 'quantity of', 'pieces of'),
  ...said('spend' as const, 'spend on', 'spent on'),
]);

export const readMeasure = (r: Reader): RawMeasure =>
  tryMeasure(r) ?? r.expected('a number of people such as net spend or sum of value of "Placed Order"', ['net spend']);

/** Undefined, with nothing read, when none begins here. */
export function tryMeasure(r: Reader): RawMeasure | undefined {
  const from = r.place;
  const spec = tryTimeless(r);
  if (spec !== undefined) {
    const window = readWindow(r);
    return r.mark({ ...spec, ...readWhere(r, spec), ...(window && { window }) }, from);
  }
  return readTrait(r) ?? readComputed(r);
}

/** What has a stretch of time, without it; filters are read where they stand before it. */
export function tryTimeless(r: Reader): RawMeasure | undefined {
  const from = r.place;
  const product = r.match(productHeads);
  if (product !== undefined) {
    if (startsProduct(r)) return r.mark({ kind: 'product', measure: product, product: readProduct(r) }, from);
    r.reset(from);
  }
  const measured = readMeasured(r);
  if (measured === undefined) return undefined;
  return r.mark({ kind: 'event', ...measured, ...readWhere(r, { kind: 'event' }) }, from);
}

function readWhere(r: Reader, spec: RawMeasure): { where?: unknown[] } {
  const isWhere = spec.kind === 'event' && spec.where === undefined && (r.says('where') || r.says('with'));
  if (!isWhere) return {};
  r.next();
  return { where: readFilters(r) };
}

/** `net spend`; spend and orders of a stretch of time are events. */
function readTrait(r: Reader): RawMeasure | undefined {
  const from = r.place;
  const trait = r.match(traitPhrases);
  if (trait === undefined) return undefined;
  const window = trait === 'grossSpend' || trait === 'orders' ? tryWindow(r) : undefined;
  if (window === undefined || window.type === 'ever') return r.mark({ kind: 'trait', trait }, from);
  const measure = trait === 'orders' ? { measure: 'count' } : { measure: 'sum', of: 'value' };
  return r.mark({ kind: 'event', metric: 'Placed Order', ...measure, window }, from);
}

function readComputed(r: Reader): RawMeasure | undefined {
  const from = r.place;
  const figure = readFigure(r);
  return figure && r.mark({ kind: 'figure', ...figure }, from);
}
