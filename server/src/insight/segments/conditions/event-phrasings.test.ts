import { event, last, never, testPhrasings } from '../testing/phrasings.ts';

testPhrasings([
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
    event({ window: last(90) }),
    'did "Placed Order" at least once in the last 90 days',
    'orders in the last 90 days',
    'ordered in the last 90 days',
    'made orders in the last 90 days',
    'purchases in the past 90 days',
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
]);
