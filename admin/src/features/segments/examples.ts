/** Segments most brands begin with; offered where there are none. */
export const examples: { name: string; why: string; where: Record<string, unknown> }[] = [
  {
    name: 'Loyal customers',
    why: 'Three orders or more, and one of them lately.',
    where: {
      all: [
        { kind: 'trait', trait: 'orders', is: { op: 'gte', value: 3 } },
        { kind: 'trait', trait: 'lastOrderAt', is: { op: 'inLast', amount: 180, unit: 'day' } },
      ],
    },
  },
  {
    name: 'Newsletter readers who have not bought',
    why: 'Subscribed, reading, but without a first order.',
    where: {
      all: [
        { kind: 'consent', channel: 'email', status: 'subscribed' },
        { kind: 'trait', trait: 'orders', is: { op: 'eq', value: 0 } },
        {
          kind: 'event',
          metric: 'Opened Email',
          window: { type: 'last', amount: 90, unit: 'day' },
          is: { op: 'gte', value: 1 },
        },
      ],
    },
  },
  {
    name: 'Slipping away',
    why: 'Bought before, but not for half a year.',
    where: {
      all: [
        { kind: 'trait', trait: 'orders', is: { op: 'gte', value: 1 } },
        { kind: 'trait', trait: 'lastOrderAt', is: { op: 'atLeastAgo', amount: 180, unit: 'day' } },
      ],
    },
  },
];
