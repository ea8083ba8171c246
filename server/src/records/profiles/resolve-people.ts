import type { Tx } from '../../platform/postgres/index.ts';
import { formerIdsOf, type FormerId } from './rules/former-ids.ts';
import { keyOf, strongIdentifiers, type Identifier } from './rules/identifiers.ts';
import type { LinkRequest } from './rules/link-request.ts';
import { planLinks, type Device, type KnownIdentifier } from './rules/plan-links.ts';
import type { Merge, PersonRef } from './rules/person-sets.ts';
import { countIdentifiers, currentOwners, knownIdentifiers, nextProfileIds } from './store.ts';
import { formerIdsAmong } from './store.former-ids.ts';

export type ResolvedPerson = { profileId: number; originId: number; created: boolean };

/** What is to be written so that every message has its person; nothing is written yet. */
export type Links = {
  creates: { id: number; known: boolean; firstSeen: number }[];
  attaches: (Identifier & { profileId: number; firstSeen: number })[];
  merges: Merge[];
  devices: Device[];
  /** What aliases said, to be kept. */
  formerIds: FormerId[];
  /** Links refused because the profile would have had too many identifiers. */
  refused: number;
  /** Per message; null where it names nobody. */
  people: (ResolvedPerson | null)[];
};

export async function resolvePeople(tx: Tx, workspaceId: number, requests: readonly LinkRequest[]): Promise<Links> {
  const wanted = wantedBy(requests);
  const known = await knownIdentifiers(tx, workspaceId, [...wanted.values()]);
  const told = await formerIdsAmong(tx, workspaceId, possiblyFormer(requests, wanted, known));
  const named = told.map(({ userId }): Identifier => ({ kind: 'external', value: userId }));
  known.push(
    ...(await knownIdentifiers(
      tx,
      workspaceId,
      named.filter((user) => !wanted.has(keyOf(user))),
    )),
  );
  const counts = await countIdentifiers(tx, workspaceId, joinable(requests, named, known));
  const plan = planLinks(requests, known, counts, told);
  const ids = await nextProfileIds(tx, plan.creates.length);
  const given = new Map<PersonRef, number>(plan.creates.map((c, i) => [c.ref, ids[i] ?? 0]));
  const idOf = (ref: PersonRef): number => (ref < 0 ? (given.get(ref) ?? 0) : ref);
  const created = new Set(ids);
  const direct = requests.flatMap(({ who }) => who.profileId ?? []);
  const owners = direct.length > 0 ? await currentOwners(tx, workspaceId, direct) : new Map<number, number>();
  return {
    creates: plan.creates.map(({ ref, ...c }) => ({ ...c, id: idOf(ref) })),
    attaches: plan.attaches.map(({ ref, ...a }) => ({ ...a, profileId: idOf(ref) })),
    merges: plan.merges,
    devices: plan.devices.map((d) => ({ ...d, base: idOf(d.base), owner: idOf(d.owner), before: idOf(d.before) })),
    formerIds: requests.flatMap(formerIdsOf),
    refused: plan.refused,
    people: plan.people.map((person) => {
      if (!person) return null;
      const id = idOf(person.ref);
      const owner = owners.get(id) ?? id;
      return { profileId: owner, originId: idOf(person.origin), created: created.has(owner) };
    }),
  };
}

function wantedBy(requests: readonly LinkRequest[]): Map<string, Identifier> {
  const wanted = new Map<string, Identifier>();
  for (const request of requests) {
    const { who } = request;
    for (const identifier of strongIdentifiers(who)) wanted.set(keyOf(identifier), identifier);
    for (const { kind, value } of formerIdsOf(request)) wanted.set(keyOf({ kind, value }), { kind, value });
    if (who.anonymousId) wanted.set(`anonymous:${who.anonymousId}`, { kind: 'anonymous', value: who.anonymousId });
  }
  return wanted;
}

/** Ids that are new, and those an alias is about: what was said of them before counts. */
function possiblyFormer(
  requests: readonly LinkRequest[],
  wanted: ReadonlyMap<string, Identifier>,
  known: readonly KnownIdentifier[],
): Identifier[] {
  const asked = new Map([...wanted].filter(([, { kind }]) => kind === 'external' || kind === 'email'));
  for (const identifier of known) asked.delete(keyOf(identifier));
  for (const former of requests.flatMap(formerIdsOf)) asked.set(keyOf(former), former);
  return [...asked.values()];
}

/** Profiles that may be joined with others: only their sizes matter. */
function joinable(
  requests: readonly LinkRequest[],
  named: readonly Identifier[],
  known: readonly KnownIdentifier[],
): number[] {
  const several = new Set<string>(named.map(keyOf));
  for (const request of requests) {
    const strong = [...strongIdentifiers(request.who), ...formerIdsOf(request)];
    if (strong.length > 1) for (const identifier of strong) several.add(keyOf(identifier));
  }
  return [...new Set(known.flatMap((k) => (several.has(keyOf(k)) ? [k.profileId] : [])))];
}
