import { testPhrasings } from '../testing/phrasings.ts';

testPhrasings([
  [
    { kind: 'segment', segmentId: 12, in: true },
    "in segment 'VIP'",
    'in segment VIP',
    'is in segment #12',
    "member of 'vip'",
    'segment is VIP',
    'is a member of segment "VIP"',
  ],
  [
    { kind: 'segment', segmentId: 12, in: false },
    "not in segment 'VIP'",
    'not in segment #12',
    'is not a member of VIP',
    'never in segment VIP',
  ],
  [
    { kind: 'segment', segmentId: 3, in: true, since: { amount: 30, unit: 'day' } },
    "in segment 'Tea people' for at least 30 days",
    'in segment Tea people for 30 days',
  ],
  [{ kind: 'everyone' }, 'everyone', 'Everybody', 'all customers'],
  [{ kind: 'known' }, 'identified', 'is identified', 'known people'],
]);
