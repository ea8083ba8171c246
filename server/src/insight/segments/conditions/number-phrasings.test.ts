import { condition, ever, events, last, testPhrasings, trait } from '../testing/phrasings.ts';

const spend = (window: object) => events({ measure: 'sum', of: 'value', window });
const rank = (rest: object) =>
  condition('rank', {
    by: { kind: 'trait', trait: 'netSpend' },
    end: 'highest',
    unit: 'percent',
    from: 0,
    to: 10,
    among: 'buyers',
    ...rest,
  });
const { window: _ever, ...timelessSpend } = spend(ever);
const period = (which: string, unit: string) => ({ type: 'period', which, unit });

testPhrasings([
  [
    rank({}),
    'in the top 10% by net spend among buyers',
    'top 10% by net spend',
    'top 10 % by net spend among customers',
    'customers in the top 10% by net spend',
  ],
  [
    rank({ from: 10, to: 20 }),
    'between the top 10% and 20% by net spend among buyers',
    'between the top 10% and the 20% by net spend',
    'top 10 to 20% by net spend',
  ],
  [
    rank({ by: spend(last(12, 'month')), unit: 'people', to: 100, among: { segmentId: 12 } }),
    `in the top 100 by sum of value of "Placed Order" in the last 12 months among segment 'VIP'`,
    'rank at most 100 by spend in the last 12 months among segment VIP',
    'top 100 people by spend in the last 12 months among members of VIP',
  ],
  [
    rank({ by: { kind: 'figure', figure: 'churnProbability' }, end: 'lowest', to: 5, among: 'known' }),
    'in the bottom 5% by figure "Churn probability" among known people',
    'bottom 5% by churn probability among the known',
  ],
  [
    condition('ratio', {
      of: events({}, 'Opened Email'),
      to: { kind: 'trait', trait: 'emailReceived' },
      is: { op: 'gt', value: 0.3 },
    }),
    'ratio of count of "Opened Email" to email received > 0.3',
    'the ratio of count of opened email to emails received is more than 30%',
  ],
  [
    condition('change', {
      of: timelessSpend,
      window: period('this', 'quarter'),
      against: period('last', 'quarter'),
      is: { op: 'lt', times: 0.5 },
    }),
    'compare sum of value of "Placed Order" this quarter with last quarter < 0.5 times',
    'spend this quarter < half of last quarter',
    'spend in this quarter is less than half of last quarter',
    'sum of value of "Placed Order" this quarter less than 50% of last quarter',
  ],
  [
    condition('sample', { from: 0, to: 10, salt: 'spring' }),
    "in sample 0% to 10% of 'spring'",
    'sample 10% of spring',
    'a random sample of 0 to 10% of spring',
  ],
  [
    condition('figure', { figure: 'churnProbability', is: { op: 'gte', value: 0.5 } }),
    'figure "Churn probability" >= 0.5',
    'churn probability at least 50%',
    'Figure churnProbability is at least 0.5',
  ],
  [
    condition('figure', { figure: 'affinity', key: 'Tea', is: { op: 'gte', value: 0.5 } }),
    `figure "Category affinity" for 'Tea' >= 0.5`,
    'category affinity for Tea is at least 0.5',
  ],
  [
    condition('figure', { figure: 'rfmGroup', is: { op: 'in', values: ['Champions', 'Loyal'] } }),
    `figure "RFM group" in ('Champions', 'Loyal')`,
    'RFM group is Champions or Loyal',
  ],
  [
    trait('grossSpend', { op: 'gt', value: 100, currency: 'USD' }),
    'gross spend > USD 100',
    'spent over 100 USD',
    'spent more than USD 100',
  ],
  [
    condition('location', { within: { city: 'Delft', distance: 50, unit: 'km' } }),
    "within 50 km of city 'Delft'",
    'lives within 50 km of Delft',
  ],
  [
    condition('location', { within: { postalCode: '10115', distance: 10, unit: 'mi' } }),
    "within 10 mi of postal code '10115'",
    'within 10 miles of postcode 10115',
  ],
  [condition('location', { area: ['EU'] }), "lives in area 'EU'", 'lives in the EU'],
]);
