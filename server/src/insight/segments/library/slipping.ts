import { days, number, type LibraryGroup } from './ready-segment.ts';

const lapsed = (after: number) => ({
  key: `lapsed-${after}`,
  name: 'Lapsed, {days} days',
  explanation: 'Their last order is at least {days} days ago.',
  parameters: [days('days', 'Last order at least so long ago', after)],
  text: 'last order at least {days} days ago',
});

export const slipping: LibraryGroup = {
  group: 'Slipping away',
  entries: [
    lapsed(90),
    lapsed(120),
    lapsed(180),
    {
      key: 'at-risk',
      name: 'At risk: loyal, but quiet',
      explanation: 'Used to buy again and again and has stopped. Worth a personal word before a discount.',
      parameters: [number('orders', 'Orders, at least', 3), days('from', 'Last order from', 90), days('to', 'to', 180)],
      text: 'orders >= {orders} and last order between {from} and {to} days ago',
    },
    {
      key: 'lost-regulars',
      name: 'Lost regulars',
      explanation: 'Bought several times, then nothing for most of a year.',
      parameters: [number('orders', 'Orders, at least', 3), days('days', 'Last order at least so long ago', 270)],
      text: 'orders >= {orders} and last order at least {days} days ago',
    },
    {
      key: 'lapsed-but-looking',
      name: 'Lapsed, but looking again',
      explanation: 'No order for long, and yet they were on the site this month: the best moment for a win-back.',
      parameters: [days('days', 'Last order at least so long ago', 120), days('seen', 'On the site within', 30)],
      text: 'last order at least {days} days ago and did any of ("Active on Site", "Viewed Product") at least once in the last {seen} days',
    },
    {
      key: 'sunset-candidates',
      name: 'Sunset candidates',
      explanation: 'Get your e-mail and have not opened, clicked or bought for long: sending on hurts delivery.',
      parameters: [number('received', 'E-mails received, at least', 10), days('days', 'Nothing for', 180)],
      text: 'email consent is subscribed and email received >= {received} and did not any of ("Opened Email", "Clicked Email", "Placed Order") in the last {days} days',
    },
  ],
};
