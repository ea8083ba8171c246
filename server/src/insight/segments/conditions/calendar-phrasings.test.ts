import { event, property, testPhrasings, trait } from '../testing/phrasings.ts';

const period = (which: string, unit: string) => ({ type: 'period', which, unit });
const inPeriod = (which: string, unit: string) => ({ op: 'inPeriod', which, unit });

testPhrasings([
  [
    event({ window: period('this', 'month') }),
    'did "Placed Order" at least once this month',
    'placed order in this month',
    'ordered this month',
    'did place an order during the current month',
  ],
  [
    event({ window: period('last', 'quarter') }),
    'did "Placed Order" at least once last quarter',
    'ordered in last quarter',
  ],
  [
    event({ window: period('last', 'week') }, 'Viewed Product'),
    'did "Viewed Product" at least once last calendar week',
    'viewed product in the previous calendar week',
  ],
  [event({ window: period('this', 'day') }), 'did "Placed Order" at least once today', 'ordered today'],
  [event({ window: period('last', 'day') }), 'did "Placed Order" at least once yesterday', 'ordered yesterday'],
  [
    event({ window: { type: 'months', months: [12] }, is: { op: 'gte', value: 2 } }),
    'did "Placed Order" at least 2 times in any December',
    'ordered at least twice in every December',
  ],
  [
    event({ window: { type: 'months', months: [11, 12] } }),
    'did "Placed Order" at least once in any (November, December)',
    'ordered in any (December or November)',
  ],
  [trait('lastOrderAt', inPeriod('this', 'year')), 'last order this year', 'last order was in the current year'],
  [trait('lastOrderAt', inPeriod('last', 'month')), 'last order last calendar month'],
  [property('createdAt', inPeriod('this', 'day')), 'created today', 'created is today'],
  [
    property('properties.birthday', inPeriod('next', 'week')),
    'properties.birthday next calendar week',
    'birthday falls in next calendar week',
  ],
  [
    property('properties.birthday', { op: 'inMonths', months: [5] }),
    'properties.birthday in any May',
    'birthday is in any May',
  ],
]);
