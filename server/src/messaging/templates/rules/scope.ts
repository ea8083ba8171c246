import type { JsonValue } from '../../../kernel/json.ts';
import type { ProfileRow } from '../../../records/profiles/index.ts';
import type { Scope } from './render.ts';

export type Brand = { name: string; postalAddress: string | null };

/** A person as templates see them. */
export const profileScope = (p: ProfileRow): { [name: string]: JsonValue } => ({
  id: p.id,
  email: p.email,
  phone: p.phone,
  external_id: p.externalId,
  first_name: p.firstName,
  last_name: p.lastName,
  organization: p.organization,
  title: p.title,
  locale: p.locale,
  timezone: p.timezone,
  city: p.city,
  region: p.region,
  postal_code: p.postalCode,
  country: p.country,
  properties: p.properties,
});

export const scopeOf = (brand: Brand, profile: Scope['profile'], unsubscribeUrl: string, now: Date): Scope => ({
  profile,
  brand: { name: brand.name, postal_address: brand.postalAddress ?? '' },
  unsubscribe_url: unsubscribeUrl,
  today: now.toISOString(),
});

/** Somebody made up, for content nobody has been chosen for yet. */
export const sampleScope = (brand: Brand, now: Date): Scope =>
  scopeOf(
    brand,
    {
      id: 0,
      email: 'ada@example.com',
      first_name: 'Ada',
      last_name: 'Lovelace',
      city: 'London',
      country: 'GB',
      properties: {},
    },
    '#unsubscribe',
    now,
  );
