import { currencyExponent, parseDecimal } from '../../../kernel/money.ts';

/** A problem with an amount, named by its place in the document. */
export class AmountError extends Error {}

const finest = 12;

/** Decimal units to minor units of the currency, exactly, half away from zero. @throws AmountError */
export function minorOf(units: string | number, currency: string, place: string): number {
  return rounded(decimal(units, place), currency, place);
}

/** quantity × unit price in minor units: multiplied exactly, rounded once. @throws AmountError */
export function lineAmount(quantity: number, unitPrice: string | number, currency: string, place: string): number {
  return rounded(decimal(unitPrice, place) * BigInt(quantity), currency, place);
}

function decimal(units: string | number, place: string): bigint {
  const value = parseDecimal(units, finest);
  if (value === null) throw new AmountError(`${place}: "${String(units)}" is not an amount; write it like 19.90`);
  return value;
}

function rounded(scaled: bigint, currency: string, place: string): number {
  const step = 10n ** BigInt(finest - currencyExponent(currency));
  const size = scaled < 0n ? -scaled : scaled;
  const minor = Number((size + step / 2n) / step) * (scaled < 0n ? -1 : 1);
  if (!Number.isSafeInteger(minor)) throw new AmountError(`${place}: the amount is too large`);
  return minor === 0 ? 0 : minor;
}

/** Minor units of the workspace currency for one minor unit of another, at a rate in units. */
export const baseFactor = (rate: number, currency: string, base: string): number =>
  Number((rate * 10 ** (currencyExponent(base) - currencyExponent(currency))).toPrecision(15));

/** An amount in the workspace currency, half away from zero. */
export function inBase(minor: number, factor: number): number {
  if (factor === 1) return minor;
  const size = Math.round(Number((Math.abs(minor) * factor).toPrecision(15)));
  return minor < 0 ? -size : size;
}
