// Money is a whole number of minor units beside its ISO 4217 currency; never a float.

const known = new Set(Intl.supportedValuesOf('currency'));
const exponents = new Map<string, number>();

export const isCurrency = (code: string): boolean => known.has(code);

/** Digits after the decimal point of a currency (ISO 4217 via CLDR): EUR 2, JPY 0, KWD 3. */
export function currencyExponent(currency: string): number {
  const cached = exponents.get(currency);
  if (cached !== undefined) return cached;
  const digits =
    new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
  exponents.set(currency, digits);
  return digits;
}

const decimalPattern = /^([+-]?)(\d{1,15})(?:\.(\d{1,12}))?$/;

/** A decimal as written ("12.345") times 10^scale as a bigint, or null when it is not a plain decimal. */
export function parseDecimal(text: string | number, scale: number): bigint | null {
  const written = typeof text === 'number' ? plainNumber(text) : text.trim();
  const match = decimalPattern.exec(written);
  if (!match) return null;
  const [, sign, whole = '0', fraction = ''] = match;
  const kept = fraction.slice(0, scale).padEnd(scale, '0');
  const rest = fraction.slice(scale);
  let value = BigInt(whole + kept);
  if (rest !== '' && Number(rest[0]) >= 5) value += 1n;
  return sign === '-' ? -value : value;
}

/** Decimal units to minor units, rounding half away from zero. Null when not a decimal or out of range. */
export function toMinor(units: string | number, currency: string): number | null {
  const value = parseDecimal(units, currencyExponent(currency));
  if (value === null) return null;
  const minor = Number(value);
  return Number.isSafeInteger(minor) ? minor : null;
}

export function fromMinor(minor: number, currency: string): string {
  const digits = currencyExponent(currency);
  if (digits === 0) return String(minor);
  const sign = minor < 0 ? '-' : '';
  const text = String(Math.abs(minor)).padStart(digits + 1, '0');
  return `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`;
}

function plainNumber(value: number): string {
  if (!Number.isFinite(value)) return 'NaN';
  const text = String(value);
  return text.includes('e') ? value.toFixed(12) : text;
}
