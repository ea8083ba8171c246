import {
  quotedValue,
  type ConditionText,
  type RawCondition,
  type TextReader,
} from '../../../insight/segments/index.ts';
import type { Dimension } from '../rules/dimensions.ts';

type Cohort = {
  kind: 'cohort';
  by: Dimension;
  value: string;
  from?: string | undefined;
  to?: string | undefined;
  orderedInMonth?: number | undefined;
  afterDays?: number | undefined;
  repeated: boolean;
};

const names: readonly (readonly [words: string, by: Dimension])[] = [
  ['month', 'month'],
  ['channel', 'channel'],
  ['source', 'source'],
  ['campaign', 'campaign'],
  ['creator', 'creator'],
  ['product', 'product'],
  ['category', 'category'],
  ['coupon', 'coupon'],
  ['country', 'country'],
];

/**
 * `in cohort month '2026-03'`, `in cohort channel 'paid' from '2026-01' to '2026-06' ordered in month 3`,
 * `in cohort coupon 'WELCOME' after 90 days repeated`.
 */
export const cohortText: ConditionText<Cohort> = {
  words: ['in cohort', 'cohort', 'is in cohort'],
  read(r) {
    if (!r.take('is', 'in', 'cohort') && !r.take('in', 'cohort') && !r.take('cohort')) return undefined;
    const named = names.find(([word]) => r.take(word));
    if (!named)
      return r.expected(
        'what the cohort is by',
        names.map(([word]) => word),
      );
    const condition: RawCondition = {
      kind: 'cohort',
      by: named[1],
      value: readText(r, "a value in quotes such as '2026-03'"),
    };
    if (r.take('from')) condition['from'] = readText(r, "a month such as '2026-01'");
    if (r.take('to')) condition['to'] = readText(r, "a month such as '2026-06'");
    if (r.take('ordered', 'in', 'month')) condition['orderedInMonth'] = readWhole(r);
    if (r.take('after')) {
      condition['afterDays'] = readWhole(r);
      if (!r.take('days')) r.expected('"days"', ['days']);
      if (r.take('repeated')) condition['repeated'] = true;
    }
    return condition;
  },
  write({ by, value, from, to, orderedInMonth, afterDays, repeated }) {
    return [
      `in cohort ${names.find(([, one]) => one === by)?.[0] ?? by} ${quotedValue(value)}`,
      ...(from === undefined ? [] : [`from ${quotedValue(from)}`]),
      ...(to === undefined ? [] : [`to ${quotedValue(to)}`]),
      ...(orderedInMonth === undefined ? [] : [`ordered in month ${orderedInMonth}`]),
      ...(afterDays === undefined ? [] : [`after ${afterDays} days${repeated ? ' repeated' : ''}`]),
    ].join(' ');
  },
};

/** In quotes, because an empty one is a value too. */
function readText(r: TextReader, what: string): string {
  return r.peek().type === 'string' ? r.next().key : r.expected(what);
}

const readWhole = (r: TextReader): number =>
  r.peek().type === 'number' ? Number(r.next().text) : r.expected('a whole number');
