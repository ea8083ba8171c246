import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromMinor } from '../../../kernel/money.ts';
import { AmountError, baseFactor, inBase, lineAmount, minorOf } from './amounts.ts';

test('what is written in units is kept to the cent', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -1_000_000_000_000, max: 1_000_000_000_000 }),
      fc.constantFrom('EUR', 'JPY', 'KWD'),
      (minor, currency) => {
        expect(minorOf(fromMinor(minor, currency), currency, 'total')).toBe(minor === 0 ? 0 : minor);
      },
    ),
  );
});

test('a line is multiplied exactly and rounded once', () => {
  expect(lineAmount(1000, '0.001', 'GBP', 'p')).toBe(100);
  expect(lineAmount(2, '10.005', 'EUR', 'p')).toBe(2001);
  expect(lineAmount(3, 0.1, 'EUR', 'p')).toBe(30);
});

test('an amount that is none is named by its place', () => {
  expect(() => minorOf('12,50', 'EUR', 'lines.3.unitPrice')).toThrow(AmountError);
  expect(() => minorOf('12,50', 'EUR', 'lines.3.unitPrice')).toThrow('lines.3.unitPrice: "12,50" is not an amount');
});

test('another currency keeps its exponent', () => {
  expect(inBase(4500, baseFactor(0.00612, 'JPY', 'EUR'))).toBe(2754);
  expect(inBase(1000, baseFactor(1, 'EUR', 'EUR'))).toBe(1000);
  expect(inBase(-250, baseFactor(1.1, 'USD', 'EUR'))).toBe(-275);
});
