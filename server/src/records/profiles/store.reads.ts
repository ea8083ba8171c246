import { sql, type RawBuilder } from 'kysely';
import type { JsonObject } from '../../kernel/json.ts';
import type { Tx } from '../../platform/postgres/index.ts';
import type { Provenance } from './rules/fields.ts';
import { holdsTexts, searchProfiles, searchWords } from './store.search.ts';

export type ProfileRow = {
  id: number;
  known: boolean;
  email: string | null;
  phone: string | null;
  externalId: string | null;
  firstName: string | null;
  lastName: string | null;
  organization: string | null;
  title: string | null;
  locale: string | null;
  timezone: string | null;
  imageUrl: string | null;
  city: string | null;
  region: string | null;
  postalCode: string | null;
  country: string | null;
  latitude: number | null;
  longitude: number | null;
  properties: JsonObject;
  acquisition: JsonObject | null;
  firstSeenAt: Date | null;
  lastSeenAt: Date | null;
  createdAt: Date;
  updatedAt: Date;
};

const columns = sql`p.id, p.known, p.email, p.phone, p.external_id as "externalId", p.first_name as "firstName",
  p.last_name as "lastName", p.organization, p.title, p.locale, p.timezone, p.image_url as "imageUrl", p.city, p.region,
  p.postal_code as "postalCode", p.country, p.latitude, p.longitude, p.properties, p.acquisition,
  p.first_seen_at as "firstSeenAt", p.last_seen_at as "lastSeenAt", p.created_at as "createdAt", p.updated_at as "updatedAt"`;

/** The profile under this id, or the one it was merged into. */
export async function profileById(
  tx: Tx,
  workspaceId: number,
  id: number,
): Promise<(ProfileRow & { provenance: Provenance }) | null> {
  const { rows } = await sql<ProfileRow & { provenance: Provenance }>`/* profileById */
    select ${columns}, p.provenance from profiles o
    join profiles p on p.workspace_id = o.workspace_id and p.id = coalesce(o.merged_into, o.id)
    where o.workspace_id = ${workspaceId} and o.id = ${id}`.execute(tx);
  return rows[0] ?? null;
}

/** The profiles these ids stand for today, each with the id it was asked by; ids nobody has are left out. */
export async function profilesByIds(
  tx: Tx,
  workspaceId: number,
  ids: readonly number[],
): Promise<(ProfileRow & { askedId: number })[]> {
  const { rows } = await sql<ProfileRow & { askedId: number }>`/* profilesByIds */
    select ${columns}, o.id as "askedId" from profiles o
    join profiles p on p.workspace_id = o.workspace_id and p.id = coalesce(o.merged_into, o.id)
    where o.workspace_id = ${workspaceId} and o.id = any(${sql.val(ids)}::int8[])`.execute(tx);
  return rows;
}

/** Who these ids are today, each with the id it was asked by; ids nobody has are left out. */
export async function survivorsOf(
  tx: Tx,
  workspaceId: number,
  ids: readonly number[],
): Promise<{ askedId: number; id: number }[]> {
  const { rows } = await sql<{ askedId: number; id: number }>`/* survivorsOf */
    select id as "askedId", coalesce(merged_into, id) as id from profiles
    where workspace_id = ${workspaceId} and id = any(${sql.val(ids)}::int8[])`.execute(tx);
  return rows;
}

/** A person's id and all ids merged into it, the person first; empty when there is no such profile. */
export async function profileFamily(tx: Tx, workspaceId: number, id: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`/* profileFamily */
    with person as (select coalesce(merged_into, id) as id from profiles where workspace_id = ${workspaceId} and id = ${id})
    select id from person union all
    select p.id from profiles p, person where p.workspace_id = ${workspaceId} and p.merged_into = person.id`.execute(
    tx,
  );
  return rows.map((row) => row.id);
}

export type ProfileFilter = {
  /** e-mail, name, phone or id, any part */
  search?: string;
  identifier?: { kind: string; value: string };
  includeAnonymous: boolean;
  sort: 'created' | 'lastSeen';
  after: [string | null, number] | null;
  limit: number;
  ids?: readonly number[];
};

/** Fewer are fetched by their ids; more are so dense that walking the list finds a page soon. */
const mostFromIndex = 5000;

