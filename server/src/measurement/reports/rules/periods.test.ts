import { expect, test } from 'vitest';
import { comparedTo, daysOf, periodOf } from './periods.ts';

test('days are local, both ends included, also where the clock changes', () => {
  const october = periodOf('2026-10-25', '2026-10-25', 'Europe/Berlin');
  expect([october.start.toISOString(), october.end.toISOString()]).toEqual([
    '2026-10-24T22:00:00.000Z',
    '2026-10-25T23:00:00.000Z',
  ]);
  expect(daysOf(periodOf('2026-02-27', '2026-03-02', 'Asia/Tokyo'))).toEqual([
    '2026-02-27',
    '2026-02-28',
    '2026-03-01',
    '2026-03-02',
  ]);
});

test('is compared with as many days before, or the same days a year earlier', () => {
  const period = periodOf('2026-03-01', '2026-03-31', 'UTC');
  expect(comparedTo(period, 'previous', 'UTC')).toMatchObject({ from: '2026-01-29', to: '2026-02-28' });
  expect(comparedTo(periodOf('2024-02-29', '2024-02-29', 'UTC'), 'year', 'UTC')).toMatchObject({
    from: '2023-02-28',
    to: '2023-02-28',
  });
  expect(comparedTo(period, 'none', 'UTC')).toBeNull();
});
