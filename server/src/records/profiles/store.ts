import { sql } from 'kysely';
import type { JsonObject } from '../../kernel/json.ts';
import { bulk, type Tx } from '../../platform/postgres/index.ts';
import type { Identifier } from './rules/identifiers.ts';
import type { Device, KnownIdentifier } from './rules/plan-links.ts';
import type { Attachment, Merge } from './rules/person-sets.ts';

export async function knownIdentifiers(
  tx: Tx,
  workspaceId: number,
  wanted: readonly Identifier[],
): Promise<KnownIdentifier[]> {
  if (wanted.length === 0) return [];
  const source = bulk('w', [
    { name: 'kind', type: 'text', values: wanted.map((i) => i.kind) },
    { name: 'value', type: 'text', values: wanted.map((i) => i.value) },
  ]);
  const { rows } = await sql<KnownIdentifier>`/* knownIdentifiers */
    select i.kind, i.value, i.profile_id as "profileId", i.origin_id as "originId",
      (extract(epoch from i.linked_at) * 1000)::float8 as "linkedAt", i.linked_by as "linkedBy"
    from ${source} join profile_identifiers i on i.workspace_id = ${workspaceId} and i.kind = w.kind and i.value = w.value`.execute(
    tx,
  );
  return rows;
}

export async function countIdentifiers(
  tx: Tx,
  workspaceId: number,
  profileIds: readonly number[],
): Promise<Map<number, number>> {
  if (profileIds.length === 0) return new Map();
  const { rows } = await sql<{ id: number; n: number }>`/* countIdentifiers */
    select profile_id as id, count(*)::int as n from profile_identifiers
    where workspace_id = ${workspaceId} and profile_id = any(${sql.val(profileIds)}::int8[]) and kind <> 'anonymous'
    group by profile_id`.execute(tx);
  return new Map(rows.map((row) => [row.id, row.n]));
}

/** Who profiles that were merged away belong to now. */
export async function currentOwners(tx: Tx, workspaceId: number, ids: readonly number[]): Promise<Map<number, number>> {
  const { rows } = await sql<{ id: number; owner: number }>`/* currentOwners */
    select id, merged_into as owner from profiles
    where workspace_id = ${workspaceId} and id = any(${sql.val(ids)}::int8[]) and merged_into is not null`.execute(tx);
  return new Map(rows.map((row) => [row.id, row.owner]));
}

/** Ids for profiles to come, in order. */
export async function nextProfileIds(tx: Tx, count: number): Promise<number[]> {
  if (count === 0) return [];
  const { rows } = await sql<{ id: number }>`/* nextProfileIds */
    select nextval(pg_get_serial_sequence('profiles', 'id')) as id from generate_series(1, ${count})`.execute(tx);
  return rows.map((row) => row.id);
}

export async function attachIdentifiers(
  tx: Tx,
  workspaceId: number,
  attachments: readonly (Omit<Attachment, 'ref'> & { profileId: number })[],
  saidBy: string,
): Promise<void> {
  if (attachments.length === 0) return;
  const source = bulk('a', [
    { name: 'kind', type: 'text', values: attachments.map((a) => a.kind) },
    { name: 'value', type: 'text', values: attachments.map((a) => a.value) },
    { name: 'profile_id', type: 'int8', values: attachments.map((a) => a.profileId) },
    { name: 'seen', type: 'timestamptz', values: attachments.map((a) => new Date(a.firstSeen)) },
  ]);
  await sql`/* attachIdentifiers */
    insert into profile_identifiers (workspace_id, kind, value, profile_id, origin_id, first_seen_at, source)
    select ${workspaceId}, a.kind, a.value, a.profile_id, a.profile_id, a.seen, ${saidBy} from ${source}
    on conflict do nothing`.execute(tx);
}

