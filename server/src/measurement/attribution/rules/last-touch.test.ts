import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Touch } from '../tables.ts';
import { creditOf, defaultSettings } from './last-touch.ts';

const hour = 3_600_000;
const touch = (key: string, atHours: number, more: Partial<Touch> = {}): Touch => ({
  key,
  profileId: 1,
  originId: 1,
  kind: 'click',
  machine: false,
  channel: 'email',
  sourceKind: 'campaign',
  sourceId: 1,
  sendId: 1,
  at: new Date(atHours * hour),
  receivedAt: new Date((atHours - 1) * hour),
  ...more,
});
const order = { id: 9, profileId: 1, placedAt: new Date(100 * hour) };
const winner = (touches: Touch[]) => creditOf(order, touches, defaultSettings)?.touch.key ?? null;

test('the last touch before the order gets it; windows start at receipt', () => {
  expect(winner([touch('a', 10), touch('b', 90), touch('c', 101)])).toBe('b');
  expect(winner([touch('a', 50, { receivedAt: new Date(-20 * hour) })])).toBe('a');
  expect(winner([touch('a', 50, { receivedAt: new Date(-21 * hour) })])).toBeNull();
  expect(winner([touch('a', 90, { profileId: 2 })])).toBeNull();
});

test('machines get nothing unless machine opens are counted', () => {
  expect(winner([touch('a', 90, { machine: true })])).toBeNull();
  const open = touch('o', 90, { machine: true, kind: 'open' });
  expect(winner([open])).toBeNull();
  expect(creditOf(order, [open], { ...defaultSettings, countMachineOpens: true })?.touch.key).toBe('o');
});

test('the order of arrival never matters', () => {
  const any = fc.uniqueArray(
    fc.record({ key: fc.uuid(), at: fc.integer({ min: 0, max: 110 }), open: fc.boolean(), machine: fc.boolean() }),
    { selector: (t) => t.key, maxLength: 12 },
  );
  fc.assert(
    fc.property(
      any.chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length }))),
      ([list, shuffled]) => {
        const made = (all: typeof list) =>
          all.map((t) => touch(t.key, t.at, { kind: t.open ? 'open' : 'click', machine: t.machine }));
        expect(winner(made(shuffled))).toBe(winner(made(list)));
      },
    ),
  );
});
