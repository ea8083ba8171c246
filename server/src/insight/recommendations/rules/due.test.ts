import { expect, it } from 'vitest';
import { isDue } from './due.ts';

const now = new Date('2026-11-22T12:00:00Z');
const ago = (minutes: number): Date => new Date(now.getTime() - minutes * 60_000);
const built = {
  generation: 1,
  built_at: ago(60),
  renewed_at: ago(6),
  requested_at: null,
  last_error_at: null,
  stamp: 'a',
  summary: {},
};

it('builds everything at first, once a day and when asked', () => {
  expect(isDue(undefined, 'a', now)).toBe('all');
  expect(isDue({ ...built, generation: null }, 'a', now)).toBe('all');
  expect(isDue({ ...built, built_at: ago(24 * 60) }, 'a', now)).toBe('all');
  expect(isDue({ ...built, requested_at: ago(1) }, 'a', now)).toBe('all');
});

it('renews what changed every five minutes, and not what did not', () => {
  expect(isDue(built, 'b', now)).toBe('changed');
  expect(isDue({ ...built, renewed_at: ago(4) }, 'b', now)).toBe(null);
  expect(isDue(built, 'a', now)).toBe(null);
});

it('rests longer where counting is dear, an hour at most', () => {
  const dear = { ...built, summary: { ms: { neighbours: 60_000 } } };
  expect(isDue({ ...dear, renewed_at: ago(19) }, 'b', now)).toBe(null);
  expect(isDue({ ...dear, renewed_at: ago(20) }, 'b', now)).toBe('changed');
  expect(isDue({ ...built, renewed_at: ago(60), summary: { ms: { neighbours: 1e9 } } }, 'b', now)).toBe('changed');
});

it('waits a while after a failure', () => {
  expect(isDue({ ...built, generation: null, last_error_at: ago(14) }, 'a', now)).toBe(null);
  expect(isDue({ ...built, generation: null, last_error_at: ago(15) }, 'a', now)).toBe('all');
});
