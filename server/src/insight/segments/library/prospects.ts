import { days, number, type LibraryGroup } from './ready-segment.ts';

export const prospects: LibraryGroup = {
  group: 'Not yet customers',
  entries: [
    {
      key: 'never-purchased-subscribers',
      name: 'Subscribers who never bought',
      explanation: 'Can be mailed and have no order: welcome them, then tempt them.',
      parameters: [],
      text: 'email consent is reachable and orders = 0',
    },
    {
      key: 'new-subscribers',
      name: 'New subscribers, {days} days',
      explanation: 'Said yes to e-mail lately. Interest is never higher.',
      parameters: [days('days', 'Subscribed within', 30)],
      text: 'email consent is subscribed, changed in the last {days} days',
    },
    {
      key: 'window-shoppers',
      name: 'Window shoppers',
      explanation: 'Look at products again and again and have not bought; visitors without a name count as well.',
      parameters: [number('views', 'Products viewed, at least', 3), days('days', 'Within', 30)],
      text: 'everyone: did "Viewed Product" at least {views} times in the last {days} days and orders = 0',
    },
    {
      key: 'cart-abandoners',
      name: 'Cart abandoners, {days} days',
      explanation: 'Put something into the cart or began the checkout and did not order since.',
      parameters: [days('days', 'Within', 7)],
      text: 'did any of ("Added to Cart", "Started Checkout") at least once in the last {days} days and did not "Placed Order" in the last {days} days',
    },
    {
      key: 'engaged-prospects',
      name: 'Reading, not buying',
      explanation: 'Click in your e-mails and have never ordered: something keeps them, price or trust.',
      parameters: [number('clicks', 'Clicks, at least', 2), days('days', 'Within', 60)],
      text: 'did "Clicked Email" at least {clicks} times in the last {days} days and orders = 0',
    },
  ],
};
