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

/** field -> [epoch ms of the fact, source]. Custom properties are `properties.<name>`. */
export type Provenance = Record<string, [number, string]>;

export type ProfileFacts = {
  fields: Partial<Record<StandardField, string | number | null>>;
  properties: JsonObject;
  provenance: Provenance;
};

/** One statement about a profile: null clears a field, absent leaves it. */
export type Statement = {
  time: number;
  source: string;
  fields: Partial<Record<StandardField, string | number | null>>;
  properties: Record<string, JsonValue>;
};

/**
 * Puts a statement into the facts: per field the latest fact wins, on a tie the greater value, so that any order of
 * arrival ends the same. Returns whether anything changed.
 */
export function foldStatement(facts: ProfileFacts, statement: Statement): boolean {
  let changed = false;
  for (const [name, value] of Object.entries(statement.fields)) {
    const field = name as StandardField;
    if (value === undefined || !wins(facts.provenance[field], statement, value, facts.fields[field] ?? null)) continue;
    facts.fields[field] = value;
    facts.provenance[field] = [statement.time, statement.source];
    changed = true;
  }
  for (const [name, value] of Object.entries(statement.properties)) {
    const key = `properties.${name}`;
    if (!wins(facts.provenance[key], statement, value, facts.properties[name] ?? null)) continue;
    if (value === null)
      facts.properties = Object.fromEntries(Object.entries(facts.properties).filter(([n]) => n !== name));
    else facts.properties[name] = value;
    facts.provenance[key] = [statement.time, statement.source];
    changed = true;
  }
  return changed;
}

function wins(held: [number, string] | undefined, statement: Statement, value: JsonValue, current: JsonValue): boolean {
  if (!held) return true;
  if (statement.time !== held[0]) return statement.time > held[0];
  const [mine, theirs] = [JSON.stringify(value), JSON.stringify(current)];
  return mine === theirs ? statement.source > held[1] : mine > theirs;
}

/** The facts of an absorbed profile put into the survivor's, field by field. Returns the fields that were taken. */
export function foldFacts(survivor: ProfileFacts, absorbed: ProfileFacts): string[] {
  const taken: string[] = [];
  for (const [key, [time, source]] of Object.entries(absorbed.provenance)) {
    const custom = key.startsWith('properties.');
    const name = custom ? key.slice('properties.'.length) : key;
    const value = custom ? (absorbed.properties[name] ?? null) : (absorbed.fields[name as StandardField] ?? null);
    const statement: Statement = custom
      ? { time, source, fields: {}, properties: { [name]: value } }
      : { time, source, fields: { [name]: value }, properties: {} };
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
