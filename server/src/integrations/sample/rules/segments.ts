/** A segment of the brand; `ofSubscribers` narrows it to those of the first one. */
export type BrandSegment = {
  name: string;
  description: string;
  /** a rule of its own, or the key of an entry of the library */
  where: object | string;
  ofSubscribers?: boolean;
};

const event = (metric: string, more: object = {}) => ({ kind: 'event', metric, ...more });
const trait = (name: string, is: object) => ({ kind: 'trait', trait: name, is });

export const subscribers: BrandSegment = {
  name: 'E-mail subscribers',
  description: 'Everybody who asked for the letter and can get it.',
  where: {
    all: [{ kind: 'consent', channel: 'email', reachable: true }, event('Subscribed to Email')],
  },
};

/** What a marketer of the field sets up first. Later ones stand further up in the list. */
export const segments: readonly BrandSegment[] = [
  {
    name: 'Never purchased',
    description: 'Subscribers without an order yet: welcome them, then tempt them.',
    ofSubscribers: true,
    where: trait('orders', { op: 'eq', value: 0 }),
  },
  {
    name: 'Customers from creators',
    description: 'Came in through a creator and bought.',
    where: 'customers-from-creators',
  },
  {
    name: 'Engaged with e-mail, 30 days',
    description: 'Opened or clicked in the last 30 days; opens by machines do not count.',
    where: 'engaged-30',
  },
  {
    name: 'Discount lovers',
    description: 'At least two orders, most of them with a discount.',
    where: 'discount-lovers',
  },
  {
    name: 'Window shoppers',
    description: 'Looked at three products or more in 30 days and never bought, known by name or not.',
    where: 'window-shoppers',
  },
  {
    name: 'Lapsed customers',
    description: 'Last order at least 120 days ago: the people a win-back is for.',
    where: 'lapsed-120',
  },
  {
    name: 'First-time buyers',
    description: 'Exactly one order, placed in the last 60 days: the second order decides.',
    where: 'first-time-buyers',
  },
  {
    name: 'Loyal: three orders or more',
    description: 'Bought at least three times.',
    where: 'repeat-buyers',
  },
  {
    name: 'VIP: top spenders',
    description: 'The tenth of the customers who spent most in the last year.',
    where: 'vip',
  },
];
