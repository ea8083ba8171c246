import type { ValueType } from '../language/tests.ts';

/** Standard fields of a profile and the column each is read from. */
export const profileFields: Record<string, { column: string; type: ValueType; title: string }> = {
  email: { column: 'email', type: 'text', title: 'E-mail' },
  phone: { column: 'phone', type: 'text', title: 'Phone' },
  externalId: { column: 'external_id', type: 'text', title: 'External id' },
  firstName: { column: 'first_name', type: 'text', title: 'First name' },
  lastName: { column: 'last_name', type: 'text', title: 'Last name' },
  city: { column: 'city', type: 'text', title: 'City' },
  region: { column: 'region', type: 'text', title: 'Region' },
  postalCode: { column: 'postal_code', type: 'text', title: 'Postal code' },
  country: { column: 'country', type: 'text', title: 'Country' },
  timezone: { column: 'timezone', type: 'text', title: 'Time zone' },
  locale: { column: 'locale', type: 'text', title: 'Language' },
  createdAt: { column: 'created_at', type: 'date', title: 'Created' },
};
