import { expect, it } from 'vitest';
import { isDue } from './rules.ts';

const at = new Date('2026-11-22T12:00:00Z');
const before = (minutes: number): Date => new Date(at.getTime() - minutes * 60_000);
const run = (minutes: number, stamp: string | null, ms = 100) => ({ renewed_at: before(minutes), stamp, ms });

it('is due when never done', () => {
  expect(isDue(undefined, 10, 'a', at)).toBe(true);
  expect(isDue({ renewed_at: null, stamp: null, ms: null }, 10, 'a', at)).toBe(true);
});

it('is due when data changed and its interval passed', () => {
  expect(isDue(run(9, 'a'), 10, 'b', at)).toBe(false);
  expect(isDue(run(10, 'a'), 10, 'b', at)).toBe(true);
  expect(isDue(run(10, 'a'), 10, 'a', at)).toBe(false);
});

it('rests longer after a dear run: at most a twentieth of the time is spent', () => {
  expect(isDue(run(19, 'a', 60_000), 10, 'b', at)).toBe(false);
  expect(isDue(run(20, 'a', 60_000), 10, 'b', at)).toBe(true);
});

it('is due after a day although nothing happened, and after a failure by its interval', () => {
  expect(isDue(run(24 * 60, 'a'), 10, 'a', at)).toBe(true);
  expect(isDue(run(10, null), 10, 'a', at)).toBe(true);
});
