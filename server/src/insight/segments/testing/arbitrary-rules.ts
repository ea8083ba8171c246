import fc from 'fast-check';
import type { Rule, RuleNode } from '../language/rule.ts';
import { calendarUnit, comparison, textOperators } from './operators.ts';
import { categories, metrics } from './world.ts';

/** Random rules over the values of `makeWorld`. */

const whole = fc.integer({ min: 0, max: 12 });
const plainTest = fc.oneof(
  fc.record({ op: comparison, value: whole }),
  fc.record({ op: fc.constant('between'), from: fc.integer({ min: 0, max: 4 }), to: fc.integer({ min: 3, max: 30 }) }),
  // "ever" and "never", which are asked without counting
  fc.constantFrom({ op: 'gte', value: 1 }, { op: 'gt', value: 0 }, { op: 'eq', value: 0 }, { op: 'lt', value: 1 }),
);
/** Of what may be an amount of money. */
const numberTest = fc.oneof(
  plainTest,
  fc.record({ op: fc.constantFrom('eq', 'gt', 'lte'), value: whole, currency: fc.constantFrom('EUR', 'USD') }),
);
const textTest = (values: readonly string[]) =>
  fc.oneof(
    fc.record({
      op: fc.constantFrom(...textOperators),
      value: fc.constantFrom(...values),
    }),
    fc.record({ op: fc.constantFrom('in', 'notIn'), values: fc.subarray([...values], { minLength: 1 }) }),
    fc.record({ op: fc.constantFrom('matches', 'notMatches'), value: fc.constantFrom('^.[ao]', 'e+', 'L$') }),
    fc.record({ op: fc.constantFrom('exists', 'notExists') }),
  );
const months = fc.subarray([1, 2, 8, 9, 10, 11, 12], { minLength: 1 });
const span = { amount: fc.integer({ min: 1, max: 40 }), unit: fc.constantFrom('hour', 'day', 'week') };
const instant = fc
  .integer({ min: 0, max: 120 })
  .map((days) => new Date(Date.UTC(2026, 7, 1) + days * 86_400_000).toISOString());
const dateTest = fc.oneof(
  fc.record({ op: fc.constantFrom('inLast', 'notInLast', 'atLeastAgo'), ...span }),
  fc.record({ op: fc.constantFrom('before', 'after'), date: instant }),
  fc.record({ op: fc.constant('inPeriod'), which: fc.constantFrom('this', 'last', 'next'), unit: calendarUnit }),
  fc.record({ op: fc.constant('inMonths'), months }),
);
const window = fc.oneof(
  fc.constant({ type: 'ever' }),
  fc.record({ type: fc.constant('period'), which: fc.constantFrom('this', 'last'), unit: calendarUnit }),
  fc.record({ type: fc.constant('months'), months }),
  fc.record({ type: fc.constant('last'), ...span }),
  fc.record({
    type: fc.constant('between'),
    from: fc.integer({ min: 1, max: 10 }),
    to: fc.integer({ min: 11, max: 60 }),
    unit: fc.constant('day'),
  }),
  fc.record({ type: fc.constantFrom('before', 'after'), date: instant }),
  fc.record({ type: fc.constant('dates'), from: fc.constant('2026-09-01T00:00:00Z'), to: instant }),
);
const propertyTest = fc.oneof(
  fc.record({ field: fc.constant('properties.tier'), is: textTest(['gold', 'SILVER', 'r']) }),
  fc.record({ field: fc.constant('properties.score'), is: numberTest }),
  fc.record({ field: fc.constant('properties.vip'), is: fc.record({ op: fc.constantFrom('isTrue', 'isFalse') }) }),
  fc.record({ field: fc.constant('properties.address.city'), is: textTest(['rome', 'Os']) }),
  fc.record({ field: fc.constant('properties.joined'), is: dateTest }),
  fc.record({ field: fc.constant('properties.nothing'), is: fc.oneof(textTest(['x']), numberTest) }),
  fc.record({ field: fc.constant('email'), is: textTest(['@example.com', 'P1']) }),
  fc.record({
    field: fc.constant('properties.tags'),
    is: fc.oneof(
      fc.record({ op: fc.constantFrom('includes', 'notIncludes'), value: fc.constantFrom('a', 'b') }),
      fc.record({
        op: fc.constantFrom('includesAny', 'includesAll', 'notIncludesAny'),
        values: fc.subarray(['a', 'b', 'c'], { minLength: 1 }),
      }),
      fc.record({ op: fc.constantFrom('includesText', 'notIncludesText'), value: fc.constantFrom('A', 'ru') }),
      fc.record({ op: fc.constant('length'), is: plainTest }),
      fc.record({ op: fc.constantFrom('exists', 'notExists') }),
    ),
  }),
);
const eventFilter = fc.oneof(
  fc.record({ field: fc.constant('category'), is: textTest(categories) }),
  fc.record({ field: fc.constant('price'), is: numberTest }),
  fc.record({ field: fc.constant('value'), is: numberTest }),
  fc.record({
    field: fc.constant('items[].sku'),
    is: fc.record({ op: fc.constantFrom('includes', 'notIncludes'), value: fc.constantFrom('a1', 'B2') }),
  }),
);

