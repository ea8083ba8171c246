import { sql } from 'kysely';
import type { Permission } from '../../kernel/actor.ts';
import type { Db, Tx } from '../../platform/postgres/index.ts';
import type { KeyKind, KeyRow } from './tables.ts';

const columns = sql`id, workspace_id, kind, name, scopes, hash, previous_hash, previous_valid_until, created_by,
  created_at, rotated_at, expires_at, revoked_at, last_used_at`;

type NewKey = {
  id: string;
  kind: KeyKind;
  name: string;
  scopes: readonly Permission[];
  hash: Buffer;
  createdBy: string | null;
  createdAt: Date;
  expiresAt: Date | null;
};

export async function insertKey(tx: Tx, workspaceId: number, key: NewKey): Promise<KeyRow> {
  const { rows } = await sql<KeyRow>`/* insertKey */
    insert into api_keys (workspace_id, id, kind, name, scopes, hash, created_by, created_at, expires_at)
    values (${workspaceId}, ${key.id}, ${key.kind}, ${key.name}, ${sql.val(key.scopes)}::text[], ${key.hash},
            ${key.createdBy}, ${key.createdAt}, ${key.expiresAt})
    returning ${columns}`.execute(tx);
  return rows[0]!;
}

/** Whatever the workspace: this is how a caller is recognised. Needs the system role. */
export async function keyById(db: Db, id: string): Promise<KeyRow | null> {
  const { rows } = await sql<KeyRow>`/* keyById */
    select ${columns} from api_keys where id = ${id}`.execute(db);
  return rows[0] ?? null;
}

export async function lockKey(tx: Tx, workspaceId: number, id: string): Promise<KeyRow | null> {
  const { rows } = await sql<KeyRow>`/* lockKey */
    select ${columns} from api_keys where workspace_id = ${workspaceId} and id = ${id} for update`.execute(tx);
  return rows[0] ?? null;
}

/** Newest first; revoked ones stay in the list. */
export async function keysOf(
  tx: Tx,
  workspaceId: number,
  before: { createdAt: Date; id: string } | null,
  limit: number,
): Promise<KeyRow[]> {
  const earlier =
    before === null ? sql`` : sql`and (created_at, id) < (${before.createdAt}::timestamptz, ${before.id}::text)`;
  const { rows } = await sql<KeyRow>`/* keysOf */
    select ${columns} from api_keys where workspace_id = ${workspaceId} ${earlier}
    order by created_at desc, id desc limit ${limit}`.execute(tx);
  return rows;
}

export async function updateKey(
  tx: Tx,
  workspaceId: number,
  id: string,
  changes: { name?: string | undefined; scopes?: readonly Permission[] | undefined },
): Promise<KeyRow> {
  const scopes = changes.scopes === undefined ? null : sql.val(changes.scopes);
  const { rows } = await sql<KeyRow>`/* updateKey */
    update api_keys set name = coalesce(${changes.name ?? null}, name), scopes = coalesce(${scopes}::text[], scopes)
    where workspace_id = ${workspaceId} and id = ${id} returning ${columns}`.execute(tx);
  return rows[0]!;
}

/** The old secret stays good until `previousUntil`. */
export async function replaceHash(
  tx: Tx,
  workspaceId: number,
  id: string,
  next: { hash: Buffer; previousUntil: Date; now: Date },
): Promise<KeyRow> {
  const { rows } = await sql<KeyRow>`/* replaceHash */
    update api_keys set previous_hash = hash, previous_valid_until = ${next.previousUntil}, hash = ${next.hash},
      rotated_at = ${next.now}
    where workspace_id = ${workspaceId} and id = ${id} returning ${columns}`.execute(tx);
  return rows[0]!;
}

export async function revokeKeyRow(tx: Tx, workspaceId: number, id: string, now: Date): Promise<void> {
  await sql`/* revokeKeyRow */
    update api_keys set revoked_at = coalesce(revoked_at, ${now}), previous_hash = null, previous_valid_until = null
    where workspace_id = ${workspaceId} and id = ${id}`.execute(tx);
}

export async function markUsed(db: Db, id: string, at: Date): Promise<void> {
  await sql`/* markUsed */
    update api_keys set last_used_at = ${at}
    where id = ${id} and (last_used_at is null or last_used_at < ${at})`.execute(db);
}

export async function keyNames(
  tx: Tx,
  workspaceId: number,
  ids: readonly string[],
): Promise<{ id: string; name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`/* keyNames */
    select id, name from api_keys where workspace_id = ${workspaceId} and id = any(${sql.val(ids)}::text[])`.execute(
    tx,
  );
  return rows;
}
