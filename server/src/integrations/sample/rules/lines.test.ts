import fc from 'fast-check';
import { expect, test } from 'vitest';
import { eventLine } from '../../../records/events/index.ts';
import { lineOf } from './copies.ts';
import { iso, storeTime } from './instants.ts';

test('instants are written as Date writes them', () => {
  fc.assert(
    fc.property(fc.date({ min: new Date('1990-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }), (date) => {
      expect(iso(date.getTime())).toBe(date.toISOString());
      expect(storeTime(date.getTime())).toBe(date.toISOString().replace('T', ' ').slice(0, 23));
    }),
  );
});

test('a line is the one the event log itself would write', () => {
  const event = {
    metric: 'Placed Order',
    time: Date.UTC(2026, 1, 28, 23, 59, 59, 7),
    value: 1205,
    properties: { title: 'Cup "no. 1"', items: [{ sku: 'MUG-01', price: 4.5 }], gift: false },
  };
  expect(lineOf(7, event, 11, 13)).toBe(
    eventLine({
      workspaceId: 7,
      metric: event.metric,
      profileId: 11,
      originId: 11,
      time: event.time,
      value: '12.05',
      seq: 13,
      properties: event.properties,
      backfill: true,
      receivedAt: event.time,
    }),
  );
});