const kind = <T extends string>(name: T) => fc.constant(name);
const anyMetric = fc.oneof(fc.constantFrom(...metrics), fc.subarray([...metrics], { minLength: 1 }));
const filters = fc.array(eventFilter, { maxLength: 2 });
const product = fc.oneof(
  fc.constant({}),
  fc.record({ category: fc.subarray([...categories], { minLength: 1 }) }),
  fc.record({ sku: fc.constantFrom(['A1'], ['B2', 'C3']) }),
  fc.record({ productId: fc.constantFrom([1], [2, 3]), titleContains: fc.constantFrom('tea', 'MUG') }),
);
/** Numbers of people without a window. */
const timeless = fc.oneof(
  fc.record({
    kind: kind('event'),
    metric: anyMetric,
    measure: fc.constantFrom('count', 'sum', 'avg', 'min', 'max'),
    where: filters,
  }),
  fc.record({
    kind: kind('event'),
    metric: fc.constantFrom(...metrics),
    measure: kind('distinct'),
    of: fc.constantFrom('category', 'price'),
  }),
  fc.record({
    kind: kind('event'),
    metric: fc.constantFrom(...metrics),
    measure: fc.constantFrom('sum', 'max'),
    of: kind('price'),
  }),
  fc.record({ kind: kind('product'), product, measure: fc.constantFrom('orders', 'quantity', 'spend') }),
);
const measured = fc.oneof(
  fc.tuple(timeless, window).map(([of, when]) => ({ ...of, window: when })),
  fc.record({ kind: kind('trait'), trait: fc.constantFrom('orders', 'grossSpend', 'averageOrderValue') }),
  fc.record({ kind: kind('figure'), figure: fc.constantFrom('churn', 'predictedSpend') }),
  fc.record({ kind: kind('figure'), figure: kind('affinity'), key: fc.constantFrom('tea', 'Mugs') }),
);
const gap = fc.record({
  amount: fc.integer({ min: 1, max: 60 }),
  unit: fc.constantFrom('minute', 'hour', 'day', 'week'),
});
const stepDone = fc.record(
  { did: fc.constant(true), metric: anyMetric, where: filters, within: gap },
  { requiredKeys: ['did', 'metric', 'where'] },
);
const stepNot = fc.record({ did: fc.constant(false), metric: fc.constantFrom(...metrics), where: filters });
const funnel = fc
  .tuple(
    fc.record({ did: fc.constant(true), metric: fc.constantFrom(...metrics), where: filters }),
    fc.array(fc.oneof(stepDone, stepNot), { minLength: 1, maxLength: 3 }),
    fc.option(gap, { nil: undefined }),
  )
  .map(([first, rest, lasting]) => {
    const last = rest.at(-1);
    const isNot = last !== undefined && !last.did && lasting !== undefined;
    return [first, ...(isNot ? [...rest.slice(0, -1), { ...last, within: lasting }] : rest)];
  });
const fewPlaces = fc.constantFrom([0, 1], [0, 10], [10, 20], [0, 33.3], [5, 100], [2, 7]);

