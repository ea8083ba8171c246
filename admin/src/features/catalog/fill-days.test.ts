import { expect, it } from 'vitest';
import { fillDays } from './fill-days.ts';

it('gives every day of the range a value, also over a month’s end', () => {
  const rows = [
    { day: '2026-03-01', units: 4 },
    { day: '2026-02-27', units: 2 },
    { day: '2026-03-09', units: 9 },
  ];
  expect(fillDays({ from: '2026-02-27', to: '2026-03-01' }, rows, ({ units }) => units)).toEqual({
    days: ['2026-02-27', '2026-02-28', '2026-03-01'],
    values: [2, 0, 4],
  });
});
