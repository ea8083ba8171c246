import { z } from 'zod';
import { conditionKind, type Builder, type ConditionNode } from '../../../insight/segments/index.ts';
import { monthOf } from '../rules/month-of.ts';
import { dimensions, horizons, ofProfile, profileColumns, titles, type Dimension } from '../rules/dimensions.ts';
import { cohortText } from './cohort-text.ts';

const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'A month such as 2026-03');

const schema = z
  .strictObject({
    kind: z.literal('cohort'),
    by: z.enum(dimensions),
    value: z.string().max(500).describe('As GET /api/v1/cohorts says it; empty: not known, or none'),
    from: month.optional().describe('First order in this local month or later'),
    to: month.optional(),
    orderedInMonth: z
      .number()
      .int()
      .min(0)
      .max(120)
      .optional()
      .describe('Ordered in this calendar month after that of the first order, once it is over'),
    afterDays: z
      .number()
      .int()
      .refine((days) => (horizons as readonly number[]).includes(days), `One of ${horizons.join(', ')}`)
      .optional()
      .describe('The first order is at least so many days ago'),
    repeated: z.boolean().default(false).describe('A second order within those days'),
  })
  .refine(({ repeated, afterDays }) => !repeated || afterDays !== undefined, {
    message: '"repeated" needs "afterDays"',
    path: ['repeated'],
  });

export type CohortCondition = z.output<typeof schema>;

/** The people of a cell of the cohort tables: what the cell counts, the segment holds. */
export const cohortCondition = conditionKind({
  kind: 'cohort',
  title: 'Cohort',
  schema,
  text: cohortText,
  movesWithTime: (c) => c.orderedInMonth !== undefined || c.afterDays !== undefined,
  compile: (condition, b, path): ConditionNode => {
    const orders = ordersOf(b);
    const first = `arrayMin(${orders})`;
    const born = monthNumber(`${first}.1`, b);
    const parts = [
      `notEmpty(${orders})`,
      ...(condition.by === 'month' ? [`${born} = ${number(condition.value, b)}`] : []),
      ...(condition.by === 'coupon' ? [`${first}.4 = ${b.param('String', condition.value)}`] : []),
      ...(condition.by === 'country' ? [`${first}.3 = ${b.param('String', condition.value)}`] : []),
      ...(condition.from === undefined ? [] : [`${born} >= ${number(condition.from, b)}`]),
      ...(condition.to === undefined ? [] : [`${born} <= ${number(condition.to, b)}`]),
      ...timeTests(condition, b, orders, born),
    ];
    const began: ConditionNode = {
      type: 'term',
      path,
      kind: 'cohort',
      test: `(${parts.join(' AND ')})`,
      value: `if(empty(${orders}), '', toString(${first}.1))`,
      whenAbsent: false,
      wanted: wantedOf(condition),
    };
    const membership = whereFrom(condition.by, condition.value, b, path);
    return membership === null ? began : { type: 'group', path, op: 'all', children: [began, membership] };
  },
});

/** Time, id, country and coupon of each order that stands; the least is the first order. */
const ordersOf = (b: Builder): string =>
  b.aggregate('orders', {
    name: 'groupArray',
    of: '(placed_at, order_id, country, upper(arrayElement(discount_codes, 1)))',
    filter: [
      ...b.during('placed_at', {}, { always: true }),
      `(cancelled_at IS NULL OR cancelled_at > ${b.instant(b.at)})`,
    ],
  });

function timeTests(
  { orderedInMonth, afterDays, repeated }: CohortCondition,
  b: Builder,
  orders: string,
  born: string,
): string[] {
  const tests: string[] = [];
  if (orderedInMonth !== undefined) {
    const asked = `${born} + ${b.param('UInt32', orderedInMonth)}`;
    tests.push(
      `${asked} < ${monthNumber(b.instant(b.at), b)}`,
      `arrayExists(o -> ${monthNumber('o.1', b)} = ${asked}, ${orders})`,
    );
  }
  if (afterDays !== undefined) {
    const until = `arrayMin(${orders}).1 + toIntervalDay(${b.param('UInt32', afterDays)})`;
    tests.push(`${until} <= ${b.instant(b.at)}`);
    if (repeated) tests.push(`arrayCount(o -> o.1 < ${until}, ${orders}) > 1`);
  }
  return tests;
}

/** What is no part of the first order itself: the profile's acquisition, or the dearest line. */
function whereFrom(by: Dimension, value: string, b: Builder, path: string): ConditionNode | null {
  const term = (test: string, shown: string): ConditionNode => ({
    type: 'term',
    path: `${path}/${by}`,
    kind: 'cohort',
    test,
    value: shown,
    whenAbsent: value === '',
    wanted: `${titles[by]} "${value}"`,
  });
  if (ofProfile(by)) {
    const column = profileColumns[by];
    return term(b.profile(`${column} = ${b.param('String', value)}`), b.profile(`toString(${column})`));
  }
  if (by !== 'product' && by !== 'category') return null;
  const lines = b.aggregate('lines', {
    name: 'groupArray',
    of: '(placed_at, order_id, -total, line, product_id, toString(category))',
    filter: b.during('placed_at', {}, { always: true }),
  });
  const first = `arrayMin(${lines})`;
  const shown = by === 'category' ? `${first}.6` : `if(${first}.5 = 0, '', toString(${first}.5))`;
  const read = `if(empty(${lines}), '', ${shown})`;
  return term(`${read} = ${b.param('String', value)}`, read);
}

const monthNumber = (moment: string, b: Builder): string => {
  const zone = b.param('String', b.zone);
  return `toUInt32(toYear(${moment}, ${zone}) * 12 + toMonth(${moment}, ${zone}))`;
};
const number = (text: string, b: Builder): string => b.param('UInt32', /^\d{4}-\d{2}$/.test(text) ? monthOf(text) : 0);

function wantedOf({ by, value, from, to, orderedInMonth, afterDays, repeated }: CohortCondition): string {
  const when = [...(from ? [`from ${from}`] : []), ...(to ? [`to ${to}`] : [])].join(' ');
  const deed = orderedInMonth === undefined ? '' : `, ordered ${orderedInMonth} months later`;
  const days =
    afterDays === undefined ? '' : repeated ? `, again within ${afterDays} days` : `, ${afterDays} days ago or more`;
  return `first order${by === 'month' ? ` in ${value}` : ''}${when ? ` ${when}` : ''}${deed}${days}`;
}
