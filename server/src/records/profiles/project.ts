import type { JsonObject, JsonValue } from '../../kernel/json.ts';
import type { Tx } from '../../platform/postgres/index.ts';
import { foldStatement, propertyType, type ProfileFacts, type Statement } from './rules/fields.ts';
import { strongIdentifiers, type Identifiers } from './rules/identifiers.ts';
import { holdClaims, learnProperties, lockFacts, markSeen, saveFacts } from './store.ts';

/** What the profile needs to know of a message whose person is resolved. */
export type ProfileNews = {
  profileId: number;
  created: boolean;
  time: number;
  source: string;
  trusted: boolean;
  who: Identifiers;
  /** Present when the message states facts about the person. */
  facts?: { fields: Statement['fields']; properties: Record<string, JsonValue> };
};

/**
 * Puts what a batch says about people into their profiles: one read and one write for all of them.
 * @returns the profiles that changed
 */
export async function applyProfileNews(
  tx: Tx,
  workspaceId: number,
  news: readonly ProfileNews[],
  now: Date,
): Promise<Set<number>> {
  const touched = new Set<number>();
  const stating = news.filter((n) => n.facts !== undefined || strongIdentifiers(n.who).length > 0);
  const facts = await lockFacts(
    tx,
    workspaceId,
    [...new Set(stating.map((n) => n.profileId))].sort((a, b) => a - b),
  );
  const claims: { profileId: number; claim: JsonObject; source: string }[] = [];
  const types = new Map<string, string>();
  const changed = new Set<number>();
  for (const item of stating) {
    const held = facts.get(item.profileId);
    if (!held) continue;
    const { statements, withheld } = statementsOf(item, held);
    if (withheld) claims.push({ profileId: item.profileId, claim: withheld, source: item.source });
    for (const statement of statements) {
      if (foldStatement(held, statement)) changed.add(item.profileId);
    }
    for (const [name, value] of Object.entries(item.facts?.properties ?? {})) {
      if (value !== null && !types.has(name)) types.set(name, propertyType(value));
    }
  }
  await saveFacts(
    tx,
    workspaceId,
    [...changed].flatMap((id) => facts.get(id) ?? []),
    now,
  );
  await learnProperties(tx, workspaceId, types, now);
  await holdClaims(tx, workspaceId, claims, now);
  await markSeen(tx, workspaceId, seenSpans(news));
  for (const item of news) touched.add(item.profileId);
  return touched;
}

/**
 * Identifiers that only came along are weak statements (time 0), so that a stated e-mail wins. A public key may add
 * facts to somebody who exists already, but neither change one nor say how to reach them: that is withheld as a claim.
 */
function statementsOf(
  item: ProfileNews,
  held: ProfileFacts & { known: boolean },
): { statements: Statement[]; withheld: JsonObject | null } {
  const full = item.trusted || item.created || !held.known;
  const carried: Statement = {
    time: 0,
    source: item.source,
    fields: full ? identifierFields(item.who) : {},
    properties: {},
  };
  if (!item.facts) return { statements: [carried], withheld: null };
  if (full) {
    const stated = { ...identifierFields(item.who), ...item.facts.fields };
    return {
      statements: [
        carried,
        { time: item.time, source: item.source, fields: stated, properties: item.facts.properties },
      ],
      withheld: null,
    };
  }
  const fields = Object.entries(item.facts.fields).filter(
    ([name]) => !identifierNames.includes(name) && !held.provenance[name],
  );
  const properties = Object.entries(item.facts.properties).filter(([name]) => !held.provenance[`properties.${name}`]);
  const everything =
    fields.length === Object.keys(item.facts.fields).length &&
    properties.length === Object.keys(item.facts.properties).length;
  return {
    statements: [
      {
        time: item.time,
        source: item.source,
        fields: Object.fromEntries(fields),
        properties: Object.fromEntries(properties),
      },
    ],
    withheld: everything
      ? null
      : {
          fields: item.facts.fields as JsonObject,
          properties: item.facts.properties,
          who: identifierFields(item.who) as JsonObject,
        },
  };
}

const identifierNames = ['email', 'phone', 'external_id'];

const identifierFields = (who: Identifiers): Statement['fields'] => ({
  ...(who.email ? { email: who.email } : {}),
  ...(who.phone ? { phone: who.phone } : {}),
  ...(who.externalId ? { external_id: who.externalId } : {}),
});

function seenSpans(news: readonly ProfileNews[]): { id: number; first: number; last: number }[] {
  const spans = new Map<number, { id: number; first: number; last: number }>();
  for (const { profileId, time } of news) {
    const span = spans.get(profileId);
    if (!span) spans.set(profileId, { id: profileId, first: time, last: time });
    else {
      span.first = Math.min(span.first, time);
      span.last = Math.max(span.last, time);
    }
  }
  return [...spans.values()].sort((a, b) => a.id - b.id);
}
