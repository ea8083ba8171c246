import fc from 'fast-check';
import { profileFields } from '../conditions/profile-fields.ts';
import { traits } from '../conditions/traits.ts';
import type { RuleNode } from '../language/rule.ts';

/**
 * Rules over everything the schema allows, whether it can be compiled or not: odd names, quotes, words of the language
 * as names, every operator on every field, every window.
 */

const odd = [
  'and',
  'or',
  'not',
  'of',
  'any',
  'where',
  'properties',
  'properties.',
  'number',
  'orders',
  'last order',
  "it's",
  'say "hi"',
  'back\\slash',
  'tab\there',
  'line\nbreak',
  '-- no comment',
  '#12',
  "''",
  '„quoted“ ‘x’',
  'ünïcode 🫖 名前',
  '\u202eright to left',
  '12',
  '3 times',
  '2026-11-22',
  '(',
  ' spaced ',
  'true',
  'Placed Order',
  'items[].sku',
  'address.city',
  '$extra',
  'a-b_c',
  'did',
  '%',
  "didn't",
  'a.',
  '.a',
  '[]',
  'x[]y',
];
const name = fc.oneof(
  fc.constantFrom(...odd),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 8 }),
);
const names = fc.array(name, { minLength: 1, maxLength: 4 });
const finite = fc.oneof(
  fc.integer({ min: -5, max: 200 }),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.constantFrom(0, 1, -0, 1e21, 1e-7, 1_000_000, 0.1),
);
const amount = fc.oneof(fc.constant(1), fc.integer({ min: 1, max: 100_000 }));
const unit = fc.constantFrom('hour', 'day', 'week', 'month', 'year');
const day = fc.integer({ min: 0, max: 20_000 }).map((n) => new Date(n * 86_400_000).toISOString().slice(0, 10));
const moment = fc.oneof(
  day,
  day.map((d) => `${d}T10:00:00Z`),
  day.map((d) => `${d}T23:59:59.999+02:00`),
  day.map((d) => `${d}T07:30:00Z`),
);

const numberTest = fc.oneof(
  fc.record({ op: fc.constantFrom('eq', 'ne', 'gt', 'gte', 'lt', 'lte'), value: finite }),
  fc.record({ op: fc.constant('between'), from: finite, to: finite }),
);
const dateTest = fc.oneof(
  fc.record({ op: fc.constantFrom('before', 'after'), date: moment }),
  fc.record({ op: fc.constant('betweenDates'), from: moment, to: moment }),
  fc.record({ op: fc.constantFrom('inLast', 'notInLast', 'inNext', 'atLeastAgo'), amount, unit }),
  fc.record({ op: fc.constant('agoBetween'), from: amount, to: amount, unit }),
  fc.record({ op: fc.constantFrom('anniversaryToday', 'anniversaryThisMonth') }),
  fc.record({ op: fc.constantFrom('anniversaryInNext', 'anniversaryInLast'), days: fc.integer({ min: 1, max: 365 }) }),
);
const valueTest = fc.oneof(
  numberTest,
  dateTest,
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
      'includes',
      'notIncludes',
    ),
    value: name,
  }),
  fc.record({ op: fc.constantFrom('in', 'notIn', 'includesAny', 'includesAll'), values: names }),
  fc.record({ op: fc.constantFrom('exists', 'notExists', 'isTrue', 'isFalse') }),
);
const window = fc.oneof(
  fc.constant({ type: 'ever' }),
  fc.record({ type: fc.constant('last'), amount, unit }),
  fc.record({
    type: fc.constant('between'),
    from: fc.integer({ min: 1, max: 10 }),
    to: fc.integer({ min: 11, max: 60 }),
    unit,
  }),
  fc.record({ type: fc.constantFrom('before', 'after'), date: moment }),
  fc.record({ type: fc.constant('dates'), from: moment, to: moment }),
);

const kind = <T extends string>(value: T) => fc.constant(value);
/** At least one key beside the fixed ones. */
const some = <T extends { kind: string }>(made: fc.Arbitrary<T>, fixed: number) =>
  made.filter((condition) => Object.keys(condition).length > fixed);

