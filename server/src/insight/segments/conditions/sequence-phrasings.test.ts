import { condition, ever, last, testPhrasings } from '../testing/phrasings.ts';

const step = (metric: string, rest: object = {}) => ({ did: true, metric, where: [], ...rest });
const within = (amount: number, unit: string) => ({ within: { amount, unit } });
const placed = { kind: 'event', metric: 'Placed Order', where: [] };
const atLeast = (value: number) => ({ op: 'gte', value });

testPhrasings([
  [
    condition('funnel', {
      steps: [step('Viewed Product'), step('Placed Order', { did: false, ...within(2, 'hour') })],
      window: ever,
    }),
    'did "Viewed Product" then not "Placed Order" within 2 hours',
    'viewed product then did not place order within 2 hours',
    'viewed a product, then not placed order within 2h',
    'has viewed a product and then did not place an order within 2 hours',
  ],
  [
    condition('funnel', {
      steps: [
        step('Viewed Product', { where: [{ field: 'category', is: { op: 'equals', value: 'Tea' } }] }),
        step('Started Checkout', within(30, 'minute')),
        step('Placed Order', within(1, 'day')),
      ],
      ...within(3, 'day'),
      window: last(30),
    }),
    `did "Viewed Product" where (category = 'Tea') then "Started Checkout" within 30 minutes then "Placed Order" within 1 day all within 3 days in the last 30 days`,
    `did "Viewed Product" where category = Tea then "Started Checkout" within 30 min, followed by "Placed Order" within 1 day, all within 3 days, in the last 30 days`,
  ],
  [
    condition('funnel', {
      steps: [step('Opened Email'), step('Clicked Email', { did: false }), step('Placed Order')],
      window: ever,
    }),
    'did "Opened Email" then not "Clicked Email" then "Placed Order"',
  ],
  [
    condition('recurrence', { of: placed, unit: 'year', months: [12], window: ever, is: atLeast(2) }),
    'did "Placed Order" in at least 2 different years during December',
    'placed order in at least 2 Decembers',
    'has placed an order in at least two Decembers',
  ],
  [
    condition('recurrence', {
      of: { kind: 'product', product: {} },
      unit: 'year',
      months: [12],
      window: ever,
      is: atLeast(2),
    }),
    'bought anything in at least 2 different years during December',
    'bought in at least 2 Decembers',
    'has purchased anything in 2 or more Decembers',
  ],
  [
    condition('recurrence', { of: placed, unit: 'month', window: last(12, 'month'), is: atLeast(3) }),
    'did "Placed Order" in at least 3 different months in the last 12 months',
    'placed order in at least 3 months in the last 12 months',
    'did "Placed Order" in at least 3 distinct months in the last 12 months',
  ],
  [
    condition('recurrence', {
      of: { kind: 'product', product: { category: ['Tea'] } },
      unit: 'week',
      window: ever,
      is: { op: 'eq', value: 4 },
    }),
    "bought category 'Tea' in exactly 4 different weeks",
    'bought category Tea in 4 different weeks',
  ],
  [
    { none: [condition('recurrence', { of: placed, unit: 'quarter', window: ever, is: atLeast(2) })] },
    'not (did "Placed Order" in at least 2 different quarters)',
    'did not place order in at least 2 different quarters',
  ],
]);
