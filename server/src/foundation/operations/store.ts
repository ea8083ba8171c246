import { sql } from 'kysely';
import type { StoredActor } from '../audit/index.ts';
import type { JsonObject } from '../../kernel/json.ts';
import type { Tx } from '../../platform/postgres/index.ts';
import type { OperationRow } from './tables.ts';

const columns = sql`id, kind, title, status, done, total, message, result, cancel_requested, created_by, created_at,
  started_at, finished_at`;

type NewOperation = { kind: string; title: string; total: number | null; createdBy: StoredActor; createdAt: Date };

export async function insertOperation(tx: Tx, workspaceId: number, operation: NewOperation): Promise<string> {
  const { rows } = await sql<{ id: string }>`/* insertOperation */
    insert into operations (workspace_id, kind, title, status, total, created_by, created_at)
    values (${workspaceId}, ${operation.kind}, ${operation.title}, 'queued', ${operation.total},
            ${JSON.stringify(operation.createdBy)}::jsonb, ${operation.createdAt})
    returning id`.execute(tx);
  return rows[0]!.id;
}

export type Progress = { done: number; total?: number; message?: string };

/** Null when there is no such operation or it has already finished. */
export async function moveOperation(
  tx: Tx,
  workspaceId: number,
  id: string,
  progress: Progress,
  now: Date,
): Promise<{ cancel_requested: boolean } | null> {
  const { rows } = await sql<{ cancel_requested: boolean }>`/* moveOperation */
    update operations set status = 'running', started_at = coalesce(started_at, ${now}), done = ${progress.done},
      total = coalesce(${progress.total ?? null}, total), message = coalesce(${progress.message ?? null}, message)
    where workspace_id = ${workspaceId} and id = ${id} and status in ('queued', 'running')
    returning cancel_requested`.execute(tx);
  return rows[0] ?? null;
}

export type Outcome = { status: 'done' | 'failed' | 'cancelled'; message?: string; result?: JsonObject };

/** The first outcome stays. A job that runs twice changes nothing the second time. */
export async function closeOperation(
  tx: Tx,
  workspaceId: number,
  id: string,
  outcome: Outcome,
  now: Date,
): Promise<void> {
  const result = outcome.result === undefined ? null : JSON.stringify(outcome.result);
  await sql`/* closeOperation */
    update operations set status = ${outcome.status}, finished_at = ${now}, started_at = coalesce(started_at, ${now}),
      message = coalesce(${outcome.message ?? null}, message), result = ${result}::jsonb,
      done = case when ${outcome.status} = 'done' then coalesce(total, done) else done end
    where workspace_id = ${workspaceId} and id = ${id} and status in ('queued', 'running')`.execute(tx);
}

export async function requestCancel(tx: Tx, workspaceId: number, id: string): Promise<OperationRow | null> {
  const { rows } = await sql<OperationRow>`/* requestCancel */
    update operations set cancel_requested = true
    where workspace_id = ${workspaceId} and id = ${id} and status in ('queued', 'running')
    returning ${columns}`.execute(tx);
  return rows[0] ?? null;
}

export async function operationById(tx: Tx, workspaceId: number, id: string): Promise<OperationRow | null> {
  const { rows } = await sql<OperationRow>`/* operationById */
    select ${columns} from operations where workspace_id = ${workspaceId} and id = ${id}`.execute(tx);
  return rows[0] ?? null;
}

/** Newest first. `before` is the created_at (epoch ms) and id of the last row seen. */
export async function recentOperations(
  tx: Tx,
  workspaceId: number,
  filter: { status: string | undefined; kind: string | undefined },
  before: { createdAt: Date; id: string } | null,
  limit: number,
): Promise<OperationRow[]> {
  const conditions = [
    sql`workspace_id = ${workspaceId}`,
    ...(filter.kind === undefined ? [] : [sql`kind = ${filter.kind}`]),
    ...(filter.status === undefined ? [] : [sql`status = ${filter.status}`]),
    ...(before === null ? [] : [sql`(created_at, id) < (${before.createdAt}::timestamptz, ${before.id}::uuid)`]),
  ];
  const { rows } = await sql<OperationRow>`/* recentOperations */
    select ${columns} from operations where ${sql.join(conditions, sql` and `)}
    order by created_at desc, id desc limit ${limit}`.execute(tx);
  return rows;
}
