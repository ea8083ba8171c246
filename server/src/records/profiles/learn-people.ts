import type { JsonObject } from '../../kernel/json.ts';
import type { Platform } from '../../platform/context.ts';
import type { Tx } from '../../platform/postgres/index.ts';
import { handOverDevices, handOverMerged } from './hand-over.ts';
import { absorbAndLog } from './merge-profiles.ts';
import { resolvePeople, type ResolvedPerson, type Links } from './resolve-people.ts';
import { propertyType } from './rules/fields.ts';
import { learn, learnOfDevice, newFacts, showDevices, takeDevice, type HeldFacts } from './rules/held-facts.ts';
import { keyOf, strongIdentifiers } from './rules/identifiers.ts';
import { impliedBy, statementsOf, type PersonMessage, type Said } from './rules/statements.ts';
import { createProfiles, holdClaims, learnProperties, lockFacts, saveFacts } from './store.facts.ts';
import { keepFormerIds } from './store.former-ids.ts';
import { markOwnersSeen, markSeen, type Seen } from './store.seen.ts';
import { attachIdentifiers, devicesOf } from './store.ts';

/** Who each message is about (null: it names nobody), and every profile that changed. */
export type LearntPeople = { people: (ResolvedPerson | null)[]; touched: Set<number> };

/**
 * Finds the person of every message, creating, linking and merging profiles as needed, and puts what the messages say
 * into the profiles: a fixed number of statements for any number of messages, inside the caller's transaction, and each
 * new profile is written once.
 */
export async function learnPeople(
  platform: Platform,
  tx: Tx,
  workspaceId: number,
  messages: readonly PersonMessage[],
  now: Date,
): Promise<LearntPeople> {
  const links = await resolvePeople(tx, workspaceId, messages);
  if (links.refused > 0) {
    platform.log.warn(
      { workspaceId, links: links.refused },
      'links refused: one person would have too many identifiers',
    );
  }
  const created = new Set(links.creates.map((c) => c.id));
  const stating = statingMessages(messages, links);
  const implying = implyingMessages(messages, links);
  const source = messages[0]?.source ?? 'system';
  const facts = await lockFacts(tx, workspaceId, idsToRead(links, [...stating, ...implying], created));
  for (const { id, known } of links.creates) facts.set(id, newFacts(id, known));

  await absorbAndLog(tx, workspaceId, links.merges, facts, source, now);
  const changed = new Set<number>(links.merges.map((m) => m.survivor));
  for (const id of await moveDeviceFacts(tx, workspaceId, links, facts)) changed.add(id);
  const learnt = learnFacts(stating, implying, facts, created);
  for (const id of learnt.changed) changed.add(id);

  const seen = seenSpans(messages, (i) => links.people[i]?.originId);
  await createProfiles(
    tx,
    workspaceId,
    links.creates.flatMap((c) => facts.get(c.id) ?? []),
    links.creates.map((c) => seen.get(c.id) ?? null),
    now,
  );
  await saveFacts(
    tx,
    workspaceId,
    [...changed].filter((id) => !created.has(id)).flatMap((id) => facts.get(id) ?? []),
    now,
  );
  await markSeen(
    tx,
    workspaceId,
    [...seen.values()].filter((s) => !created.has(s.id)),
  );
  await attachIdentifiers(tx, workspaceId, links.attaches, source);
  await keepFormerIds(tx, workspaceId, links.formerIds, now);
  await handOverMerged(platform, tx, workspaceId, links.merges, now);
  await handOverDevices(platform, tx, workspaceId, links.devices, now);
  await markOwnersSeen(tx, workspaceId, [...seenSpans(messages, (i) => ownerApart(links.people[i])).values()]);
  await learnProperties(tx, workspaceId, learnt.types, now);
  await holdClaims(tx, workspaceId, learnt.claims, now);
  return { people: links.people, touched: touchedBy(links) };
}

type Stating = PersonMessage & { person: ResolvedPerson };

/** Messages that say something about a person that was not known: facts, or an identifier that is new. */
function statingMessages(messages: readonly PersonMessage[], links: Links): Stating[] {
  const fresh = new Set(links.attaches.map(keyOf));
  return messages.flatMap((message, i) => {
    const person = links.people[i];
    const says =
      message.facts !== undefined || strongIdentifiers(message.who).some((identifier) => fresh.has(keyOf(identifier)));
    return person && says ? [{ ...message, person }] : [];
  });
}

/** Messages from which something follows, whether or not they state anything. */
const implyingMessages = (messages: readonly PersonMessage[], links: Links): Stating[] =>
  messages.flatMap((message, i) => {
    const person = links.people[i];
    return person && message.implied ? [{ ...message, person }] : [];
  });

