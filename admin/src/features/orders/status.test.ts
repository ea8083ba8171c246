import { expect, it } from 'vitest';
import { isLate, statesOf } from './status.ts';

const now = Date.parse('2026-11-22T12:00:00Z');

it('tells money and goods apart, and says only that a cancelled order is cancelled', () => {
  const order = { status: 'open', financialStatus: 'partially_refunded', fulfilmentStatus: 'delivered' } as const;
  expect(statesOf(order)).toEqual([
    { words: 'Partially refunded', tone: 'attention' },
    { words: 'Delivered', tone: 'good' },
  ]);
  expect(statesOf({ ...order, status: 'cancelled' })).toEqual([{ words: 'Cancelled', tone: 'bad' }]);
});

it('knows a parcel that came late and one that is overdue', () => {
  const promisedAt = '2026-11-20T00:00:00Z';
  expect(isLate({ promisedAt, deliveredAt: '2026-11-19T10:00:00Z' }, now)).toBe(false);
  expect(isLate({ promisedAt, deliveredAt: '2026-11-21T10:00:00Z' }, now)).toBe(true);
  expect(isLate({ promisedAt, deliveredAt: null }, now)).toBe(true);
  expect(isLate({ promisedAt: '2026-11-25T00:00:00Z', deliveredAt: null }, now)).toBe(false);
  expect(isLate({ promisedAt: null, deliveredAt: null }, now)).toBe(false);
});
