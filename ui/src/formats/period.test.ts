import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, daysIn, periodFromText, periodToText, resolvePeriod } from './period.ts';

describe('a period', () => {
  it('ends today and names what it is compared with', () => {
    expect(resolvePeriod('7d', '2026-03-03')).toEqual({
      from: '2026-02-25',
      to: '2026-03-03',
      previous: { from: '2026-02-18', to: '2026-02-24' },
      label: 'Last 7 days',
      base: 'previous 7 days',
    });
  });

  it('counts a single day as one', () => {
    const day = { from: '2026-03-03', to: '2026-03-03' };
    expect(resolvePeriod(day, '2026-05-01')).toMatchObject({
      previous: { from: '2026-03-02', to: '2026-03-02' },
      base: 'the day before',
    });
  });

  it('is compared with as many days, ending the day before it starts', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9000 }), fc.integer({ min: 0, max: 900 }), (start, length) => {
        const from = addDays('2010-01-01', start);
        const range = { from, to: addDays(from, length) };
        const { previous } = resolvePeriod(range, '2040-01-01');
        expect(daysIn(previous)).toBe(daysIn(range));
        expect(addDays(previous.to, 1)).toBe(range.from);
        expect(periodFromText(periodToText(range))).toEqual(range);
      }),
    );
  });

  it('falls back when the address holds nonsense', () => {
    for (const text of [undefined, '', '31d', '2026-02-30..2026-03-01', '2026-03-02..2026-03-01', 'a..b..c', 7]) {
      expect(periodFromText(text)).toBe('30d');
    }
  });
});