/** Everything that belonged to an absorbed profile now belongs to its survivor. Returns every profile that now is an alias of another. */
export async function absorbProfiles(
  tx: Tx,
  workspaceId: number,
  merges: readonly Merge[],
  now: Date,
): Promise<number[]> {
  const source = bulk('m', [
    { name: 'survivor', type: 'int8', values: merges.map((m) => m.survivor) },
    { name: 'absorbed', type: 'int8', values: merges.map((m) => m.absorbed) },
  ]);
  await sql`/* absorbProfiles */
    update profile_identifiers i set profile_id = m.survivor from ${source}
    where i.workspace_id = ${workspaceId} and i.profile_id = m.absorbed`.execute(tx);
  const { rows } = await sql<{ id: number }>`/* absorbProfiles */
    update profiles p set merged_into = m.survivor, updated_at = ${now} from ${source}
    where p.workspace_id = ${workspaceId} and (p.id = m.absorbed or p.merged_into = m.absorbed) returning p.id`.execute(
    tx,
  );
  return rows.map((row) => row.id);
}

/** A device's owner changes: its own profile becomes an alias of the owner. */
export async function linkDevices(
  tx: Tx,
  workspaceId: number,
  devices: readonly Omit<Device, 'before'>[],
  now: Date,
): Promise<void> {
  if (devices.length === 0) return;
  const source = bulk('d', [
    { name: 'anonymous_id', type: 'text', values: devices.map((d) => d.anonymousId) },
    { name: 'base', type: 'int8', values: devices.map((d) => d.base) },
    { name: 'owner', type: 'int8', values: devices.map((d) => d.owner) },
    { name: 'linked_at', type: 'timestamptz', values: devices.map((d) => new Date(d.linkedAt)) },
    { name: 'linked_by', type: 'text', values: devices.map((d) => d.linkedBy) },
  ]);
  await sql`/* linkDevices */
    update profile_identifiers i set profile_id = d.owner, linked_at = d.linked_at, linked_by = d.linked_by from ${source}
    where i.workspace_id = ${workspaceId} and i.kind = 'anonymous' and i.value = d.anonymous_id`.execute(tx);
  await sql`/* linkDevices */
    update profiles p set merged_into = d.owner, updated_at = ${now} from ${source}
    where p.workspace_id = ${workspaceId} and p.id = d.base and d.base <> d.owner and not p.known`.execute(tx);
}

/** The devices of these people: the owner and the device's own profile. */
export async function devicesOf(
  tx: Tx,
  workspaceId: number,
  owners: readonly number[],
): Promise<{ owner: number; base: number }[]> {
  if (owners.length === 0) return [];
  const { rows } = await sql<{ owner: number; base: number }>`/* devicesOf */
    select profile_id as owner, origin_id as base from profile_identifiers
    where workspace_id = ${workspaceId} and profile_id = any(${sql.val(owners)}::int8[]) and kind = 'anonymous'
      and origin_id <> profile_id`.execute(tx);
  return rows;
}

export async function logMerges(
  tx: Tx,
  workspaceId: number,
  merges: readonly (Merge & { source: string; before: JsonObject })[],
  now: Date,
): Promise<void> {
  if (merges.length === 0) return;
  const source = bulk('m', [
    { name: 'survivor', type: 'int8', values: merges.map((m) => m.survivor) },
    { name: 'absorbed', type: 'int8', values: merges.map((m) => m.absorbed) },
    { name: 'reason', type: 'text', values: merges.map((m) => m.reason) },
    { name: 'source', type: 'text', values: merges.map((m) => m.source) },
    { name: 'before', type: 'text', values: merges.map((m) => JSON.stringify(m.before)) },
  ]);
  await sql`/* logMerges */
    insert into profile_merges (workspace_id, survivor_id, absorbed_id, reason, source, before, merged_at)
    select ${workspaceId}, m.survivor, m.absorbed, m.reason, m.source, m.before::jsonb, ${now} from ${source}`.execute(
    tx,
  );
}

/** Asks for fresh copies in the event store; see `projection_queue`. */
export async function queueProjections(
  tx: Tx,
  workspaceId: number,
  kind: string,
  ids: readonly number[],
): Promise<void> {
  if (ids.length === 0) return;
  await sql`/* queueProjections */
    insert into projection_queue (workspace_id, kind, entity_id)
    select ${workspaceId}, ${kind}, id from unnest(${sql.val(ids)}::int8[]) as t(id)`.execute(tx);
}
