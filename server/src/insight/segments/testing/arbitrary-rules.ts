import fc from 'fast-check';
import type { Rule, RuleNode } from '../language/rule.ts';
import { categories, metrics } from './world.ts';

/** Random rules over the values of `makeWorld`. */

const whole = fc.integer({ min: 0, max: 12 });
const numberTest = fc.oneof(
  fc.record({ op: fc.constantFrom('eq', 'ne', 'gt', 'gte', 'lt', 'lte'), value: whole }),
  fc.record({ op: fc.constant('between'), from: fc.integer({ min: 0, max: 4 }), to: fc.integer({ min: 3, max: 30 }) }),
  // "ever" and "never", which are asked without counting
  fc.constantFrom({ op: 'gte', value: 1 }, { op: 'gt', value: 0 }, { op: 'eq', value: 0 }, { op: 'lt', value: 1 }),
);
const textTest = (values: readonly string[]) =>
  fc.oneof(
    fc.record({
      op: fc.constantFrom(
        'equals',
        'notEquals',
        'contains',
        'notContains',
        'startsWith',
        'notStartsWith',
        'endsWith',
        'notEndsWith',
      ),
      value: fc.constantFrom(...values),
    }),
    fc.record({ op: fc.constantFrom('in', 'notIn'), values: fc.subarray([...values], { minLength: 1 }) }),
    fc.record({ op: fc.constantFrom('exists', 'notExists') }),
  );
const span = { amount: fc.integer({ min: 1, max: 40 }), unit: fc.constantFrom('hour', 'day', 'week') };
const instant = fc
  .integer({ min: 0, max: 120 })
  .map((days) => new Date(Date.UTC(2026, 7, 1) + days * 86_400_000).toISOString());
const dateTest = fc.oneof(
  fc.record({ op: fc.constantFrom('inLast', 'notInLast', 'atLeastAgo'), ...span }),
  fc.record({ op: fc.constantFrom('before', 'after'), date: instant }),
);
const window = fc.oneof(
  fc.constant({ type: 'ever' }),
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
        op: fc.constantFrom('includesAny', 'includesAll'),
        values: fc.subarray(['a', 'b', 'c'], { minLength: 1 }),
      }),
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
const condition: fc.Arbitrary<Record<string, unknown> & { kind: string }> = fc.oneof(
  fc.tuple(kind('property'), propertyTest).map(([k, rest]) => ({ kind: k, ...rest })),
  fc.record({
    kind: kind('event'),
    metric: fc.oneof(fc.constantFrom(...metrics), fc.subarray([...metrics], { minLength: 1 })),
    measure: fc.constantFrom('count', 'sum', 'avg', 'min', 'max'),
    window,
    where: fc.array(eventFilter, { maxLength: 2 }),
    is: numberTest,
  }),
  fc.record({ kind: kind('event'), metric: fc.constantFrom(...metrics), window, is: numberTest }),
  fc.record({
    kind: kind('event'),
    metric: fc.constantFrom(...metrics),
    measure: kind('distinct'),
    of: fc.constantFrom('category', 'price'),
    is: numberTest,
  }),
  fc.record({
    kind: kind('event'),
    metric: fc.constantFrom(...metrics),
    measure: fc.constantFrom('sum', 'max'),
    of: kind('price'),
    is: numberTest,
  }),
  fc.record({
    kind: kind('product'),
    product: fc.oneof(
      fc.constant({}),
      fc.record({ category: fc.subarray([...categories], { minLength: 1 }) }),
      fc.record({ sku: fc.constantFrom(['A1'], ['B2', 'C3']) }),
      fc.record({ productId: fc.constantFrom([1], [2, 3]), titleContains: fc.constantFrom('tea', 'MUG') }),
    ),
    measure: fc.constantFrom('orders', 'quantity', 'spend'),
    window,
    is: numberTest,
  }),
  fc.record({
    kind: kind('trait'),
    trait: fc.constantFrom('orders', 'grossSpend', 'averageOrderValue'),
    is: numberTest,
  }),
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
      ),
    },
    { requiredKeys: ['kind', 'country'] },
  ),
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
