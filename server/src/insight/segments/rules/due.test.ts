import { expect, test } from 'vitest';
import { dueSegments } from './due.ts';

const now = new Date('2026-11-22T12:00:00Z');
const at = (secondsAgo: number) => new Date(now.getTime() - secondsAgo * 1000);

test('due: never evaluated, data changed, or a window that may have moved', () => {
  const segments = [
    { id: 1, evaluatedAt: null, movesWithTime: false, stamp: null },
    { id: 2, evaluatedAt: at(30), movesWithTime: false, stamp: 'new' },
    { id: 3, evaluatedAt: at(30), movesWithTime: false, stamp: 'old' },
    { id: 4, evaluatedAt: at(60), movesWithTime: true, stamp: 'new' },
    { id: 5, evaluatedAt: at(120), movesWithTime: true, stamp: 'new' },
  ];
  expect(dueSegments(segments, 'new', now)).toEqual([1, 3, 5]);
});
