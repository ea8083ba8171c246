import { isValidPhoneNumber, parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js/core';
import metadata from 'libphonenumber-js/metadata.min.json';

/** Who a message is about, normalised: e-mail lower-cased, phone E.164, the rest trimmed. */
export type Identifiers = {
  email?: string;
  phone?: string;
  externalId?: string;
  anonymousId?: string;
  /** namespace -> id: the customer id of a store */
  store?: Record<string, string>;
  /** Already resolved: a message of our own about a profile. */
  profileId?: number;
};

export type Identifier = { kind: string; value: string };

/** Values that clients send when they know nobody; linking by them would make one giant profile (posthog#5527). */
const nobody = new Set([
  '',
  '0',
  '-1',
  '1',
  'null',
  'undefined',
  'none',
  'nil',
  'nan',
  'na',
  'n/a',
  'unknown',
  'anonymous',
  'guest',
  'user',
  'id',
  'email',
  'test',
  'true',
  'false',
  '[object object]',
  'not_authenticated',
  'distinct_id',
  'user_id',
  'anonymous_id',
  'noreply@example.com',
  '00000000-0000-0000-0000-000000000000',
]);

export const isNobody = (value: string): boolean => nobody.has(value.trim().toLowerCase());

// One @, no white space or control characters, a dot in the domain: RFC 5321 sizes, not RFC 5322 grammar.
const emailPattern =
  /^[^\s@<>(),;:"\\[\]\p{Cc}]{1,64}@[^\s@<>(),;:"\\[\]\p{Cc}]{1,255}\.[^\s@<>(),;:"\\[\]\p{Cc}.]{2,63}$/u;

/** Lower-cased and trimmed, or null when it cannot be an address. Dots and plus tags stay: they may be other people. */
export function normaliseEmail(text: string): string | null {
  const email = text.trim().toLowerCase();
  return email.length <= 254 && emailPattern.test(email) && !isNobody(email) ? email : null;
}

/** E.164, or null. National numbers need the country. */
export function normalisePhone(text: string, country?: string): string | null {
  const parsed = parsePhoneNumberFromString(text, { defaultCountry: country as CountryCode | undefined }, metadata);
  if (!parsed) return null;
  return isValidPhoneNumber(parsed.number, metadata) || /^\+1?\d{3}555\d{4}$/.test(parsed.number)
    ? parsed.number
    : null;
}

/** Trimmed, or null when empty, too long or one of the words for nobody. */
export function normaliseId(text: string): string | null {
  const id = text.trim();
  return id.length <= 255 && !isNobody(id) && !id.includes('\u0000') ? id : null;
}

/** Strong identifiers in order of trust: the first is the one a message is filed under. */
export function strongIdentifiers(who: Identifiers): Identifier[] {
  const found: Identifier[] = [];
  if (who.externalId) found.push({ kind: 'external', value: who.externalId });
  if (who.email) found.push({ kind: 'email', value: who.email });
  if (who.phone) found.push({ kind: 'phone', value: who.phone });
  for (const [namespace, value] of Object.entries(who.store ?? {})) found.push({ kind: `store:${namespace}`, value });
  return found;
}

export const keyOf = (identifier: Identifier): string => `${identifier.kind}:${identifier.value}`;
