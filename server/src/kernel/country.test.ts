import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { asCountryCode, countryCodeOf, countryCodes } from './country.ts';

const english = new Intl.DisplayNames('en', { type: 'region' });

describe('a country as anybody writes it', () => {
  test('every code and its English name mean the country, in any case and between any blanks', () => {
    const blanks = fc.constantFrom('', ' ', '\t', ' \n');
    const manner = fc.constantFrom(
      (text: string) => text,
      (text: string) => text.toLowerCase(),
      (text: string) => text.toUpperCase(),
      (text: string) => text.normalize('NFD'),
      (text: string) => text.replaceAll('&', 'and'),
    );
    fc.assert(
      fc.property(blanks, manner, blanks, (before, written, after) => {
        for (const code of countryCodes) {
          expect(countryCodeOf(before + written(code) + after)).toBe(code);
          expect(countryCodeOf(before + written(english.of(code) ?? '') + after)).toBe(code);
          expect(countryCodeOf(written(`The ${english.of(code) ?? ''}`))).toBe(code);
        }
      }),
    );
    expect(countryCodes).toHaveLength(250);
  });

  test.each([
    ['GB', 'UK, U.K., uk, Great Britain, england, Scotland, Wales, Northern Ireland, GBR'],
    ['US', 'USA, U.S.A., United States of America, United States (US)'],
    ['IE', 'EIRE, Republic of Ireland'],
    ['NL', 'Holland, The Netherlands, Netherlands'],
    ['CZ', 'Czech Republic, Czechia'],
    ['KR', 'Korea, South Korea, Republic of Korea'],
    ['CI', "Ivory Coast, Côte d'Ivoire, COTE D’IVOIRE"],
    ['KN', 'St. Kitts & Nevis, Saint Kitts and Nevis, st kitts nevis'],
    ['TR', 'Turkey, Türkiye, Turkiye, TUR'],
    ['ZA', 'RSA, South Africa, ZAF'],
    ['AE', 'UAE, United Arab Emirates'],
    ['RU', 'Russia, Russian Federation'],
    ['VN', 'Viet Nam, Vietnam'],
    ['GR', 'EL, Greece'],
    ['HK', 'Hong Kong'],
    ['XK', 'Kosovo, xk'],
    ['AD', 'Andorra, AND'],
    ['DE', 'Germany, DEU, de'],
  ])('%s is written %s', (code, names) => {
    for (const name of names.split(', ')) expect([name, countryCodeOf(name)]).toEqual([name, code]);
  });

  test('an order of words with a comma is read as well', () => {
    expect(countryCodeOf('Korea, Republic of')).toBe('KR');
    expect(countryCodeOf('Bahamas, The')).toBe('BS');
  });

  test.each(
    ['', ' ', 'Unspecified', 'European Community', 'Channel Islands', 'EU', 'UN', 'EZ', 'ZZ', 'AA', 'QM', 'XZ'].concat([
      'D',
      '49',
      'Berlin',
      'Deutschland',
      'и',
      'constructor',
      'the',
      '&',
      'Россия RU',
      'DE 49',
    ]),
  )('"%s" names no country', (text) => {
    expect(countryCodeOf(text)).toBeNull();
    expect(asCountryCode(text)).toBe(text);
  });

  test('any text is a code or none', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const code = countryCodeOf(text);
        expect(code === null || countryCodes.includes(code)).toBe(true);
      }),
    );
  });
});
