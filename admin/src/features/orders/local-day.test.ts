import { expect, it } from 'vitest';
import { startOfLocalDay } from './local-day.ts';

it('finds midnight on either side of UTC and across a change of clocks', () => {
  expect(startOfLocalDay('2026-11-22', 'UTC')).toBe('2026-11-22T00:00:00.000Z');
  expect(startOfLocalDay('2026-11-22', 'Pacific/Kiritimati')).toBe('2026-11-21T10:00:00.000Z');
  expect(startOfLocalDay('2026-11-22', 'Etc/GMT+12')).toBe('2026-11-22T12:00:00.000Z');
  expect(startOfLocalDay('2026-03-29', 'Europe/Amsterdam')).toBe('2026-03-28T23:00:00.000Z');
  expect(startOfLocalDay('2026-03-30', 'Europe/Amsterdam')).toBe('2026-03-29T22:00:00.000Z');
});
