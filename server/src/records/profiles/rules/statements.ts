import type { JsonObject, JsonValue } from '../../../kernel/json.ts';
import type { Statement } from './fields.ts';
import type { HeldFacts } from './held-facts.ts';
import { strongIdentifiers, type Identifiers } from './identifiers.ts';
import type { LinkRequest } from './link-request.ts';

export type PersonMessage = LinkRequest & {
  source: string;
  /** Not the person's own doing: says nothing of when they were seen. */
  passive?: boolean;
  /** Present when the message states facts about the person. */
  facts?: { fields: Statement['fields']; properties: Record<string, JsonValue> };
  /** Present when something follows from the message that nobody stated: shown where no one states it. */
  implied?: Statement['fields'];
};

export type Said = {
  statements: Statement[];
  /** Said of whoever uses a device, not of a person by name. */
  ofDevice: boolean;
  /** What a public key said and may not: kept as a claim. */
  withheld: JsonObject | null;
};

/**
 * What a message states about its person. Identifiers that only came along are weak statements (time 0), so that a
 * stated e-mail wins. A public key may add facts to somebody who exists already, but neither change one nor say how to
 * reach them.
 */
export function statementsOf(message: PersonMessage, owner: HeldFacts, created: boolean): Said {
  const { who, time, source, facts } = message;
  if (namesDevice(who)) return statedOfDevice(message, owner);
  const full = message.trusted || created || !owner.known;
  const carried: Statement = { time: 0, source, fields: full ? identifierFields(who) : {}, properties: {} };
  if (!facts) return { statements: [carried], ofDevice: false, withheld: null };
  if (full) {
    const fields = { ...identifierFields(who), ...facts.fields };
    return {
      statements: [carried, { time, source, fields, properties: facts.properties }],
      ofDevice: false,
      withheld: null,
    };
  }
  const unheld = <T>(values: Record<string, T>, prefix: string): [string, T][] =>
    Object.entries(values).filter(([name]) => !isStated(owner, `${prefix}${name}`));
  const fields = unheld(facts.fields, '').filter(([name]) => !identifierNames.includes(name));
  const properties = unheld(facts.properties, 'properties.');
  const everything =
    fields.length === Object.keys(facts.fields).length && properties.length === Object.keys(facts.properties).length;
  return {
    statements: [{ time, source, fields: Object.fromEntries(fields), properties: Object.fromEntries(properties) }],
    ofDevice: false,
    withheld: everything ? null : claimOf(message),
  };
}

/** What follows from a message, which is about whoever uses the device where it names nobody else. */
export function impliedBy(message: PersonMessage): Said {
  const { who, time, source, implied = {} } = message;
  const statement: Statement = { time, source, basis: 'implied', fields: implied, properties: {} };
  return { statements: [statement], ofDevice: namesDevice(who), withheld: null };
}

const namesDevice = (who: Identifiers): boolean => strongIdentifiers(who).length === 0 && who.anonymousId !== undefined;

/** What is only implied leaves a gap, so that nothing depends on whether the order or the statement came first. */
function isStated(owner: HeldFacts, key: string): boolean {
  const held = owner.provenance[key];
  return held !== undefined && held[2] !== 'implied';
}

/** By a public key it is unverified: it yields to everything that is not, also when the device gets an owner later. */
function statedOfDevice(message: PersonMessage, owner: HeldFacts): Said {
  const { time, source, trusted, facts } = message;
  if (!facts) return { statements: [], ofDevice: true, withheld: null };
  const statement: Statement = {
    time,
    source,
    ...(trusted ? {} : { basis: 'unverified' }),
    fields: facts.fields,
    properties: facts.properties,
  };
  const verified = (key: string): boolean =>
    owner.provenance[key] !== undefined && owner.provenance[key][2] === undefined;
  const yields =
    !trusted &&
    owner.known &&
    (Object.keys(facts.fields).some(verified) ||
      Object.keys(facts.properties).some((name) => verified(`properties.${name}`)));
  return { statements: [statement], ofDevice: true, withheld: yields ? claimOf(message) : null };
}

const claimOf = ({ facts, who }: PersonMessage): JsonObject => ({
  fields: (facts?.fields ?? {}) as JsonObject,
  properties: facts?.properties ?? {},
  who: identifierFields(who) as JsonObject,
});

const identifierNames = ['email', 'phone', 'external_id'];

const identifierFields = (who: Identifiers): Statement['fields'] => ({
  ...(who.email ? { email: who.email } : {}),
  ...(who.phone ? { phone: who.phone } : {}),
  ...(who.externalId ? { external_id: who.externalId } : {}),
});
