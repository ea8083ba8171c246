import { expect, it } from 'vitest';
import { isShown, kindOf } from './event-kinds.ts';

it.each([
  ['Placed Order', 'orders'],
  ['Viewed Product', 'browsing'],
  ['Opened Email', 'messages'],
  ['Marked Email as Spam', 'messages'],
  ['Unsubscribed from Email', 'consent'],
  ['Subscribed to SMS', 'consent'],
  ['Opened Ticket', 'service'],
  ['Watered the Plants', 'other'],
])('%s is about %s', (metric, kind) => expect(kindOf(metric)).toBe(kind));

it('shows an order once, not once more per product', () => {
  expect([isShown('Placed Order'), isShown('Ordered Product')]).toEqual([true, false]);
});
