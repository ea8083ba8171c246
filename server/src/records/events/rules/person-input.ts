import { isCurrency, parseDecimal } from '../../../kernel/money.ts';
import type { FieldError } from '../../../kernel/problem.ts';
import { normaliseEmail, normaliseId, normalisePhone, type Identifiers } from '../../profiles/index.ts';

export type RawIdentifiers = {
  email?: string | null;
  phone?: string | null;
  externalId?: string | number | null;
  anonymousId?: string | null;
  store?: Record<string, string | number> | null;
  country?: string | null;
};

/** Raw identifiers of a request as normalised ones; each that cannot be one is an error with its place. */
export function readIdentifiers(raw: RawIdentifiers, path: string): { who: Identifiers; errors: FieldError[] } {
  const who: Identifiers = {};
  const errors: FieldError[] = [];
  const take = (
    name: string,
    text: string | number | null | undefined,
    normalise: (text: string) => string | null,
    remedy: string,
    set: (value: string) => void,
  ) => {
    if (text === null || text === undefined || text === '') return;
    const value = normalise(String(text));
    if (value === null) errors.push({ path: `${path}/${name}`, message: remedy });
    else set(value);
  };
  take('email', raw.email, normaliseEmail, 'is not an e-mail address', (v) => (who.email = v));
  take(
    'phone',
    raw.phone,
    (t) => normalisePhone(t, raw.country?.toUpperCase()),
    'is not a phone number; use E.164, for example +4915112345678',
    (v) => (who.phone = v),
  );
  take(
    'externalId',
    raw.externalId,
    normaliseId,
    'is not an id: up to 255 characters, and not a word for nobody such as "null"',
    (v) => (who.externalId = v),
  );
  take(
    'anonymousId',
    raw.anonymousId,
    normaliseId,
    'is not an id: up to 255 characters, and not a word for nobody such as "null"',
    (v) => (who.anonymousId = v),
  );
  for (const [namespace, id] of Object.entries(raw.store ?? {})) {
    take(`store/${namespace}`, id, normaliseId, 'is not an id', (v) => (who.store = { ...who.store, [namespace]: v }));
  }
  return { who, errors };
}

export const namesSomebody = (who: Identifiers): boolean =>
  who.email !== undefined ||
  who.phone !== undefined ||
  who.externalId !== undefined ||
  who.anonymousId !== undefined ||
  who.profileId !== undefined ||
  who.store !== undefined;

/** A number or decimal text as text with four places, for the event store's Decimal(18, 4). */
export function readValue(
  value: string | number | null | undefined,
  path: string,
): { value: string; errors: FieldError[] } {
  if (value === null || value === undefined || value === '') return { value: '0', errors: [] };
  const scaled = parseDecimal(value, 4);
  if (scaled === null || scaled > 10n ** 17n || scaled < -(10n ** 17n)) {
    return { value: '0', errors: [{ path, message: 'is not a decimal number of at most 13 digits before the point' }] };
  }
  const negative = scaled < 0n;
  const digits = (negative ? -scaled : scaled).toString().padStart(5, '0');
  return { value: `${negative ? '-' : ''}${digits.slice(0, -4)}.${digits.slice(-4)}`, errors: [] };
}

export function checkCurrency(currency: string | null | undefined, path: string): FieldError[] {
  if (currency === null || currency === undefined) return [];
  return isCurrency(currency)
    ? []
    : [{ path, message: `"${currency.slice(0, 10)}" is not an ISO 4217 currency; use for example EUR` }];
}
