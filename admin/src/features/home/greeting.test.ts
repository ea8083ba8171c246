import { expect, it } from 'vitest';
import { greeting } from './greeting.ts';

it('greets by the hour of the zone', () => {
  const at = new Date('2026-11-12T23:30:00Z');
  expect(greeting(at, 'UTC')).toBe('Good evening');
  expect(greeting(at, 'Asia/Tokyo')).toBe('Good morning');
  expect(greeting(at, 'America/New_York')).toBe('Good evening');
  expect(greeting(new Date('2026-11-12T12:00:00Z'), 'UTC')).toBe('Good afternoon');
  expect(greeting(new Date('2026-11-12T00:30:00Z'), 'UTC')).toBe('Good night');
});
