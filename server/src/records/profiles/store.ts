import { sql } from 'kysely';
import type { JsonObject } from '../../kernel/json.ts';
import { bulk, type Tx } from '../../platform/postgres/index.ts';
import { standardFields, type ProfileFacts, type Provenance, type StandardField } from './rules/fields.ts';
import type { Identifier } from './rules/identifiers.ts';
import type { Device, KnownIdentifier } from './rules/plan-links.ts';
import type { Attachment, Creation, Merge } from './rules/person-sets.ts';

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

/** @returns the id given to each creation, in order */
export async function createProfiles(
  tx: Tx,
  workspaceId: number,
  creations: readonly Creation[],
  now: Date,
): Promise<number[]> {
  if (creations.length === 0) return [];
  const ids = await sql<{ id: number }>`/* createProfiles */
    select nextval(pg_get_serial_sequence('profiles', 'id')) as id from generate_series(1, ${creations.length})`.execute(
    tx,
  );
  const given = ids.rows.map((row) => row.id);
  const source = bulk('c', [
    { name: 'id', type: 'int8', values: given },
    { name: 'known', type: 'bool', values: creations.map((c) => c.known) },
    { name: 'seen', type: 'timestamptz', values: creations.map((c) => new Date(c.firstSeen)) },
  ]);
  await sql`/* createProfiles */
    insert into profiles (id, workspace_id, known, first_seen_at, last_seen_at, created_at, updated_at)
    overriding system value
    select c.id, ${workspaceId}, c.known, c.seen, c.seen, ${now}, ${now} from ${source}`.execute(tx);
  return given;
}

export async function attachIdentifiers(
  tx: Tx,
  workspaceId: number,
  attachments: readonly (Omit<Attachment, 'ref'> & { profileId: number; source: string })[],
): Promise<void> {
  if (attachments.length === 0) return;
  const source = bulk('a', [
    { name: 'kind', type: 'text', values: attachments.map((a) => a.kind) },
    { name: 'value', type: 'text', values: attachments.map((a) => a.value) },
    { name: 'profile_id', type: 'int8', values: attachments.map((a) => a.profileId) },
    { name: 'seen', type: 'timestamptz', values: attachments.map((a) => new Date(a.firstSeen)) },
    { name: 'source', type: 'text', values: attachments.map((a) => a.source) },
  ]);
  await sql`/* attachIdentifiers */
    insert into profile_identifiers (workspace_id, kind, value, profile_id, origin_id, first_seen_at, source)
    select ${workspaceId}, a.kind, a.value, a.profile_id, a.profile_id, a.seen, a.source from ${source}
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
    where p.workspace_id = ${workspaceId} and p.id = d.base and d.base <> d.owner`.execute(tx);
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

export type StoredFacts = ProfileFacts & { id: number; known: boolean };

type FactsRow = Record<StandardField, string | number | null> & {
  id: number;
  known: boolean;
  properties: JsonObject;
  provenance: Provenance;
};

const fieldColumns = sql.join(standardFields.map((field) => sql.ref(field)));

/** Locks the rows for the rest of the transaction, in id order, so that two writers cannot deadlock. */
export async function lockFacts(
  tx: Tx,
  workspaceId: number,
  ids: readonly number[],
): Promise<Map<number, StoredFacts>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<FactsRow>`/* lockFacts */
    select id, known, ${fieldColumns}, properties, provenance from profiles
    where workspace_id = ${workspaceId} and id = any(${sql.val(ids)}::int8[]) order by id for update`.execute(tx);
  return new Map(rows.map((row) => [row.id, asFacts(row)]));
}

function asFacts(row: FactsRow): StoredFacts {
  const fields: ProfileFacts['fields'] = {};
  for (const field of standardFields) fields[field] = row[field];
  return {
    id: row.id,
    known: row.known,
    fields,
    properties: row.properties,
    provenance: row.provenance,
  };
}

const numeric: readonly string[] = ['latitude', 'longitude'];

export async function saveFacts(tx: Tx, workspaceId: number, facts: readonly StoredFacts[], now: Date): Promise<void> {
  if (facts.length === 0) return;
  const source = bulk('f', [
    { name: 'id', type: 'int8', values: facts.map((f) => f.id) },
    ...standardFields.map((field) => ({
      name: field,
      type: numeric.includes(field) ? 'float8' : 'text',
      values: facts.map((f) => f.fields[field] ?? null),
    })),
    { name: 'properties', type: 'text', values: facts.map((f) => JSON.stringify(f.properties)) },
    { name: 'provenance', type: 'text', values: facts.map((f) => JSON.stringify(f.provenance)) },
    { name: 'known', type: 'bool', values: facts.map((f) => f.known) },
  ]);
  const sets = sql.join(standardFields.map((field) => sql`${sql.ref(field)} = f.${sql.ref(field)}`));
  await sql`/* saveFacts */
    update profiles p set ${sets}, properties = f.properties::jsonb, provenance = f.provenance::jsonb,
      known = p.known or f.known, updated_at = ${now}
    from ${source} where p.workspace_id = ${workspaceId} and p.id = f.id`.execute(tx);
}

/** Widens first/last seen; last seen moves only by more than a minute, to spare the table an update per event. */
export async function markSeen(
  tx: Tx,
  workspaceId: number,
  seen: readonly { id: number; first: number; last: number }[],
): Promise<void> {
  if (seen.length === 0) return;
  const source = bulk('s', [
    { name: 'id', type: 'int8', values: seen.map((s) => s.id) },
    { name: 'first', type: 'timestamptz', values: seen.map((s) => new Date(s.first)) },
    { name: 'last', type: 'timestamptz', values: seen.map((s) => new Date(s.last)) },
  ]);
  await sql`/* markSeen */
    update profiles p set first_seen_at = least(p.first_seen_at, s.first), last_seen_at = greatest(p.last_seen_at, s.last)
    from ${source} where p.workspace_id = ${workspaceId} and p.id = s.id
      and (p.first_seen_at is null or s.first < p.first_seen_at or p.last_seen_at is null or s.last > p.last_seen_at + interval '1 minute')`.execute(
    tx,
  );
}

export async function learnProperties(
  tx: Tx,
  workspaceId: number,
  types: ReadonlyMap<string, string>,
  now: Date,
): Promise<void> {
  if (types.size === 0) return;
  const source = bulk('t', [
    { name: 'name', type: 'text', values: [...types.keys()] },
    { name: 'type', type: 'text', values: [...types.values()] },
  ]);
  await sql`/* learnProperties */
    insert into profile_properties (workspace_id, name, type, first_seen_at)
    select ${workspaceId}, t.name, t.type, ${now} from ${source} on conflict do nothing`.execute(tx);
}

export async function holdClaims(
  tx: Tx,
  workspaceId: number,
  claims: readonly { profileId: number; claim: JsonObject; source: string }[],
  now: Date,
): Promise<void> {
  if (claims.length === 0) return;
  const source = bulk('c', [
    { name: 'profile_id', type: 'int8', values: claims.map((c) => c.profileId) },
    { name: 'claim', type: 'text', values: claims.map((c) => JSON.stringify(c.claim)) },
    { name: 'source', type: 'text', values: claims.map((c) => c.source) },
  ]);
  await sql`/* holdClaims */
    insert into profile_claims (workspace_id, profile_id, claim, source, claimed_at)
    select ${workspaceId}, c.profile_id, c.claim::jsonb, c.source, ${now} from ${source}`.execute(tx);
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
