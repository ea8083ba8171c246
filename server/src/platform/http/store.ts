import { sql } from 'kysely';
import type { Tx } from '../postgres/index.ts';

export type Answer = { status: number; body: string };

type Claim = { kind: 'first' } | { kind: 'other-body' } | { kind: 'running' } | { kind: 'answered'; answer: Answer };

export async function claimKey(
  tx: Tx,
  workspaceId: number,
  route: string,
  key: string,
  hash: Buffer,
  now: Date,
): Promise<Claim> {
  const inserted = await sql`/* claimKey */
    insert into idempotency_keys (workspace_id, route, key, request_hash, created_at)
    values (${workspaceId}, ${route}, ${key}, ${hash}, ${now})
    on conflict (workspace_id, route, key) do update
      set request_hash = excluded.request_hash, created_at = excluded.created_at, status = null, response = null
      where idempotency_keys.created_at < ${new Date(now.getTime() - 86_400_000)}
         or (idempotency_keys.status is null and idempotency_keys.created_at < ${new Date(now.getTime() - 300_000)})
    returning 1 as one`.execute(tx);
  if (inserted.rows.length > 0) return { kind: 'first' };
  const { rows } = await sql<{ request_hash: Buffer; status: number | null; response: string | null }>`/* claimKey */
    select request_hash, status, response from idempotency_keys
    where workspace_id = ${workspaceId} and route = ${route} and key = ${key}`.execute(tx);
  const row = rows[0];
  if (!row) return { kind: 'running' };
  if (!row.request_hash.equals(hash)) return { kind: 'other-body' };
  if (row.status === null) return { kind: 'running' };
  return { kind: 'answered', answer: { status: row.status, body: row.response ?? '' } };
}

export async function storeAnswer(
  tx: Tx,
  workspaceId: number,
  route: string,
  key: string,
  answer: Answer,
): Promise<void> {
  await sql`/* storeAnswer */ update idempotency_keys set status = ${answer.status}, response = ${answer.body}
    where workspace_id = ${workspaceId} and route = ${route} and key = ${key}`.execute(tx);
}

export async function forgetKey(tx: Tx, workspaceId: number, route: string, key: string): Promise<void> {
  await sql`/* forgetKey */ delete from idempotency_keys
    where workspace_id = ${workspaceId} and route = ${route} and key = ${key}`.execute(tx);
}

export async function forgetOldKeys(tx: Tx, before: Date): Promise<void> {
  await sql`/* forgetOldKeys */ delete from idempotency_keys where created_at < ${before}`.execute(tx);
}
