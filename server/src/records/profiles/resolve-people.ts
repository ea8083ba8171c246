import type { Tx } from '../../platform/postgres/index.ts';
import { keyOf, strongIdentifiers, type Identifier } from './rules/identifiers.ts';
import { planLinks, type Device, type KnownIdentifier, type LinkRequest } from './rules/plan-links.ts';
import type { Merge, PersonRef } from './rules/person-sets.ts';
import { countIdentifiers, currentOwners, knownIdentifiers, nextProfileIds } from './store.ts';

export type ResolvedPerson = { profileId: number; originId: number; created: boolean };

/** What is to be written so that every message has its person; nothing is written yet. */
export type Links = {
  creates: { id: number; known: boolean; firstSeen: number }[];
  attaches: (Identifier & { profileId: number; firstSeen: number })[];
  merges: Merge[];
  devices: Device[];
  /** Per message; null where it names nobody. */
  people: (ResolvedPerson | null)[];
};

export async function resolvePeople(tx: Tx, workspaceId: number, requests: readonly LinkRequest[]): Promise<Links> {
  const known = await knownIdentifiers(tx, workspaceId, wantedBy(requests));
  const counts = await countIdentifiers(tx, workspaceId, joinable(requests, known));
  const plan = planLinks(requests, known, counts);
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
    people: plan.people.map((person) => {
      if (!person) return null;
      const id = idOf(person.ref);
      const owner = owners.get(id) ?? id;
      return { profileId: owner, originId: idOf(person.origin), created: created.has(owner) };
    }),
  };
}

function wantedBy(requests: readonly LinkRequest[]): Identifier[] {
  const wanted = new Map<string, Identifier>();
  for (const { who } of requests) {
    for (const identifier of strongIdentifiers(who)) wanted.set(keyOf(identifier), identifier);
    if (who.anonymousId) wanted.set(`anonymous:${who.anonymousId}`, { kind: 'anonymous', value: who.anonymousId });
  }
  return [...wanted.values()];
}

/** Profiles that a message with several strong identifiers may join: only their sizes matter. */
function joinable(requests: readonly LinkRequest[], known: readonly KnownIdentifier[]): number[] {
  const several = new Set<string>();
  for (const { who } of requests) {
    const strong = strongIdentifiers(who);
    if (strong.length > 1) for (const identifier of strong) several.add(keyOf(identifier));
  }
  return [...new Set(known.flatMap((k) => (several.has(keyOf(k)) ? [k.profileId] : [])))];
}
