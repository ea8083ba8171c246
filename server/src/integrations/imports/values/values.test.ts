import { describe, expect, test } from 'vitest';
import { dateReader, orderEvidence } from './dates.ts';
import { markEvidence, readDecimal } from './numbers.ts';

const at = (text: string, order: 'dmy' | 'mdy' | 'ymd' = 'dmy', zone = 'UTC') => {
  const read = dateReader(order, zone)(text);
  return typeof read === 'number' ? new Date(read).toISOString() : read.fault;
};

describe('dates', () => {
  test.each([
    ['2011-12-09 12:50:00', '2011-12-09T12:50:00.000Z'],
    ['2011-12-09T12:50:00+01:00', '2011-12-09T11:50:00.000Z'],
    ['9/12/2011 12:50', '2011-12-09T12:50:00.000Z'],
    ['9.12.11', '2011-12-09T00:00:00.000Z'],
    ['9 Dec 2011, 1:05 pm', '2011-12-09T13:05:00.000Z'],
    ['December 9, 2011', '2011-12-09T00:00:00.000Z'],
    ['1323435000', '2011-12-09T12:50:00.000Z'],
  ])('%s', (text, instant) => expect(at(text)).toBe(instant));

  test('times without a zone are on the clock of the given zone', () => {
    expect(at('2011-07-01 12:00', 'ymd', 'Europe/London')).toBe('2011-07-01T11:00:00.000Z');
  });

  test('the wrong order of day and month is named with its remedy', () => {
    expect(at('12/31/2011', 'dmy')).toContain('state the date order mdy');
    expect(at('31/02/2011')).toContain('is not a date that exists');
    expect(at('yesterday')).toContain('write it like 2026-11-22');
  });

  test('only values above twelve tell the order', () => {
    expect([orderEvidence('13/02/2011'), orderEvidence('02/13/2011'), orderEvidence('02/03/2011')]).toEqual([
      'dmy',
      'mdy',
      null,
    ]);
  });
});

describe('decimals', () => {
  test.each([
    ['1,234.56', 'point', '1234.56'],
    ['1.234,56', 'comma', '1234.56'],
    ['€ 12,50', 'comma', '12.50'],
    ['-0.5', 'point', '-0.5'],
    ['1 234 567', 'point', '1234567'],
  ] as const)('%s with a decimal %s', (text, mark, value) => expect(readDecimal(text, mark)).toBe(value));

  test('the other mark is named with its remedy', () => {
    expect(readDecimal('1.234,56', 'point')).toEqual({
      fault:
        '"1.234,56" is not a number with a decimal point; if the file writes a decimal comma, state decimal "comma"',
    });
  });

  test('a lone thousand could be either', () => {
    expect([markEvidence('1,234'), markEvidence('12,5'), markEvidence('1,234.5')]).toEqual([null, 'comma', 'point']);
  });
});
