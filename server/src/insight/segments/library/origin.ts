import { choice, days, number, type LibraryGroup } from './ready-segment.ts';

export const origin: LibraryGroup = {
  group: 'Who and where',
  entries: [
    {
      key: 'by-creator',
      name: 'Brought by {creator}',
      explanation: 'First came to you through this creator.',
      parameters: [choice('creator', 'Creator', 'creator')],
      text: 'acquisition creator = {creator}',
    },
    {
      key: 'customers-from-creators',
      name: 'Customers from creators',
      explanation: 'Came through any creator and bought.',
      parameters: [],
      text: 'acquisition creator exists and orders >= 1',
    },
    {
      key: 'paid-one-time',
      name: 'Paid for, bought once',
      explanation: 'An ad brought them, and one order is all so far: the ad has not earned its money yet.',
      parameters: [],
      text: "acquisition channel starts with 'paid' and orders = 1",
    },
    {
      key: 'birthday-this-month',
      name: 'Birthday this month',
      explanation: 'Whoever told you their birthday.',
      parameters: [],
      text: 'properties.birthday anniversary this month',
    },
    {
      key: 'first-order-anniversary',
      name: 'A year with you, next {days} days',
      explanation: 'The day of their first order comes round again.',
      parameters: [{ ...days('days', 'In the next', 7), max: 365 }],
      text: 'first order anniversary in the next {days} days',
    },
    {
      key: 'country',
      name: 'Lives in {country}',
      explanation: 'By the country of their address.',
      parameters: [choice('country', 'Country', 'country')],
      text: 'country = {country}',
    },
    {
      key: 'local',
      name: 'Within {km} km of {place}',
      explanation: 'Near a shop, a market or an event.',
      parameters: [number('km', 'Kilometres', 50, 20_000), choice('place', 'Place', 'place')],
      text: 'within {km} km of {place}',
    },
  ],
};
