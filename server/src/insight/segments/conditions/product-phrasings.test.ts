import { last, never, product, testPhrasings } from '../testing/phrasings.ts';

testPhrasings([
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
  [
    product({ product: { sku: ['85123A'] } }),
    "bought sku '85123A' at least once",
    'bought 85123A',
    'bought product 85123A',
  ],
  [product({ product: { productId: [12] } }), 'bought product #12 at least once', 'bought product #12'],
]);
