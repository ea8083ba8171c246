import type { ConditionText, Lead } from '../language/text/condition-text.ts';
import { isOneWord, readField } from '../language/text/fields.ts';
import { phrases, type Phrases } from '../language/text/phrases.ts';
import { quotedName } from '../language/text/quoting.ts';
import type { Reader } from '../language/text/reader.ts';
import { readValueTest, startsTest, valueTestText, type RawTest } from '../language/text/value-tests.ts';
import type { ValueTest } from '../language/tests.ts';
import { profileFields } from './profile-fields.ts';

type PropertyCondition = { kind: 'property'; field: string; is: ValueTest };

const custom = 'properties.';

const synonyms: Record<string, readonly string[]> = {
  email: ['email address', 'e-mail address'],
  phone: ['phone number'],
  postalCode: ['postcode', 'zip code', 'zip'],
  timezone: ['time zone'],
  createdAt: ['profile created', 'added'],
};

/** `postalCode`: "postal code". */
const fieldName = (field: string): string =>
  field.replace(/At$/, '').replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

const names: Phrases<string> = phrases([
  ...new Map(
    // Not "created at": it would swallow the "at" of "at least 3 weeks ago".
    Object.entries(profileFields).flatMap(([field, { title }]) =>
      [fieldName(field), field, title.toLowerCase(), ...(synonyms[field] ?? [])]
        .flatMap((name) => [name, name.replaceAll(' ', '_')])
        .map((name) => [name, field] as const),
    ),
  ),
]);

/** `country = 'NL'`, `email ends with '@example.com'`, `properties.tea_club is true`. */
export const propertyText: ConditionText<PropertyCondition> = {
  words: [...Object.keys(profileFields).map(fieldName), 'properties', 'property', 'field'],
  read(r, lead) {
    const field = readName(r);
    if (field === undefined) return undefined;
    return { kind: 'property', field, is: presence(r, lead) ?? readValueTest(r, profileFields[field]?.type) };
  },
  write: ({ field, is }) => `${propertyName(field)} ${valueTestText(is, profileFields[field]?.type)}`,
};

/** "has an email" asks whether there is one. */
const presence = (r: Reader, lead: Lead): RawTest | undefined =>
  lead.verb === 'has' && r.atEnd() ? { op: 'exists' } : undefined;

function readName(r: Reader): string | undefined {
  const from = r.place;
  if (r.take('a') || r.take('an') || r.take('their')) {
    const known = r.match(names);
    return known ?? back(r, from);
  }
  const known = r.match(names);
  if (known !== undefined) return known;
  const token = r.peek();
  if (token.type !== 'word') return undefined;
  if (token.key.startsWith(custom)) return `${custom}${r.next().text.slice(custom.length)}`;
  if (token.key === 'properties' && r.says('.', 1)) {
    r.next();
    r.next();
    return r.peek().type === 'string' ? `${custom}${r.next().key}` : r.expected('the name of a property, in quotes');
  }
  if (r.take('field')) return r.peek().type === 'string' ? readField(r) : back(r, from);
  if (r.take('property')) return named(readField(r));
  const own = r.names.property(token.key);
  if (own === undefined) return undefined;
  r.next();
  return startsTest(r) ? `${custom}${own}` : back(r, from);
}

const named = (name: string): string => (name in profileFields || name.startsWith(custom) ? name : `${custom}${name}`);

/** As it is written, in quotes where it must be. */
export function propertyName(field: string): string {
  if (field in profileFields) return fieldName(field);
  if (!field.startsWith(custom)) return `field ${quotedName(field)}`;
  return isOneWord(field) ? field : `${custom}${quotedName(field.slice(custom.length))}`;
}

const back = (r: Reader, place: number): undefined => {
  r.reset(place);
  return undefined;
};
