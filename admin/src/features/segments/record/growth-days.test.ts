import { expect, it } from 'vitest';
import { byDay } from './growth-days.ts';

const point = (at: string, members: number, entered: number, left = 0) => ({ at, members, entered, left });

it('takes the last evaluation of a local day and adds up who came and went', () => {
  const points = [
    point('2026-11-01T10:00:00Z', 5, 5),
    point('2026-11-01T22:30:00Z', 6, 1),
    point('2026-11-01T23:30:00Z', 4, 0, 2),
  ];
  expect(byDay(points, [], 'Europe/Amsterdam')).toEqual([
    { day: '2026-11-01', members: 6, rehearsed: null, entered: 6, left: 0 }, // half past eleven at night there
    { day: '2026-11-02', members: 4, rehearsed: null, entered: 0, left: 2 },
  ]);
});

it('lays a rehearsal under the evaluations', () => {
  const rehearsed = [
    { day: '2026-10-31', members: 3, entered: 1, left: 0 },
    { day: '2026-11-01', members: 7, entered: 4, left: 0 },
  ];
  expect(byDay([point('2026-11-01T10:00:00Z', 5, 5)], rehearsed, 'UTC')).toEqual([
    { day: '2026-10-31', members: null, rehearsed: 3, entered: 1, left: 0 },
    { day: '2026-11-01', members: 5, rehearsed: 7, entered: 4, left: 0 },
  ]);
});
