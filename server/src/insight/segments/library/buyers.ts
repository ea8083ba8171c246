import { days, money, number, percent, type LibraryGroup } from './ready-segment.ts';

export const buyers: LibraryGroup = {
  group: 'Buyers',
  entries: [
    {
      key: 'first-time-buyers',
      name: 'First-time buyers',
      explanation: 'Exactly one order, placed lately. Whether a second follows decides what they are worth.',
      parameters: [days('days', 'First order within', 60)],
      text: 'orders = 1 and first order in the last {days} days',
    },
    {
      key: 'two-time-buyers',
      name: 'Two-time buyers',
      explanation: 'Came back once. The third order is where a habit begins.',
      parameters: [],
      text: 'orders = 2',
    },
    {
      key: 'repeat-buyers',
      name: 'Repeat buyers, {orders} orders or more',
      explanation: 'Bought often enough to know you: ask them for reviews and referrals, tell them first.',
      parameters: [number('orders', 'Orders, at least', 3)],
      text: 'orders >= {orders}',
    },
    {
      key: 'active-buyers',
      name: 'Active customers, {days} days',
      explanation: 'Ordered lately. Leave them out of win-backs and of offers they do not need.',
      parameters: [days('days', 'Last order within', 90)],
      text: 'last order in the last {days} days',
    },
    {
      key: 'never-bought-again',
      name: 'Bought once and never again',
      explanation: 'One order, and the time in which most come back has passed.',
      parameters: [days('days', 'Order at least so long ago', 90)],
      text: 'orders = 1 and last order at least {days} days ago',
    },
    {
      key: 'big-spenders',
      name: 'Big spenders, {amount} or more',
      explanation: 'Spent this much in all, refunds taken off.',
      parameters: [money('amount', 'Net spend, at least', 300)],
      text: 'net spend >= {amount}',
    },
    {
      key: 'high-order-value',
      name: 'Large baskets, {amount} or more',
      explanation: 'Their average order is large: bundles and free shipping above a sum speak to them.',
      parameters: [money('amount', 'Average order, at least', 80)],
      text: 'average order value >= {amount}',
    },
    {
      key: 'recent-big-spenders',
      name: 'Spent {amount} in {days} days',
      explanation: 'Spent much in a short time.',
      parameters: [money('amount', 'Spent, at least', 150), days('days', 'Within', 90)],
      text: 'spent at least {amount} in the last {days} days',
    },
    {
      key: 'variety-seekers',
      name: 'Bought {products} different products or more',
      explanation: 'Try many things: the first to hear of what is new.',
      parameters: [number('products', 'Different products, at least', 5)],
      text: 'distinct products >= {products}',
    },
    {
      key: 'discount-lovers',
      name: 'Discount lovers',
      explanation: 'Most of their orders carry a discount. Sales reach them; full-price launches do not.',
      parameters: [number('orders', 'Orders, at least', 2), percent('share', 'Orders with a discount, at least %', 60)],
      text: 'orders >= {orders} and discount share >= {share}%',
    },
    {
      key: 'full-price-buyers',
      name: 'Full-price buyers',
      explanation: 'Bought more than once and never with a discount. A coupon would only give money away.',
      parameters: [number('orders', 'Orders, at least', 2)],
      text: 'orders >= {orders} and discounted orders = 0',
    },
  ],
};
