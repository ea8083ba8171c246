import { describe, expect, test } from 'vitest';
import { brand, ownKinds, readWords } from '../../testing/words.ts';
import { formatRule } from './format.ts';

/** What people may type who have not read a manual, by what it means. The first of each is how it is written. */

const trait = (name: string, is: object) => ({ kind: 'trait', trait: name, is });
const property = (field: string, is: object) => ({ kind: 'property', field, is });
const event = (rest: object, metric: string | string[] = 'Placed Order') => ({
  kind: 'event',
  metric,
  measure: 'count',
  window: { type: 'ever' },
  where: [],
  is: { op: 'gte', value: 1 },
  ...rest,
});
const product = (rest: object) => ({
  kind: 'product',
  product: {},
  measure: 'orders',
  window: { type: 'ever' },
  is: { op: 'gte', value: 1 },
  ...rest,
});
const never = { op: 'eq', value: 0 };
const last = (amount: number, unit = 'day') => ({ type: 'last', amount, unit });
const subscribed = { kind: 'consent', channel: 'email', status: 'subscribed' };

const meanings: [where: object, ...phrasings: string[]][] = [
  [
    trait('orders', { op: 'eq', value: 1 }),
    'orders = 1',
    'exactly one order ever',
    'exactly 1 order',
    'orders is 1',
    'Orders equals 1',
    'one order',
    'only one order',
    'ordered exactly once',
    'has placed exactly one order',
    'customers who made exactly one purchase',
    'one-time buyers',
  ],
  [
    trait('orders', { op: 'gte', value: 3 }),
    'orders >= 3',
    'at least 3 orders ever',
    'at least three orders',
    '3 or more orders',
    '3+ orders',
    'orders ≥ 3',
    'orders is at least 3',
    'orders at least 3',
    'number of orders >= 3',
    'number_of_orders >= 3',
    'order count no less than 3',
    'customers with at least 3 orders',
    'people who have at least 3 orders in total',
    'has at least 3 orders ever.',
    'ordered at least 3 times ever',
    'purchased 3 or more times',
    'orders greater than or equal to 3',
    'ORDERS => 3',
  ],
  [
    event({ is: { op: 'gte', value: 3 } }),
    'did "Placed Order" at least 3 times',
    'placed order at least 3 times ever',
    'has placed an order at least 3 times',
    '"Placed Order" at least 3 times',
    '“Placed Order” ≥ 3',
    'did placed order 3 or more times',
    'number of "Placed Order" >= 3',
  ],
  [
    trait('orders', never),
    'orders = 0',
    'no orders',
    'no orders ever',
    'has never ordered',
    'never purchased',
    'zero orders',
  ],
  [trait('orders', { op: 'gt', value: 2 }), 'orders > 2', 'more than two orders', 'customers with more than 2 orders'],
  [
    trait('orders', { op: 'between', from: 2, to: 5 }),
    'orders between 2 and 5',
    'between 2 and 5 orders',
    'from 2 to 5 orders',
  ],
  [trait('orders', { op: 'gte', value: 2 }), 'orders >= 2', 'repeat customers', 'returning customers'],
  [
    trait('lastOrderAt', { op: 'atLeastAgo', amount: 120, unit: 'day' }),
    'last order at least 120 days ago',
    'last order more than 120 days ago',
    'last order was 120 days ago or more',
    'last order over 120 days ago',
    'last order older than 120 days',
    'lastOrderAt at least 120 days ago',
    'last_order_date at least 120 days ago',
    'last purchase at least 120 days ago',
    'last ordered 120+ days ago',
    'days since last order >= 120',
    'Customers whose last order was at least 120 days ago.',
  ],
  [
    trait('lastOrderAt', { op: 'atLeastAgo', amount: 1, unit: 'year' }),
    'last order at least 1 year ago',
    'last order more than a year ago',
  ],
  [
    trait('lastOrderAt', { op: 'inLast', amount: 30, unit: 'day' }),
    'last order in the last 30 days',
    'last order within the last 30 days',
    'last order in last 30 days',
    'last order less than 30 days ago',
    'last order in the past 30 days',
    'last order is within 30d',
  ],
  [
    trait('lastOrderAt', { op: 'notInLast', amount: 90, unit: 'day' }),
    'last order not in the last 90 days',
    'last order is not in the past 90 days',
  ],
  [
    trait('lastOrderAt', { op: 'after', date: '2026-10-31' }),
    'last order after 2026-10-31',
    'last order since 2026-11-01',
    'last order on or after 2026-11-01',
    'last order >= 2026-11-01',
    'last order > 2026-10-31',
  ],
  [
    trait('firstOrderAt', { op: 'betweenDates', from: '2026-11-01', to: '2026-11-30' }),
    'first order between 2026-11-01 and 2026-11-30',
    'first order in November 2026',
    'first order from 2026-11-01 to 2026-11-30',
  ],
  [
    trait('lastOrderAt', { op: 'agoBetween', from: 30, to: 60, unit: 'day' }),
    'last order between 30 and 60 days ago',
    'days since last order between 30 and 60',
  ],
  [
    trait('grossSpend', { op: 'gt', value: 1000 }),
    'gross spend > 1000',
    'spent more than 1,000',
    'total spent over €1,000',
    'amount spent > 1000 EUR',
    'lifetime spend is more than 1_000',
  ],
  [
    trait('averageOrderValue', { op: 'gte', value: 50 }),
    'average order value >= 50',
    'AOV at least 50',
    'averageOrderValue ≥ 50',
  ],
  [trait('discountShare', { op: 'gt', value: 0.3 }), 'discount share > 0.3', 'share of orders with a discount > 30%'],
  [
    trait('acquisitionCreator', { op: 'equals', value: 'lena' }),
    "acquisition creator = 'lena'",
    'acquired by creator is lena',
    "acquired by 'lena'",
  ],
  [
    event({ window: last(90), is: never }),
    'did not "Placed Order" in the last 90 days',
    'no orders in the last 90 days',
    'has not ordered in the last 90 days',
    "haven't ordered in 90 days",
    'did not place an order in the past 90 days',
    'never placed order in the last 90 days',
    'placed order zero times in the last 90 days',
  ],
  [
    event({ window: last(365), is: { op: 'gte', value: 2 } }),
    'did "Placed Order" at least 2 times in the last 365 days',
    'at least 2 orders in the last 365 days',
    'ordered at least twice in the last 365 days',
    'orders >= 2 in the last 365 days',
  ],
  [
    event({ measure: 'sum', of: 'value', window: last(365), is: { op: 'gte', value: 250 } }),
    'sum of value of "Placed Order" in the last 365 days >= 250',
    'spent at least 250 in the last 365 days',
    'spent at least €250 over the last 365 days',
    'total of value of placed order in the last 365 days at least 250',
  ],
  [
    event(
      {
        window: last(30),
        where: [
          { field: 'category', is: { op: 'equals', value: 'Tea' } },
          { field: 'price', is: { op: 'gt', value: 20 } },
        ],
      },
      'Viewed Product',
    ),
    `did "Viewed Product" at least once in the last 30 days where (category = 'Tea' and price > 20)`,
    `did "Viewed Product" at least once in the last 30 days where category = 'Tea' and price > 20`,
    'viewed product in the last 30 days where category is Tea and price is more than 20',
    'viewed a product with category = Tea and price above 20 in the last 30 days',
  ],
  [
    event({ is: { op: 'eq', value: 1 } }, 'Viewed Product'),
    'did "Viewed Product" exactly once',
    'viewed product once',
    'did "Viewed Product" 1 time',
  ],
  [
    event({ window: last(1, 'week') }, 'Viewed Product'),
    'did "Viewed Product" at least once in the last 1 week',
    'viewed product last week',
    'viewed product in the last week',
    'has viewed a product in the past week',
  ],
  [
    event({}, ['Opened Email', 'Clicked Email']),
    'did any of ("Opened Email", "Clicked Email") at least once',
    'did "Opened Email" or "Clicked Email"',
  ],
  [
    event({ is: never }, 'Opened Email'),
    'never did "Opened Email"',
    'did not open email',
    'has never opened an email',
    'without opened email',
  ],
  [
    event({ measure: 'distinct', of: 'category', is: { op: 'gte', value: 3 } }, 'Viewed Product'),
    'distinct category of "Viewed Product" >= 3',
    'number of different category of viewed product at least 3',
  ],
  [
    product({ product: { sku: ['TEA-1'] }, is: { op: 'gte', value: 2 } }),
    "bought sku 'TEA-1' at least 2 times",
    "bought product 'TEA-1' at least 2 times",
    "bought 'TEA-1' twice or more",
    'has purchased product TEA-1 at least twice',
  ],
  [
    product({ product: { category: ['Tea'] }, is: never }),
    "never bought category 'Tea'",
    "has never bought anything in category 'Tea'",
    'did not buy category Tea',
  ],
  [
    product({ product: { category: ['Tea'] }, measure: 'spend', window: last(365), is: { op: 'gt', value: 100 } }),
    "spend on category 'Tea' in the last 365 days > 100",
    "spent more than 100 on category 'Tea' in the last 365 days",
  ],
  [
    product({ product: { sku: ['TEA-1'] }, measure: 'quantity', is: { op: 'gte', value: 3 } }),
    "quantity of sku 'TEA-1' >= 3",
    "bought at least 3 pieces of 'TEA-1'",
  ],
  [product({ product: { productId: [12] } }), 'bought product #12 at least once', 'bought product #12'],
  [
    property('country', { op: 'equals', value: 'NL' }),
    "country = 'NL'",
    'country is NL',
    'Country equals "NL"',
    'whose country is NL',
    "country 'NL'",
  ],
  [
    property('country', { op: 'in', values: ['NL', 'BE'] }),
    "country in ('NL', 'BE')",
    'country is one of NL, BE',
    'country is NL or BE',
    'country in NL, BE',
  ],
  [
    property('country', { op: 'notEquals', value: 'NL' }),
    "country != 'NL'",
    'country is not NL',
    "country isn't NL",
    'country <> NL',
  ],
  [
    property('email', { op: 'endsWith', value: '@example.com' }),
    "email ends with '@example.com'",
    'e-mail ends with @example.com',
    'email address ending in @example.com',
  ],
  [property('phone', { op: 'exists' }), 'phone exists', 'has a phone', 'phone is set', 'phone number is known'],
  [
    property('postalCode', { op: 'equals', value: '1012' }),
    "postal code = '1012'",
    'zip code is 1012',
    'postalCode = 1012',
  ],
  [property('city', { op: 'equals', value: 'New York' }), "city = 'New York'", 'city is New York'],
  [
    property('properties.tea_club', { op: 'isTrue' }),
    'properties.tea_club is true',
    'tea_club is true',
    'property tea_club = true',
  ],
  [
    property('properties.birthday', { op: 'anniversaryInNext', days: 7 }),
    'properties.birthday anniversary in the next 7 days',
    'birthday anniversary in the next week',
  ],
  [
    property('properties.loyalty points', { op: 'gte', value: 100 }),
    'properties."loyalty points" >= 100',
    'property "loyalty points" at least 100',
  ],
  [
    subscribed,
    'email consent is subscribed',
    'subscribed to email',
    'is subscribed to email marketing',
    'email marketing is subscribed',
    'email is subscribed',
  ],
  [
    { none: [subscribed] },
    'not (email consent is subscribed)',
    'not subscribed to email',
    'email consent is not subscribed',
    'has not subscribed to email',
  ],
  [
    { kind: 'consent', channel: 'sms', reachable: true },
    'sms consent is reachable',
    'reachable by sms',
    'can receive text messages',
  ],
  [
    { kind: 'location', within: { latitude: 52.37, longitude: 4.9, distance: 50, unit: 'km' } },
    'within 50 km of 52.37, 4.9',
    'is within 50 kilometers of (52.37, 4.90)',
    'lives within 50km from 52.37,4.90',
  ],
  [
    { kind: 'location', country: ['NL', 'BE'], city: ['Delft'] },
    "lives in (country ('NL', 'BE'); city 'Delft')",
    'located in (country NL, BE; city Delft)',
  ],
  [
    { kind: 'segment', segmentId: 12, in: true },
    "in segment 'VIP'",
    'in segment VIP',
    'is in segment #12',
    "member of 'vip'",
    'segment is VIP',
    'is a member of segment "VIP"',
  ],
  [
    { kind: 'segment', segmentId: 12, in: false },
    "not in segment 'VIP'",
    'not in segment #12',
    'is not a member of VIP',
    'never in segment VIP',
  ],
  [
    { kind: 'segment', segmentId: 3, in: true, since: { amount: 30, unit: 'day' } },
    "in segment 'Tea people' for at least 30 days",
    'in segment Tea people for 30 days',
  ],
  [{ kind: 'everyone' }, 'everyone', 'Everybody', 'all customers'],
  [{ kind: 'known' }, 'identified', 'is identified', 'known people'],
];

describe('what people type', () => {
  test.each(meanings.flatMap(([where, ...all]) => all.map((text) => [text, where, all[0]] as const)))(
    '%s',
    (text, where, written) => {
      const { reading, faults } = readWords(text);
      expect(faults ?? []).toEqual([]);
      expect(reading?.rule).toEqual({ version: 1, population: 'known', where });
      expect(reading && formatRule(reading.rule, ownKinds, brand)).toBe(written);
    },
  );
});
