/** A segment of the brand; `ofSubscribers` narrows it to those of the first one. */
export type BrandSegment = {
  name: string;
  description: string;
  where: object;
  ofSubscribers?: boolean;
  /** asks visitors who have not said who they are as well */
  ofEveryone?: boolean;
};

const event = (metric: string, more: object = {}) => ({ kind: 'event', metric, ...more });
const trait = (name: string, is: object) => ({ kind: 'trait', trait: name, is });
const last = (amount: number) => ({ window: { type: 'last', amount, unit: 'day' } });
const byHand = { where: [{ field: 'machine', is: { op: 'isFalse' } }] };

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
    where: { all: [trait('acquisitionCreator', { op: 'exists' }), trait('orders', { op: 'gte', value: 1 })] },
  },
  {
    name: 'Engaged with e-mail, 30 days',
    description: 'Opened or clicked in the last 30 days; opens by machines do not count.',
    where: {
      any: [event('Opened Email', { ...last(30), ...byHand }), event('Clicked Email', { ...last(30), ...byHand })],
    },
  },
  {
    name: 'Discount lovers',
    description: 'At least two orders, most of them with a discount.',
    where: {
      all: [trait('orders', { op: 'gte', value: 2 }), trait('discountShare', { op: 'gte', value: 0.6 })],
    },
  },
  {
    name: 'Window shoppers',
    description: 'Looked at three products or more in 30 days and never bought, known by name or not.',
    ofEveryone: true,
    where: {
      all: [
        event('Viewed Product', { ...last(30), is: { op: 'gte', value: 3 } }),
        trait('orders', { op: 'eq', value: 0 }),
      ],
    },
  },
  {
    name: 'Lapsed customers',
    description: 'Last order at least 120 days ago: the people a win-back is for.',
    where: trait('lastOrderAt', { op: 'atLeastAgo', amount: 120, unit: 'day' }),
  },
  {
    name: 'First-time buyers',
    description: 'Exactly one order, placed in the last 60 days: the second order decides.',
    where: {
      all: [trait('orders', { op: 'eq', value: 1 }), trait('firstOrderAt', { op: 'inLast', amount: 60, unit: 'day' })],
    },
  },
  {
    name: 'Loyal: three orders or more',
    description: 'Bought at least three times.',
    where: trait('orders', { op: 'gte', value: 3 }),
  },
  {
    name: 'VIP: top spenders',
    description: 'Spent 300 or more, refunds taken off.',
    where: trait('netSpend', { op: 'gte', value: 300 }),
  },
];
