export interface MoneyFormat {
  locale: string;
  /** From 10,000 major units on, "$412.9K" instead of every digit. */
  compact?: boolean;
  /** "$5K", "$250", "$0": for axes, where the space is small and the numbers are round. */
  axis?: boolean;
}

const formatters = new Map<string, Intl.NumberFormat>();

function formatter(locale: string, currency: string, compact: boolean): Intl.NumberFormat {
  const key = `${locale} ${currency} ${compact}`;
  const known = formatters.get(key);
  if (known) return known;
  const made = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    ...(compact ? { notation: 'compact', maximumFractionDigits: 1, minimumFractionDigits: 0 } : {}),
  });
  formatters.set(key, made);
  return made;
}

/** How many digits the currency has behind the point: 2 for USD, 0 for JPY, 3 for KWD. */
export const minorDigits = (currency: string): number =>
  formatter('en', currency, false).resolvedOptions().maximumFractionDigits ?? 2;

/** Minor units as an exact decimal: 123456 USD is "1234.56". No floating point is involved. */
export function minorToDecimal(minor: number | bigint, currency: string): string {
  const digits = minorDigits(currency);
  const units = BigInt(minor);
  const absolute = (units < 0n ? -units : units).toString().padStart(digits + 1, '0');
  const whole = absolute.slice(0, absolute.length - digits);
  const fraction = digits === 0 ? '' : `.${absolute.slice(-digits)}`;
  return `${units < 0n ? '-' : ''}${whole}${fraction}`;
}

/**
 * An amount for people.
 * @param minor whole minor units (cents); throws a RangeError when it is not a whole number
 * @param currency ISO 4217 code
 */
export function formatMoney(
  minor: number | bigint,
  currency: string,
  { locale, compact = false, axis = false }: MoneyFormat,
): string {
  const decimal = minorToDecimal(minor, currency);
  const short = axis || (compact && Math.abs(Number(decimal)) >= 10_000);
  return formatter(locale, currency, short).format(decimal as Intl.StringNumericLiteral);
}
