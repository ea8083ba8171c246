import { expect, test } from 'vitest';
import { dueSegments, isPaced } from './due.ts';

const now = new Date('2026-11-22T12:00:00Z');
const at = (secondsAgo: number) => new Date(now.getTime() - secondsAgo * 1000);

test('due: never evaluated, asked for, left behind, or a day ago', () => {
  const segments = [
    { id: 1, evaluatedAt: null, stamp: null, isClaimed: false },
    { id: 2, evaluatedAt: at(30), stamp: 'seen', isClaimed: false },
    { id: 3, evaluatedAt: at(30), stamp: null, isClaimed: false },
    { id: 4, evaluatedAt: at(30), stamp: 'seen', isClaimed: true },
    { id: 5, evaluatedAt: at(86_400), stamp: 'seen', isClaimed: false },
  ];
  expect(dueSegments(segments, now)).toEqual([1, 3, 4, 5]);
});

test('what costs much is asked of everybody less often', () => {
  expect(isPaced(at(29), 10, now)).toBe(false);
  expect(isPaced(at(30), 10, now)).toBe(true);
  expect(isPaced(at(30), 3_000, now)).toBe(false);
  expect(isPaced(at(60), 3_000, now)).toBe(true);
});
