import { expect, it } from 'vitest';
import { binLabel, valueWords } from './bin-words.ts';

const format = { locale: 'en-GB', zone: 'Europe/London', currency: 'GBP' };

it('writes values of each type', () => {
  expect(valueWords(12.5, { ...format, type: 'money' })).toBe('£12.50');
  expect(valueWords(0.25, { ...format, type: 'ratio' })).toMatch(/^25/);
  expect(valueWords(Date.UTC(2026, 10, 1), { ...format, type: 'date' })).toContain('2026');
});

it('names bins by their range, open ends and single numbers', () => {
  const number = { ...format, type: 'number' };
  expect(binLabel({ from: 2, to: 3 }, number)).toBe('2');
  expect(binLabel({ from: 0, to: 10 }, number)).toBe('0 – 10');
  expect(binLabel({ from: null, to: 10 }, number)).toBe('< 10');
  expect(binLabel({ from: 100, to: null }, number)).toBe('100+');
});
