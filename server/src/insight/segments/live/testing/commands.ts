import fc from 'fast-check';

export type Command =
  | { type: 'event'; who: number; metric: string; hoursAgo: number; value: number; category: string; backfill: boolean }
  | { type: 'device'; who: number; device: number }
  | { type: 'property'; who: number; tier: string | null; joinedHoursAgo: number }
  | { type: 'consent'; who: number; status: string; hoursAgo: number }
  | { type: 'order'; who: number; id: number; hoursAgo: number; refunded: number; cancelled: boolean }
  | { type: 'merge'; who: number; other: number }
  | { type: 'unmerge' }
  | { type: 'wait'; hours: number };

const who = fc.nat({ max: 5 });
/** What can happen in a brand, and time that passes. */
export const command: fc.Arbitrary<Command> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      type: fc.constant('event' as const),
      who: fc.nat({ max: 7 }),
      metric: fc.constantFrom('Viewed Product', 'Added to Cart'),
      // past, now and not yet
      hoursAgo: fc.integer({ min: -9, max: 40 }),
      value: fc.integer({ min: 1, max: 15 }),
      category: fc.constantFrom('Tea', 'Coffee'),
      backfill: fc.boolean(),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ type: fc.constant('device' as const), who, device: fc.integer({ min: 6, max: 7 }) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      type: fc.constant('property' as const),
      who,
      tier: fc.constantFrom('gold', 'silver', null),
      joinedHoursAgo: fc.integer({ min: -5, max: 40 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      type: fc.constant('consent' as const),
      who,
      status: fc.constantFrom('subscribed', 'unsubscribed'),
      hoursAgo: fc.integer({ min: 0, max: 30 }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      type: fc.constant('order' as const),
      who,
      id: fc.nat({ max: 7 }),
      hoursAgo: fc.integer({ min: 0, max: 40 }),
      refunded: fc.nat({ max: 3 }),
      cancelled: fc.boolean(),
    }),
  },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('merge' as const), who, other: who }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('unmerge' as const) }) },
  { weight: 3, arbitrary: fc.record({ type: fc.constant('wait' as const), hours: fc.integer({ min: 1, max: 12 }) }) },
);
