import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatChange, pointChange, relativeChange } from './change.ts';
import { dayIn, formatDateTime, formatDay, formatFull } from './date.ts';
import { formatMoney, minorToDecimal } from './money.ts';
import { formatNumber, formatPercent } from './number.ts';
import { formatDuration, formatRelative } from './relative.ts';

const plain = (text: string) => text.replace(/\p{Zs}/gu, ' ');

describe('money', () => {
  it('uses the digits of the currency', () => {
    expect(formatMoney(123456, 'USD', { locale: 'en-US' })).toBe('$1,234.56');
    expect(formatMoney(123456, 'JPY', { locale: 'en-US' })).toBe('¥123,456');
    expect(formatMoney(123456, 'KWD', { locale: 'en-US' })).toMatch(/123\.456/);
    expect(plain(formatMoney(-5, 'EUR', { locale: 'de-DE' }))).toBe('-0,05 €');
  });

  it('shortens only large amounts', () => {
    expect(formatMoney(41_290_800, 'USD', { locale: 'en-US', compact: true })).toBe('$412.9K');
    expect(formatMoney(999_999, 'USD', { locale: 'en-US', compact: true })).toBe('$9,999.99');
  });

  it('is short and round on axes', () => {
    const axis = (minor: number) => formatMoney(minor, 'USD', { locale: 'en-US', axis: true });
    expect([0, 25_000, 500_000, 150_000_000].map(axis)).toEqual(['$0', '$250', '$5K', '$1.5M']);
  });

  it('stays exact far beyond floating point', () => {
    expect(formatMoney(12345678901234567890n, 'USD', { locale: 'en-US' })).toBe('$123,456,789,012,345,678.90');
  });

  it('turns every amount into a decimal that reads back as the same amount', () => {
    fc.assert(
      fc.property(fc.bigInt(), fc.constantFrom('USD', 'JPY', 'KWD'), (minor, currency) => {
        const decimal = minorToDecimal(minor, currency);
        expect(BigInt(decimal.replace('.', ''))).toBe(minor);
      }),
    );
  });

  it('refuses fractions of a minor unit', () => {
    expect(() => formatMoney(1.5, 'USD', { locale: 'en-US' })).toThrow(RangeError);
  });
});

describe('numbers', () => {
  it('groups, shortens and rounds', () => {
    expect(formatNumber(12430, { locale: 'en-US' })).toBe('12,430');
    expect(formatNumber(12430, { locale: 'en-US', compact: true })).toBe('12.4K');
    expect(formatNumber(9999, { locale: 'en-US', compact: true })).toBe('9,999');
    expect(formatNumber(3, { locale: 'en-US', digits: 2 })).toBe('3.00');
  });

  it('writes shares as percentages', () => {
    expect(formatPercent(0.342, { locale: 'en-US' })).toBe('34.2%');
    expect(formatPercent(0.3, { locale: 'en-US' })).toBe('30.0%');
    expect([0, 1].map((share) => formatPercent(share, { locale: 'en-US' }))).toEqual(['0%', '100%']);
    expect(formatPercent(12.345, { locale: 'en-US' })).toBe('1,235%');
  });
});

describe('changes', () => {
  it('compares with what was before', () => {
    expect(relativeChange(100, 80)).toEqual({ kind: 'known', direction: 'up', size: 0.25 });
    expect(relativeChange(60, 80)).toEqual({ kind: 'known', direction: 'down', size: -0.25 });
    expect(relativeChange(-60, -80)).toMatchObject({ direction: 'up' });
    expect(pointChange(0.3, 0.3)).toMatchObject({ direction: 'same' });
  });

  it('says why there is no comparison rather than inventing one', () => {
    expect(relativeChange(5, 0)).toMatchObject({ kind: 'unknown' });
    expect(relativeChange(null, 5)).toMatchObject({ kind: 'unknown' });
    expect(pointChange(0.2, null)).toMatchObject({ kind: 'unknown' });
    expect(relativeChange(0, 0)).toMatchObject({ kind: 'known', direction: 'same' });
  });

  it('writes sizes without a sign', () => {
    expect(formatChange(-0.124, 'ratio', 'en-US')).toBe('12.4%');
    expect(formatChange(0.042, 'points', 'en-US')).toBe('4.2 pts');
  });
});

describe('dates', () => {
  const newYork = { locale: 'en-US', zone: 'America/New_York' };
  const lateEvening = new Date('2026-03-08T04:30:00Z');

  it('follow the zone', () => {
    expect(dayIn(lateEvening, 'America/New_York')).toBe('2026-03-07');
    expect(dayIn(lateEvening, 'Asia/Tokyo')).toBe('2026-03-08');
    expect(plain(formatDateTime(lateEvening, newYork))).toBe('Mar 7, 2026, 11:30 PM');
    expect(plain(formatFull(new Date('2026-03-08T08:00:00Z'), newYork))).toContain('EDT');
  });

  it('leave calendar days alone', () => {
    expect(formatDay('2026-03-08', 'en-GB')).toBe('8 Mar');
    expect(formatDay('2026-03-08', 'en-GB', 'long')).toMatch(/^Sunday,? 8 March 2026$/);
  });
});

describe('relative time', () => {
  const format = { locale: 'en', zone: 'Europe/Berlin' };
  const now = new Date('2026-11-12T12:00:00Z');
  const at = (iso: string) => formatRelative(new Date(iso), now, format);

  it('counts in the largest unit that fits', () => {
    expect(at('2026-11-12T11:59:40Z')).toBe('now');
    expect(at('2026-11-12T11:59:10Z')).toBe('1m ago');
    expect(at('2026-11-12T11:55:00Z')).toBe('5m ago');
    expect(at('2026-11-12T09:00:00Z')).toBe('3h ago');
    expect(at('2026-11-12T14:00:00Z')).toBe('in 2h');
  });

  it('counts days by the calendar of the zone', () => {
    expect(at('2026-11-11T11:00:00Z')).toBe('yesterday');
    expect(at('2026-11-08T12:00:00Z')).toBe('4d ago');
    expect(at('2026-11-01T12:00:00Z')).toBe('Nov 1, 2026');
  });

  it('names lengths', () => {
    expect([400, 40_000, 180_000, 4_800_000, 7_200_000].map(formatDuration)).toEqual([
      'under 1 s',
      '40 s',
      '3 min',
      '1 h 20 min',
      '2 h',
    ]);
  });
});
