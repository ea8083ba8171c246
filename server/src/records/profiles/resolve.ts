import type { JsonObject } from '../../kernel/json.ts';
import type { Platform } from '../../platform/context.ts';
import type { Tx } from '../../platform/postgres/index.ts';
import { foldFacts } from './rules/fields.ts';
import { strongIdentifiers, type Identifier } from './rules/identifiers.ts';
import { planLinks, type Device, type LinkPlan, type LinkRequest } from './rules/plan-links.ts';
import type { Merge, PersonRef } from './rules/person-sets.ts';
import { profileMovers, type Move } from './movers.ts';
import {
  absorbProfiles,
  attachIdentifiers,
  countIdentifiers,
  currentOwners,
  createProfiles,
  knownIdentifiers,
  linkDevices,
  lockFacts,
  logMerges,
  queueProjections,
  saveFacts,
} from './store.ts';

export type ResolveRequest = LinkRequest & { source: string };
export type ResolvedPerson = { profileId: number; originId: number; created: boolean };

/**
 * Names the person of every request, creating, linking and merging profiles as needed: a fixed number of statements
 * for any number of requests, inside the caller's transaction. Null where a request names nobody.
 */
export async function resolveIdentities(
  platform: Platform,
  tx: Tx,
  workspaceId: number,
  requests: readonly ResolveRequest[],
  now: Date,
): Promise<(ResolvedPerson | null)[]> {
  const known = await knownIdentifiers(tx, workspaceId, wantedBy(requests));
  const counts = await countIdentifiers(tx, workspaceId, [...new Set(known.map((k) => k.profileId))]);
  const plan = planLinks(requests, known, counts);
  const ids = await createProfiles(tx, workspaceId, plan.creates, now);
  const refs = new Map<PersonRef, number>(plan.creates.map((c, i) => [c.ref, ids[i] ?? 0]));
  const idOf = (ref: PersonRef): number => (ref < 0 ? (refs.get(ref) ?? 0) : ref);
  const source = requests[0]?.source ?? 'system';
  await attachIdentifiers(
    tx,
    workspaceId,
    plan.attaches.map(({ ref, ...a }) => ({ ...a, profileId: idOf(ref), source })),
  );
  await mergeProfiles(platform, tx, workspaceId, plan.merges, source, now);
  await moveDevices(platform, tx, workspaceId, plan, idOf, now);
  await queueProjections(tx, workspaceId, 'profile', ids);
  const created = new Set(ids);
  const direct = requests.flatMap(({ who }) => who.profileId ?? []);
  const owners = direct.length > 0 ? await currentOwners(tx, workspaceId, direct) : new Map<number, number>();
  return plan.people.map((person) => {
    if (!person) return null;
    const id = idOf(person.ref);
    const owner = owners.get(id) ?? id;
    return { profileId: owner, originId: idOf(person.origin), created: created.has(owner) };
  });
}

function wantedBy(requests: readonly ResolveRequest[]): Identifier[] {
  const wanted = new Map<string, Identifier>();
  const add = (identifier: Identifier) => wanted.set(`${identifier.kind}\u0000${identifier.value}`, identifier);
  for (const { who } of requests) {
    for (const identifier of strongIdentifiers(who)) add(identifier);
    if (who.anonymousId) add({ kind: 'anonymous', value: who.anonymousId });
  }
  return [...wanted.values()];
}

/** Merges profiles for good reason or by hand; both sides are kept well enough to undo it. */
export async function mergeProfiles(
  platform: Platform,
  tx: Tx,
  workspaceId: number,
  merges: readonly Merge[],
  source: string,
  now: Date,
): Promise<void> {
  if (merges.length === 0) return;
  const facts = await lockFacts(tx, workspaceId, [...new Set(merges.flatMap((m) => [m.survivor, m.absorbed]))]);
  const log = merges.map((merge) => {
    const survivor = facts.get(merge.survivor);
    const absorbed = facts.get(merge.absorbed);
    const before = survivor
      ? {
          fields: { ...survivor.fields },
          properties: { ...survivor.properties },
          provenance: { ...survivor.provenance },
        }
      : {};
    const taken = survivor && absorbed ? foldFacts(survivor, absorbed) : [];
    if (survivor && absorbed?.known) survivor.known = true;
    return { ...merge, source, before: { ...before, taken } as JsonObject };
  });
  await logMerges(tx, workspaceId, log, now);
  const survivors = [...new Set(merges.map((m) => m.survivor))];
  await saveFacts(
    tx,
    workspaceId,
    survivors.flatMap((id) => facts.get(id) ?? []),
    now,
  );
  const absorbed = await absorbProfiles(tx, workspaceId, merges, now);
  await move(
    platform,
    tx,
    workspaceId,
    merges.map((m) => ({ from: m.absorbed, to: m.survivor, origins: null })),
    now,
  );
  await queueProjections(tx, workspaceId, 'alias', absorbed);
  await queueProjections(
    tx,
    workspaceId,
    'profile',
    merges.flatMap((m) => [m.survivor, m.absorbed]),
  );
}

async function moveDevices(
  platform: Platform,
  tx: Tx,
  workspaceId: number,
  plan: LinkPlan,
  idOf: (ref: PersonRef) => number,
  now: Date,
): Promise<void> {
  const devices = plan.devices.map((d): Device => ({
    ...d,
    base: idOf(d.base),
    owner: idOf(d.owner),
    before: idOf(d.before),
  }));
  if (devices.length === 0) return;
  await linkDevices(tx, workspaceId, devices, now);
  const moved = devices.filter((d) => d.before !== d.owner);
  await move(
    platform,
    tx,
    workspaceId,
    moved.map((d) => ({ from: d.before, to: d.owner, origins: [d.base] })),
    now,
  );
  await queueProjections(
    tx,
    workspaceId,
    'alias',
    moved.map((d) => d.base),
  );
  await queueProjections(tx, workspaceId, 'profile', [...new Set(moved.flatMap((d) => [d.base, d.before, d.owner]))]);
}

export async function move(
  platform: Platform,
  tx: Tx,
  workspaceId: number,
  moves: readonly Move[],
  now: Date,
): Promise<void> {
  if (moves.length === 0) return;
  for (const mover of platform.slots.all(profileMovers)) await mover.move(tx, workspaceId, moves, now);
}