const condition: fc.Arbitrary<Record<string, unknown> & { kind: string }> = fc.oneof(
  fc.tuple(kind('property'), propertyTest).map(([k, rest]) => ({ kind: k, ...rest })),
  fc.tuple(timeless, window, numberTest, plainTest).map(([of, when, is, plain]) => {
    const isPlain =
      of.kind === 'product' ? of.measure !== 'spend' : of.measure === 'count' || of.measure === 'distinct';
    return { ...of, window: when, is: isPlain ? plain : is };
  }),
  fc.record({ kind: kind('event'), metric: fc.constantFrom(...metrics), window, is: plainTest }),
  fc.record({ kind: kind('trait'), trait: kind('orders'), is: plainTest }),
  fc.record({ kind: kind('trait'), trait: fc.constantFrom('grossSpend', 'averageOrderValue'), is: numberTest }),
  fc.record({ kind: kind('trait'), trait: kind('lastOrderAt'), is: dateTest }),
  fc.record({ kind: kind('trait'), trait: kind('acquisitionChannel'), is: textTest(['paid', 'organic']) }),
  fc.record(
    {
      kind: kind('consent'),
      channel: kind('email'),
      status: fc.constantFrom('subscribed', 'unsubscribed', 'pending', 'never'),
      reachable: fc.boolean(),
      suppressed: fc.boolean(),
      at: dateTest,
    },
    { requiredKeys: ['kind', 'channel', 'status'] },
  ),
  fc.record(
    {
      kind: kind('location'),
      country: fc.subarray(['us', 'DE', 'GB'], { minLength: 1 }),
      city: fc.constantFrom(['berlin'], ['London', 'Berlin']),
      postalPrefix: fc.constantFrom(['10'], ['sw1']),
      within: fc.constantFrom(
        { latitude: 52.52, longitude: 13.4, distance: 100, unit: 'km' },
        { latitude: 51.5, longitude: -0.12, distance: 50, unit: 'mi' },
        { city: 'berlin', distance: 600, unit: 'km' },
        { city: 'Nowhere', distance: 600, unit: 'km' },
        { postalCode: '10115', distance: 300, unit: 'mi' },
      ),
      area: fc.constant(['EU']),
    },
    { requiredKeys: ['kind', 'country'] },
  ),
  fc.record({ kind: kind('figure'), figure: kind('churn'), is: plainTest }),
  fc.record({ kind: kind('figure'), figure: kind('predictedSpend'), is: numberTest }),
  fc.record({ kind: kind('figure'), figure: kind('affinity'), key: fc.constantFrom('Tea', 'coffee'), is: plainTest }),
  fc.record({ kind: kind('figure'), figure: kind('group'), is: textTest(['champions', 'Lost']) }),
  fc.record({ kind: kind('figure'), figure: kind('nextOrderAt'), is: dateTest }),
  fc.record({ kind: kind('ratio'), of: measured, to: measured, is: plainTest }),
  fc.record({
    kind: kind('change'),
    of: timeless,
    window,
    against: window,
    is: fc.record({
      op: comparison,
      times: fc.constantFrom(0, 0.5, 1, 2),
    }),
  }),
  fc
    .record({
      kind: kind('rank'),
      by: measured,
      end: fc.constantFrom('highest', 'lowest'),
      unit: fc.constantFrom('percent', 'people'),
      places: fewPlaces,
      among: fc.oneof(fc.constantFrom('buyers', 'known'), fc.constantFrom({ segmentId: 1 }, { segmentId: 2 })),
    })
    .map(({ places: [from, to], ...rest }) => ({
      ...rest,
      from: rest.unit === 'people' ? Math.round(from!) : from,
      to: rest.unit === 'people' ? Math.round(to!) : to,
    })),
  fc.record(
    { kind: kind('funnel'), steps: funnel, within: gap, window },
    { requiredKeys: ['kind', 'steps', 'window'] },
  ),
  fc.record(
    {
      kind: kind('recurrence'),
      of: fc.oneof(
        fc.record({ kind: kind('event'), metric: anyMetric, where: filters }),
        fc.record({ kind: kind('product'), product }),
      ),
      unit: calendarUnit,
      months,
      window,
      is: plainTest,
    },
    { requiredKeys: ['kind', 'of', 'unit', 'window', 'is'] },
  ),
  fc.record({
    kind: kind('sample'),
    from: fc.constantFrom(0, 10, 50),
    to: fc.constantFrom(60, 100),
    salt: fc.constantFrom('a', 'b'),
  }),
  fc.record({ kind: kind('segment'), segmentId: fc.constantFrom(1, 2), in: fc.boolean() }),
  fc.constantFrom({ kind: 'everyone' }, { kind: 'known' }),
);

const { node } = fc.letrec<{ node: RuleNode }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    condition,
    fc.record({ all: fc.array(tie('node'), { minLength: 1, maxLength: 4 }) }),
    fc.record({ any: fc.array(tie('node'), { minLength: 1, maxLength: 4 }) }),
    fc.record({ none: fc.array(tie('node'), { minLength: 1, maxLength: 3 }) }),
  ),
}));

export const anyRule: fc.Arbitrary<Rule> = fc.record({
  version: fc.constant(1 as const),
  population: fc.constantFrom('known' as const, 'everyone' as const),
  where: node,
});
