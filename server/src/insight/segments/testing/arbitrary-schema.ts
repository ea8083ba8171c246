import fc from 'fast-check';
import { areaNames } from '../conditions/areas.ts';
import { profileFields } from '../conditions/profile-fields.ts';
import { traits } from '../conditions/traits.ts';
import type { RuleNode } from '../language/rule.ts';
import { calendarUnit, comparison, textOperators } from './operators.ts';

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

const currency = fc.constantFrom('EUR', 'USD', 'JPY');
const numberTest = fc.oneof(
  fc.record({ op: comparison, value: finite, currency }, { requiredKeys: ['op', 'value'] }),
  fc.record({ op: fc.constant('between'), from: finite, to: finite, currency }, { requiredKeys: ['op', 'from', 'to'] }),
);
const months = fc.subarray([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], { minLength: 1 });
const dateTest = fc.oneof(
  fc.record({ op: fc.constantFrom('before', 'after'), date: moment }),
  fc.record({ op: fc.constant('betweenDates'), from: moment, to: moment }),
  fc.record({ op: fc.constantFrom('inLast', 'notInLast', 'inNext', 'atLeastAgo'), amount, unit }),
  fc.record({ op: fc.constant('agoBetween'), from: amount, to: amount, unit }),
  fc.record({ op: fc.constant('inPeriod'), which: fc.constantFrom('this', 'last', 'next'), unit: calendarUnit }),
  fc.record({ op: fc.constant('inMonths'), months }),
  fc.record({ op: fc.constantFrom('anniversaryToday', 'anniversaryThisMonth') }),
  fc.record({ op: fc.constantFrom('anniversaryInNext', 'anniversaryInLast'), days: fc.integer({ min: 1, max: 365 }) }),
);
const valueTest = fc.oneof(
  numberTest,
  dateTest,
  fc.record({
    op: fc.constantFrom(
      ...textOperators,
      'includes',
      'notIncludes',
      'includesText',
      'notIncludesText',
      'matches',
      'notMatches',
    ),
    value: name,
  }),
  fc.record({ op: fc.constantFrom('in', 'notIn', 'includesAny', 'includesAll', 'notIncludesAny'), values: names }),
  fc.record({
    op: fc.constantFrom('callingCodeIn', 'notCallingCodeIn'),
    values: fc.subarray(['+1', '+31', '+1868'], { minLength: 1 }),
  }),
  fc.record({ op: fc.constant('length'), is: numberTest }),
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
  fc.record({ type: fc.constant('period'), which: fc.constantFrom('this', 'last'), unit: calendarUnit }),
  fc.record({ type: fc.constant('months'), months }),
);

const kind = <T extends string>(value: T) => fc.constant(value);
const reach = {
  distance: fc.double({ min: 0.001, max: 20_100, noNaN: true }),
  unit: fc.constantFrom('km', 'mi'),
};
/** At least one key beside the fixed ones. */
const some = <T extends { kind: string }>(made: fc.Arbitrary<T>, fixed: number) =>
  made.filter((condition) => Object.keys(condition).length > fixed);

const where = fc.array(fc.record({ field: name, is: valueTest }), { maxLength: 3 });
const metric = fc.oneof(name, names);
const product = fc.record(
  {
    category: names,
    sku: names,
    productId: fc.array(fc.integer({ min: 1, max: 2 ** 40 }), { minLength: 1, maxLength: 3 }),
    titleContains: name,
  },
  { requiredKeys: [] },
);
const timelessCount = fc.record({ kind: kind('event'), metric, where }, { requiredKeys: ['kind', 'metric'] });
const timeless = fc.oneof(
  timelessCount,
  fc.record(
    {
      kind: kind('event'),
      metric,
      measure: fc.constantFrom('count', 'sum', 'avg', 'min', 'max', 'distinct'),
      of: name,
      where,
    },
    { requiredKeys: ['kind', 'metric', 'of'] },
  ),
  fc.record(
    { kind: kind('event'), metric, measure: fc.constantFrom('count', 'sum', 'avg', 'min', 'max'), where },
    { requiredKeys: ['kind', 'metric', 'measure'] },
  ),
  fc.record(
    { kind: kind('product'), product, measure: fc.constantFrom('orders', 'quantity', 'spend') },
    { requiredKeys: ['kind'] },
  ),
);
const measured = fc
  .tuple(timeless, fc.option(window, { nil: undefined }))
  .map(([of, when]) => ({ ...of, ...(when && { window: when }) }));
