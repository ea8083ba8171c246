import { asCountryCode } from '../../../kernel/country.ts';
import type { JsonValue } from '../../../kernel/json.ts';
import type { StandardField } from '../../profiles/index.ts';

export type Facts = {
  fields: Partial<Record<StandardField, string | number | null>>;
  properties: Record<string, JsonValue>;
};

/** Names that clients use (ours, Segment's, Klaviyo's) for the profile's own columns. */
const names: Record<string, StandardField> = {
  firstName: 'first_name',
  first_name: 'first_name',
  firstname: 'first_name',
  $first_name: 'first_name',
  lastName: 'last_name',
  last_name: 'last_name',
  lastname: 'last_name',
  $last_name: 'last_name',
  organization: 'organization',
  company: 'organization',
  $organization: 'organization',
  title: 'title',
  $title: 'title',
  locale: 'locale',
  timezone: 'timezone',
  timeZone: 'timezone',
  $timezone: 'timezone',
  avatar: 'image_url',
  image: 'image_url',
  imageUrl: 'image_url',
  image_url: 'image_url',
  $image: 'image_url',
  city: 'city',
  region: 'region',
  state: 'region',
  province: 'region',
  postalCode: 'postal_code',
  postal_code: 'postal_code',
  zip: 'postal_code',
  country: 'country',
  latitude: 'latitude',
  longitude: 'longitude',
};
const identifiers = new Set([
  'email',
  'phone',
  'externalId',
  'external_id',
  'anonymousId',
  'userId',
  'id',
  '$email',
  '$phone_number',
  'phone_number',
]);
const maxText = 1000;

/**
 * Traits as facts: known names become the profile's columns (also inside `address` and `location`), the rest custom
 * properties. Identifiers are left out: they are read apart. `name` is split at the first space where no parts came.
 */
export function readFacts(traits: Record<string, JsonValue>): Facts {
  const facts: Facts = { fields: {}, properties: {} };
  for (const [name, value] of Object.entries(traits)) {
    if (identifiers.has(name) || value === undefined) continue;
    if ((name === 'address' || name === 'location') && isObject(value)) {
      const inner = readFacts(value);
      Object.assign(facts.fields, inner.fields);
      if (Object.keys(inner.properties).length > 0) facts.properties[name] = value;
      continue;
    }
    const field = names[name];
    const column = field ? asColumn(field, value) : undefined;
    if (field && column !== undefined) facts.fields[field] = column;
    else facts.properties[name] = value;
  }
  splitName(facts);
  return facts;
}

function asColumn(field: StandardField, value: JsonValue): string | number | null | undefined {
  if (value === null) return null;
  if (field === 'latitude' || field === 'longitude') {
    const degrees = Number(value);
    return Number.isFinite(degrees) && Math.abs(degrees) <= (field === 'latitude' ? 90 : 180) ? degrees : undefined;
  }
  if (typeof value === 'object')
    return isObject(value) && typeof value.name === 'string' ? written(field, value.name) : undefined;
  const text = String(value).trim().slice(0, maxText);
  return text === '' ? null : written(field, text);
}

const written = (field: StandardField, text: string): string => (field === 'country' ? asCountryCode(text) : text);

function splitName(facts: Facts): void {
  const name = facts.properties.name;
  if (typeof name !== 'string' || facts.fields.first_name || facts.fields.last_name) return;
  const [first = '', ...rest] = name.trim().split(/\s+/);
  delete facts.properties.name;
  facts.fields.first_name = first;
  if (rest.length > 0) facts.fields.last_name = rest.join(' ');
}

const isObject = (value: JsonValue): value is { [key: string]: JsonValue } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
