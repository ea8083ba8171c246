import { formerIdsOf, joinFormerIds, type FormerId } from './former-ids.ts';
import { keyOf, strongIdentifiers, type Identifier } from './identifiers.ts';
import type { LinkRequest } from './link-request.ts';
import { PersonSets, type Attachment, type Creation, type PersonRef } from './person-sets.ts';

/** What the store knows of an identifier. */
export type KnownIdentifier = Identifier & {
  profileId: number;
  originId: number;
  linkedAt: number | null;
  linkedBy: string | null;
};

export type Device = {
  anonymousId: string;
  base: PersonRef;
  linkedAt: number;
  linkedBy: string;
  owner: PersonRef;
  before: PersonRef;
};

export type LinkPlan = {
  /** Refs below zero to create; `known` when they have a strong identifier. */
  creates: Creation[];
  attaches: Attachment[];
  merges: { survivor: number; absorbed: number; reason: string }[];
  /** Anonymous ids whose owner is new or changes. */
  devices: Device[];
  /** Per request: who it belongs to and under which profile it was first seen. Null: nobody could be named. */
  people: ({ ref: PersonRef; origin: PersonRef } | null)[];
  /** Links refused because the profile would have had too many identifiers. */
  refused: number;
};

/**
 * Decides who is who for a batch of messages, from what is stored and what they say. Strong identifiers that occur
 * in one trusted message belong to one person (deterministic merge, the survivor is the oldest profile). An
 * anonymous id is a device: it never joins two people; the person first identified on it (by event time) owns what
 * it did alone. The outcome does not depend on the order of messages, within or across batches.
 */
export function planLinks(
  requests: readonly LinkRequest[],
  known: readonly KnownIdentifier[],
  identifierCounts: ReadonlyMap<number, number>,
  told: readonly FormerId[] = [],
): LinkPlan {
  const persons = new PersonSets(identifierCounts);
  const stored = new Map(known.map((k) => [keyOf(k), k]));
  const strongOf = allowedIdentifiers(requests, new Set([...stored.keys(), ...told.map(keyOf)]));
  for (const k of known) {
    if (k.kind !== 'anonymous') persons.claim(keyOf(k), k.profileId);
  }
  requests.forEach((request, i) => {
    const strong = strongOf[i] ?? [];
    for (const identifier of strong) persons.meet(identifier, request.time);
    const first = strong[0];
    if (first) for (const other of strong.slice(1)) persons.join(keyOf(first), keyOf(other));
  });

  joinFormerIds(requests, told, stored, persons);
  const devices = planDevices(requests, strongOf, stored, persons);
  const people = requests.map((request, i) => {
    const first = strongOf[i]?.[0];
    if (first) {
      const ref = persons.refOf(keyOf(first));
      const before = stored.get(keyOf(first));
      return { ref, origin: before ? before.originId : ref };
    }
    if (request.who.anonymousId) {
      const device = devices.get(request.who.anonymousId);
      return device ? { ref: device.owner, origin: device.base } : null;
    }
    return request.who.profileId ? { ref: request.who.profileId, origin: request.who.profileId } : null;
  });
  const changed = settleDevices(devices, stored, persons);
  return { ...persons.outcome(stored), devices: changed, refused: persons.refused, people };
}

/**
 * A public key may introduce a person with several identifiers, none of them seen before; about somebody who exists
 * already it may only say that they acted, under one identifier, so that nobody is taken over.
 */
function allowedIdentifiers(requests: readonly LinkRequest[], taken: ReadonlySet<string>): Identifier[][] {
  const met = new Set<string>();
  return requests.map((request) => {
    const strong = strongIdentifiers(request.who);
    const existing = strong.filter((identifier) => taken.has(keyOf(identifier)) || met.has(keyOf(identifier)));
    for (const identifier of [...strong, ...formerIdsOf(request)]) met.add(keyOf(identifier));
    return request.trusted || existing.length === 0 ? strong : existing.slice(0, 1);
  });
}

type DeviceState = Device & { firstSeen: number };

function planDevices(
  requests: readonly LinkRequest[],
  strongOf: readonly Identifier[][],
  stored: ReadonlyMap<string, KnownIdentifier>,
  persons: PersonSets,
): Map<string, DeviceState> {
  const devices = new Map<string, DeviceState>();
  requests.forEach((request, i) => {
    const id = request.who.anonymousId;
    if (!id) return;
    const state = devices.get(id) ?? startDevice(id, stored.get(`anonymous:${id}`), request.time, persons);
    devices.set(id, state);
    state.firstSeen = Math.min(state.firstSeen, request.time);
    const first = strongOf[i]?.[0];
    if (!first) return;
    const by = keyOf(first);
    const earlier = request.time < state.linkedAt || (request.time === state.linkedAt && by < state.linkedBy);
    if (earlier) {
      state.linkedAt = request.time;
      state.linkedBy = by;
    }
  });
  for (const state of devices.values()) {
    if (state.linkedBy === '') continue;
    state.owner = persons.findRef(state.linkedBy) ?? state.owner;
  }
  return devices;
}

function startDevice(id: string, stored: KnownIdentifier | undefined, time: number, persons: PersonSets): DeviceState {
  const base = stored?.originId ?? persons.newRef();
  const owner = stored ? persons.currentOf(stored.profileId) : base;
  return {
    anonymousId: id,
    base,
    linkedAt: stored?.linkedAt ?? Number.POSITIVE_INFINITY,
    linkedBy: stored?.linkedBy ?? '',
    owner,
    before: owner,
    firstSeen: time,
  };
}

/** New devices get a profile of their own; the devices whose owner was decided anew are returned. */
function settleDevices(
  devices: ReadonlyMap<string, DeviceState>,
  stored: ReadonlyMap<string, KnownIdentifier>,
  persons: PersonSets,
): Device[] {
  const changed: Device[] = [];
  for (const state of devices.values()) {
    const old = stored.get(`anonymous:${state.anonymousId}`);
    if (!old) persons.createDevice(state);
    const linked = state.linkedBy !== '';
    if (linked && (old?.linkedAt !== state.linkedAt || old.linkedBy !== state.linkedBy)) changed.push(state);
  }
  return changed;
}