const condition: fc.Arbitrary<{ kind: string }> = fc.oneof(
  fc.record({
    kind: kind('property'),
    field: fc.oneof(
      fc.constantFrom(...Object.keys(profileFields)),
      name,
      name.map((path) => `properties.${path}`),
    ),
    is: valueTest,
  }),
  fc.record({ kind: kind('trait'), trait: fc.constantFrom(...Object.keys(traits)), is: valueTest }),
  fc.record(
    {
      kind: kind('event'),
      metric: fc.oneof(name, names),
      measure: fc.constantFrom('count', 'sum', 'avg', 'min', 'max', 'distinct'),
      of: name,
      window,
      where: fc.array(fc.record({ field: name, is: valueTest }), { maxLength: 3 }),
      is: fc.oneof(numberTest, fc.constantFrom({ op: 'gte', value: 1 }, { op: 'eq', value: 0 })),
    },
    { requiredKeys: ['kind', 'metric', 'of'] },
  ),
  fc.record(
    {
      kind: kind('event'),
      metric: fc.oneof(name, names),
      measure: fc.constantFrom('count', 'sum', 'avg', 'min', 'max'),
      window,
      where: fc.array(fc.record({ field: name, is: valueTest }), { maxLength: 1 }),
      is: numberTest,
    },
    { requiredKeys: ['kind', 'metric'] },
  ),
  fc.record(
    {
      kind: kind('product'),
      product: fc.record(
        {
          category: names,
          sku: names,
          productId: fc.array(fc.integer({ min: 1, max: 2 ** 40 }), { minLength: 1, maxLength: 3 }),
          titleContains: name,
        },
        { requiredKeys: [] },
      ),
      measure: fc.constantFrom('orders', 'quantity', 'spend'),
      window,
      is: numberTest,
    },
    { requiredKeys: ['kind'] },
  ),
  some(
    fc.record(
      {
        kind: kind('consent'),
        channel: fc.constantFrom('email', 'sms'),
        status: fc.constantFrom('subscribed', 'unsubscribed', 'pending', 'never'),
        method: name,
        at: dateTest,
        reachable: fc.boolean(),
        suppressed: fc.boolean(),
      },
      { requiredKeys: ['kind', 'channel'] },
    ),
    2,
  ),
  some(
    fc.record(
      {
        kind: kind('location'),
        country: names,
        region: names,
        city: names,
        postalPrefix: names,
        within: fc.record({
          latitude: fc.double({ min: -90, max: 90, noNaN: true }),
          longitude: fc.double({ min: -180, max: 180, noNaN: true }),
          distance: fc.double({ min: 0.001, max: 20_100, noNaN: true }),
          unit: fc.constantFrom('km', 'mi'),
        }),
      },
      { requiredKeys: ['kind'] },
    ),
    1,
  ),
  fc.record({ kind: kind('segment'), segmentId: fc.constantFrom(1, 2, 3, 4_294_967_295), in: fc.boolean() }),
  fc.record({
    kind: kind('segment'),
    segmentId: fc.constantFrom(1, 2, 3),
    in: fc.constant(true),
    since: fc.record({ amount, unit }),
  }),
  fc.constantFrom({ kind: 'everyone' }, { kind: 'known' }),
);

const { node } = fc.letrec<{ node: RuleNode }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 5, depthSize: 'small', withCrossShrink: true },
    condition,
    fc.record({ all: fc.array(tie('node'), { minLength: 1, maxLength: 4 }) }),
    fc.record({ any: fc.array(tie('node'), { minLength: 1, maxLength: 4 }) }),
    fc.record({ none: fc.array(tie('node'), { minLength: 1, maxLength: 3 }) }),
  ),
}));

/** A rule as it may arrive from outside. */
export const anySchemaRule: fc.Arbitrary<unknown> = fc.record({
  population: fc.constantFrom('known', 'everyone'),
  where: node,
});