export async function listProfiles(tx: Tx, workspaceId: number, filter: ProfileFilter): Promise<ProfileRow[]> {
  const conditions = [sql`p.workspace_id = ${workspaceId}`, sql`p.merged_into is null`];
  if (!filter.includeAnonymous) conditions.push(sql`p.known`);
  if (filter.ids) conditions.push(sql`p.id = any(${sql.val(filter.ids)}::int8[])`);
  if (filter.identifier) {
    conditions.push(sql`p.id in (select profile_id from profile_identifiers
      where workspace_id = ${workspaceId} and kind = ${filter.identifier.kind} and value = ${filter.identifier.value})`);
  }
  const words = searchWords(filter.search);
  const found = await searchProfiles(tx, workspaceId, words, mostFromIndex);
  if (found) conditions.push(sql`p.id = any(${sql.val(found)}::int8[])`);
  else conditions.push(...holdsTexts(words));
  const { order, beyond } = ordering(filter);
  const rows: ProfileRow[] = [];
  // One range of the index after the other: an "or" of them would be read from the top.
  for (const range of beyond) {
    const limit = filter.limit - rows.length;
    if (limit === 0) break;
    const page = await sql<ProfileRow>`/* listProfiles */
      select ${columns} from profiles p where ${sql.join([...conditions, range], sql` and `)}
      order by ${order} limit ${limit}`.execute(tx);
    rows.push(...page.rows);
  }
  return rows;
}

/** The order, and the ranges of it that follow the cursor. */
function ordering(filter: ProfileFilter): { order: RawBuilder<unknown>; beyond: RawBuilder<unknown>[] } {
  const { after } = filter;
  if (filter.sort === 'created')
    return { order: sql`p.id desc`, beyond: [after ? sql`p.id < ${after[1]}` : sql`true`] };
  const order = sql`p.last_seen_at desc nulls last, p.id desc`;
  if (!after) return { order, beyond: [sql`true`] };
  if (after[0] === null) return { order, beyond: [sql`p.last_seen_at is null and p.id < ${after[1]}`] };
  return {
    order,
    beyond: [sql`(p.last_seen_at, p.id) < (${after[0]}::timestamptz, ${after[1]}::int8)`, sql`p.last_seen_at is null`],
  };
}

/** Known people of a workspace: the planner's estimate beyond 50,000, exact below. */
export async function countProfiles(tx: Tx, workspaceId: number): Promise<number> {
  const { rows } = await sql<{ n: number }>`/* countProfiles */
    select count(*)::int8 as n from profiles where workspace_id = ${workspaceId} and merged_into is null and known`.execute(
    tx,
  );
  return rows[0]?.n ?? 0;
}

export type IdentifierRow = { kind: string; value: string; firstSeenAt: Date; source: string; originId: number };

export async function identifiersOf(tx: Tx, workspaceId: number, profileId: number): Promise<IdentifierRow[]> {
  const { rows } = await sql<IdentifierRow>`/* identifiersOf */
    select kind, value, first_seen_at as "firstSeenAt", source, origin_id as "originId" from profile_identifiers
    where workspace_id = ${workspaceId} and profile_id = ${profileId} order by kind, first_seen_at, value limit 500`.execute(
    tx,
  );
  return rows;
}

export type MergeRow = {
  id: number;
  survivorId: number;
  absorbedId: number;
  reason: string;
  source: string;
  before: JsonObject;
  mergedAt: Date;
  undoneAt: Date | null;
};

export async function mergesOf(tx: Tx, workspaceId: number, profileId: number): Promise<MergeRow[]> {
  const { rows } = await sql<MergeRow>`/* mergesOf */
    select id, survivor_id as "survivorId", absorbed_id as "absorbedId", reason, source, before, merged_at as "mergedAt", undone_at as "undoneAt"
    from profile_merges where workspace_id = ${workspaceId} and survivor_id = ${profileId} order by id desc limit 100`.execute(
    tx,
  );
  return rows;
}

export async function mergeForUndo(tx: Tx, workspaceId: number, mergeId: number): Promise<MergeRow | null> {
  const { rows } = await sql<MergeRow>`/* mergeForUndo */
    select id, survivor_id as "survivorId", absorbed_id as "absorbedId", reason, source, before, merged_at as "mergedAt", undone_at as "undoneAt"
    from profile_merges where workspace_id = ${workspaceId} and id = ${mergeId} for update`.execute(tx);
  return rows[0] ?? null;
}
