import { expect, test } from 'vitest';
import { byCurrency } from './waiting.ts';

test('days of one currency are one line, from the first to the last', () => {
  expect(
    byCurrency([
      { currency: 'JPY', date: '2026-10-01', documents: 1 },
      { currency: 'USD', date: '2026-10-05', documents: 2 },
      { currency: 'USD', date: '2026-10-01', documents: 3 },
    ]),
  ).toEqual([
    { currency: 'JPY', documents: 1, first: '2026-10-01', last: '2026-10-01' },
    { currency: 'USD', documents: 5, first: '2026-10-01', last: '2026-10-05' },
  ]);
  expect(byCurrency([])).toEqual([]);
});
