import { days, money, number, type LibraryGroup } from './ready-segment.ts';

export const service: LibraryGroup = {
  group: 'Service',
  entries: [
    {
      key: 'unhappy',
      name: 'Unhappy lately',
      explanation: 'A ticket, a late parcel or a bad review in a short time. Do not sell to them now: make it good.',
      parameters: [days('days', 'Within', 60), number('rating', 'Rating, at most', 2, 5)],
      text: 'did "Opened Ticket" at least once in the last {days} days or did "Delivered Shipment" at least once in the last {days} days where late is true or did "Submitted Review" at least once in the last {days} days where rating <= {rating}',
    },
    {
      key: 'many-tickets',
      name: '{tickets} tickets or more',
      explanation: 'Needed help again and again.',
      parameters: [number('tickets', 'Tickets, at least', 2), days('days', 'Within', 365)],
      text: 'did "Opened Ticket" at least {tickets} times in the last {days} days',
    },
    {
      key: 'late-deliveries',
      name: 'Got a parcel late',
      explanation: 'A delivery arrived after the promised day: an apology keeps more people than a coupon.',
      parameters: [days('days', 'Within', 30)],
      text: 'did "Delivered Shipment" at least once in the last {days} days where late is true',
    },
    {
      key: 'happy-reviewers',
      name: 'Happy reviewers',
      explanation: 'Gave good stars: ask them to bring a friend.',
      parameters: [number('rating', 'Rating, at least', 4, 5), days('days', 'Within', 365)],
      text: 'did "Submitted Review" at least once in the last {days} days where rating >= {rating}',
    },
    {
      key: 'sent-back',
      name: 'Got {amount} back or more',
      explanation: 'Much of what they bought was refunded.',
      parameters: [money('amount', 'Refunded, at least', 50)],
      text: 'refunded >= {amount}',
    },
  ],
};
