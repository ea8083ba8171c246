import { expect, it } from 'vitest';
import { groupByDay } from './group-by-day.ts';

it('cuts a timeline at midnight of the zone', () => {
  const items = ['2026-03-08T06:00:00Z', '2026-03-08T04:30:00Z', '2026-03-08T01:00:00Z'].map((at) => ({ at }));
  expect(groupByDay(items, 'America/New_York').map(({ day, items: list }) => [day, list.length])).toEqual([
    ['2026-03-08', 1],
    ['2026-03-07', 2],
  ]);
  expect(groupByDay(items, 'UTC')).toHaveLength(1);
  expect(groupByDay([], 'UTC')).toEqual([]);
});
