import type { JsonObject, JsonValue } from '../../../kernel/json.ts';

/** Columns of a profile that a message may set; everything else is a custom property. */
export const standardFields = [
  'email',
  'phone',
  'external_id',
  'first_name',
  'last_name',
  'organization',
  'title',
  'locale',
  'timezone',
  'image_url',
  'city',
  'region',
  'postal_code',
  'country',
  'latitude',
  'longitude',
] as const;
export type StandardField = (typeof standardFields)[number];

/**
 * Why a statement gives way to those that were made outright: a public key said it of whoever uses a device
 * (`unverified`), or nobody said it and it follows from what the person did (`implied`), which gives way to both.
 */
type Basis = 'unverified' | 'implied';

/** Epoch ms of the fact, source, and the basis of what gives way. */
type Origin = [number, string] | [number, string, Basis];

/** By field; custom properties are `properties.<name>`. */
export type Provenance = Record<string, Origin>;

export type ProfileFacts = {
  fields: Partial<Record<StandardField, string | number | null>>;
  properties: JsonObject;
  provenance: Provenance;
};

/** One statement about a profile: null clears a field, absent leaves it. */
export type Statement = {
  time: number;
  source: string;
  basis?: Basis | undefined;
  fields: Partial<Record<StandardField, string | number | null>>;
  properties: Record<string, JsonValue>;
};

export const noFacts = (): ProfileFacts => ({ fields: {}, properties: {}, provenance: {} });

export const copyFacts = ({ fields, properties, provenance }: ProfileFacts): ProfileFacts => ({
  fields: { ...fields },
  properties: { ...properties },
  provenance: { ...provenance },
});

/**
 * Puts a statement into the facts: per field what was said outright wins, then the latest, on a tie the greater value,
 * so that any order of arrival ends the same. Returns whether anything changed.
 */
export function foldStatement(facts: ProfileFacts, statement: Statement): boolean {
  let changed = false;
  for (const [name, value] of Object.entries(statement.fields)) {
    const field = name as StandardField;
    if (value === undefined || !wins(facts.provenance[field], statement, value, facts.fields[field] ?? null)) continue;
    facts.fields[field] = value;
    facts.provenance[field] = originOf(statement);
    changed = true;
  }
  for (const [name, value] of Object.entries(statement.properties)) {
    const key = `properties.${name}`;
    if (!wins(facts.provenance[key], statement, value, facts.properties[name] ?? null)) continue;
    if (value === null)
      facts.properties = Object.fromEntries(Object.entries(facts.properties).filter(([n]) => n !== name));
    else facts.properties[name] = value;
    facts.provenance[key] = originOf(statement);
    changed = true;
  }
  return changed;
}

const originOf = ({ time, source, basis }: Statement): Origin => (basis ? [time, source, basis] : [time, source]);

const firmness = (basis: Basis | undefined): number => (basis === undefined ? 2 : basis === 'unverified' ? 1 : 0);

function wins(held: Origin | undefined, statement: Statement, value: JsonValue, current: JsonValue): boolean {
  if (!held) return true;
  if (held[2] !== statement.basis) return firmness(statement.basis) > firmness(held[2]);
  if (statement.time !== held[0]) return statement.time > held[0];
  const [mine, theirs] = [JSON.stringify(value), JSON.stringify(current)];
  return mine === theirs ? statement.source > held[1] : mine > theirs;
}

/** The facts of an absorbed profile put into the survivor's, field by field. Returns the fields that were taken. */
export function foldFacts(survivor: ProfileFacts, absorbed: ProfileFacts): string[] {
  const taken: string[] = [];
  for (const [key, [time, source, basis]] of Object.entries(absorbed.provenance)) {
    const custom = key.startsWith('properties.');
    const name = custom ? key.slice('properties.'.length) : key;
    const value = custom ? (absorbed.properties[name] ?? null) : (absorbed.fields[name as StandardField] ?? null);
    const origin = { time, source, basis };
    const statement: Statement = custom
      ? { ...origin, fields: {}, properties: { [name]: value } }
      : { ...origin, fields: { [name]: value }, properties: {} };
    if (foldStatement(survivor, statement)) taken.push(key);
  }
  return taken;
}

export type PropertyType = 'text' | 'number' | 'boolean' | 'date' | 'list' | 'object';

const isoDate = /^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?$/;

export function propertyType(value: JsonValue): PropertyType {
  if (typeof value === 'number') return 'number';
  if (typeof value === 'boolean') return 'boolean';
  if (typeof value === 'string') return isoDate.test(value) ? 'date' : 'text';
  return Array.isArray(value) ? 'list' : 'object';
}