const figure = { figure: fc.oneof(fc.constantFrom('churnProbability', 'affinity', 'rfmGroup'), name), key: name };
const number = fc.oneof(
  measured,
  fc.record({ kind: kind('trait'), trait: fc.constantFrom(...Object.keys(traits)) }),
  fc.record({ kind: kind('figure'), ...figure }, { requiredKeys: ['kind', 'figure'] }),
);
const gap = fc.record({ amount, unit: fc.constantFrom('minute', 'hour', 'day', 'week') });
const done = fc.record({ did: fc.constant(true), metric, where, within: gap }, { requiredKeys: ['metric'] });
const notDone = fc.record({ did: fc.constant(false), metric, where }, { requiredKeys: ['did', 'metric'] });
const steps = fc
  .tuple(
    fc.record({ metric, where }, { requiredKeys: ['metric'] }),
    fc.array(fc.oneof(done, notDone), { maxLength: 4 }),
    fc.oneof(
      done,
      fc.record({ did: fc.constant(false), metric, where, within: gap }, { requiredKeys: ['did', 'metric'] }),
    ),
  )
  .map(([first, between, last]) => [first, ...between, last]);
const percents = fc.constantFrom([0, 10], [10, 20], [0, 33.3], [0.5, 100], [1e-7, 1]);

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
  fc.tuple(measured, fc.option(numberTest, { nil: undefined })).map(([of, is]) => ({ ...of, ...(is && { is }) })),
  fc.tuple(timelessCount, fc.constantFrom({ op: 'gte', value: 1 }, { op: 'eq', value: 0 })).map(([of, is]) => ({
    ...of,
    is,
  })),
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
        area: fc.subarray([...areaNames], { minLength: 1 }),
        within: fc.oneof(
          fc.record({
            latitude: fc.double({ min: -90, max: 90, noNaN: true }),
            longitude: fc.double({ min: -180, max: 180, noNaN: true }),
            ...reach,
          }),
          fc.record({ city: name, ...reach }),
          fc.record({ postalCode: name, ...reach }),
        ),
      },
      { requiredKeys: ['kind'] },
    ),
    1,
  ),
  fc.record({ kind: kind('figure'), ...figure, is: valueTest }, { requiredKeys: ['kind', 'figure', 'is'] }),
  fc.record({ kind: kind('ratio'), of: number, to: number, is: numberTest }),
  fc.record({
    kind: kind('change'),
    of: timeless,
    window,
    against: window,
    is: fc.record({
      op: comparison,
      times: fc.oneof(fc.constantFrom(0, 0.5, 2), fc.double({ min: 0, noNaN: true, noDefaultInfinity: true })),
    }),
  }),
  fc
    .record({
      kind: kind('rank'),
      by: number,
      end: fc.constantFrom('highest', 'lowest'),
      unit: fc.constantFrom('percent', 'people'),
      places: percents,
      among: fc.constantFrom('buyers', 'known', { segmentId: 1 }, { segmentId: 77 }),
    })
    .map(({ places: [from = 0, to = 1], ...rest }) => ({
      ...rest,
      from: rest.unit === 'people' ? Math.floor(from) : from,
      to: rest.unit === 'people' ? Math.ceil(to) : to,
    })),
  fc.record({ kind: kind('funnel'), steps, within: gap, window }, { requiredKeys: ['kind', 'steps'] }),
  fc.record(
    {
      kind: kind('recurrence'),
      of: fc.oneof(
        fc.record({ kind: kind('event'), metric, where }, { requiredKeys: ['kind', 'metric'] }),
        fc.record({ kind: kind('product'), product }, { requiredKeys: ['kind'] }),
      ),
      unit: calendarUnit,
      months,
      window,
      is: numberTest,
    },
    { requiredKeys: ['kind', 'of', 'unit', 'is'] },
  ),
  percents.chain(([from = 0, to = 1]) =>
    fc.record({ kind: kind('sample'), from: fc.constant(from), to: fc.constant(to), salt: name }),
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
