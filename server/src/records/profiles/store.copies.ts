import { sql } from 'kysely';
import type { JsonObject } from '../../kernel/json.ts';
import type { Tx } from '../../platform/postgres/index.ts';

/** A profile row as it is, absorbed ones too. */
export type ProfileCopy = {
  id: number;
  known: boolean;
  merged: boolean;
  email: string | null;
  phone: string | null;
  external_id: string | null;
  first_name: string | null;
  last_name: string | null;
  locale: string | null;
  timezone: string | null;
  city: string | null;
  region: string | null;
  postal_code: string | null;
  country: string | null;
  latitude: number | null;
  longitude: number | null;
  properties: JsonObject;
  acquisition: JsonObject | null;
  first_seen_at: Date | null;
  last_seen_at: Date | null;
  created_at: Date;
};

export async function profileCopies(tx: Tx, workspaceId: number, ids: readonly number[]): Promise<ProfileCopy[]> {
  const { rows } = await sql<ProfileCopy>`/* profileCopies */
    select id, known, merged_into is not null as merged, email, phone, external_id, first_name, last_name, locale, timezone,
      city, region, postal_code, country, latitude, longitude, properties, acquisition, first_seen_at, last_seen_at, created_at
    from profiles where workspace_id = ${workspaceId} and id = any(${sql.val(ids)}::int8[])`.execute(tx);
  return rows;
}

/** Ids of profiles of every workspace after one, for a walk over all of them. */
export async function profileIdsAfter(
  tx: Tx,
  after: number,
  limit: number,
): Promise<{ id: number; workspaceId: number }[]> {
  const { rows } = await sql<{ id: number; workspaceId: number }>`/* profileIdsAfter */
    select id, workspace_id as "workspaceId" from profiles where id > ${after} order by id limit ${limit}`.execute(tx);
  return rows;
}

/** Who of these people is identified and was not joined to another. */
export async function standingsOf(
  tx: Tx,
  workspaceId: number,
  ids: readonly number[],
): Promise<{ id: number; isKnown: boolean }[]> {
  const { rows } = await sql<{ id: number; isKnown: boolean }>`/* standingsOf */
    select id, known and merged_into is null as "isKnown" from profiles
    where workspace_id = ${workspaceId} and id = any(${sql.val([...ids])}::int8[]) order by id`.execute(tx);
  return rows;
}