function idsToRead(links: Links, stating: readonly Stating[], created: ReadonlySet<number>): number[] {
  const ids = new Set<number>([
    ...links.merges.flatMap((m) => [m.survivor, m.absorbed]),
    ...links.devices.flatMap((d) => (d.before === d.owner ? [] : [d.base, d.before, d.owner])),
    ...stating.flatMap(({ person }) => [person.profileId, person.originId]),
  ]);
  return [...ids].filter((id) => !created.has(id)).sort((a, b) => a - b);
}

/** A device that changes hands takes its facts along. Returns the profiles that changed. */
async function moveDeviceFacts(
  tx: Tx,
  workspaceId: number,
  links: Links,
  facts: Map<number, HeldFacts>,
): Promise<Set<number>> {
  const changed = new Set<number>();
  const moved = links.devices.filter((d) => d.before !== d.owner);
  const losing = new Set(moved.flatMap((d) => (d.before !== d.base && facts.get(d.before)?.own ? [d.before] : [])));
  const survivorOf = new Map(links.merges.map((m) => [m.absorbed, m.survivor]));
  const owners = [...losing, ...links.merges.filter((m) => losing.has(m.survivor)).map((m) => m.absorbed)];
  const leaving = new Set(moved.map((d) => d.base));
  const staying = (await devicesOf(tx, workspaceId, owners)).filter((d) => !leaving.has(d.base));
  const unread = staying.map((d) => d.base).filter((id) => !facts.has(id));
  for (const [id, held] of await lockFacts(tx, workspaceId, unread)) facts.set(id, held);
  for (const id of losing) {
    const loser = facts.get(id);
    const kept = staying.filter((d) => (survivorOf.get(d.owner) ?? d.owner) === id);
    if (loser)
      showDevices(
        loser,
        kept.flatMap((d) => facts.get(d.base) ?? []),
      );
    changed.add(id);
  }
  for (const { base, owner } of moved) {
    const [from, to] = [facts.get(base), facts.get(owner)];
    if (from && to && takeDevice(to, from)) changed.add(owner);
  }
  return changed;
}

type Learnt = {
  changed: Set<number>;
  claims: { profileId: number; claim: JsonObject; source: string }[];
  types: Map<string, string>;
};

function learnFacts(
  stating: readonly Stating[],
  implying: readonly Stating[],
  facts: ReadonlyMap<number, HeldFacts>,
  created: ReadonlySet<number>,
): Learnt {
  const learnt: Learnt = { changed: new Set(), claims: [], types: new Map() };
  const take = ({ statements, ofDevice }: Said, owner: HeldFacts, { person }: Stating): void => {
    const device = ofDevice ? facts.get(person.originId) : undefined;
    for (const statement of statements) {
      const changed = device ? learnOfDevice(device, owner, statement) : learn(owner, statement);
      if (changed) for (const held of [owner, device]) if (held) learnt.changed.add(held.id);
    }
  };
  for (const message of stating) {
    const { profileId } = message.person;
    const owner = facts.get(profileId);
    if (!owner) continue;
    const said = statementsOf(message, owner, created.has(profileId));
    take(said, owner, message);
    if (said.withheld) learnt.claims.push({ profileId, claim: said.withheld, source: message.source });
    for (const [name, value] of Object.entries(message.facts?.properties ?? {})) {
      if (value !== null && !learnt.types.has(name)) learnt.types.set(name, propertyType(value));
    }
  }
  for (const message of implying) {
    const owner = facts.get(message.person.profileId);
    if (owner) take(impliedBy(message), owner, message);
  }
  return learnt;
}

/** When each profile was seen, by what it did itself; undefined leaves a message out. */
function seenSpans(
  messages: readonly PersonMessage[],
  profileOf: (message: number) => number | undefined,
): Map<number, Seen> {
  const spans = new Map<number, Seen>();
  messages.forEach(({ time, passive }, i) => {
    const id = profileOf(i);
    if (id === undefined || passive) return;
    const span = spans.get(id);
    if (!span) spans.set(id, { id, first: time, last: time });
    else {
      span.first = Math.min(span.first, time);
      span.last = Math.max(span.last, time);
    }
  });
  return new Map([...spans].sort(([a], [b]) => a - b));
}

/** Who a message belongs to, where it is filed under another profile. */
const ownerApart = (person: ResolvedPerson | null | undefined): number | undefined =>
  person && person.profileId !== person.originId ? person.profileId : undefined;

const touchedBy = (links: Links): Set<number> =>
  new Set([
    ...links.people.flatMap((person) => person?.profileId ?? []),
    ...links.creates.map((c) => c.id),
    ...links.merges.flatMap((m) => [m.survivor, m.absorbed]),
    ...links.devices.flatMap((d) => (d.before === d.owner ? [] : [d.base, d.before, d.owner])),
  ]);
