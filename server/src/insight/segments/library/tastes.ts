import { choice, days, number, type LibraryGroup } from './ready-segment.ts';

export const tastes: LibraryGroup = {
  group: 'What they like',
  entries: [
    {
      key: 'category-buyers',
      name: 'Buyers of {category}',
      explanation: 'Bought from the category within the time given.',
      parameters: [choice('category', 'Category', 'category'), days('days', 'Within', 365)],
      text: 'bought category {category} at least once in the last {days} days',
    },
    {
      key: 'category-viewers',
      name: 'Looked at {category}, did not buy it',
      explanation: 'Interested in a category from which they have never ordered.',
      parameters: [
        choice('category', 'Category', 'category'),
        number('views', 'Products viewed, at least', 2),
        days('days', 'Within', 60),
      ],
      text: 'did "Viewed Product" at least {views} times in the last {days} days where category = {category} and never bought category {category}',
    },
    {
      key: 'one-category-buyers',
      name: 'Only {category}',
      explanation: 'Several orders, all from one category: show them the next one.',
      parameters: [choice('category', 'Category', 'category'), number('orders', 'Orders, at least', 2)],
      text: 'bought category {category} at least {orders} times and distinct category of "Ordered Product" = 1',
    },
    {
      key: 'product-buyers',
      name: 'Bought {product}',
      explanation: 'Everybody who has one: for a recall, a refill or news about it. Pieces sent back do not count.',
      parameters: [choice('product', 'Product', 'product')],
      text: 'bought sku {product} at least once',
    },
    {
      key: 'product-not-buyers',
      name: 'Customers without {product}',
      explanation: 'Bought from you, but not this.',
      parameters: [choice('product', 'Product', 'product')],
      text: 'orders >= 1 and never bought sku {product}',
    },
  ],
};
