import { audit } from '../audit/index.ts';
import { conflict, notFound } from '../../kernel/problem.ts';
import { decodeCursor, toPage, type Page } from '../../kernel/pagination.ts';
import { transact, type Context } from '../../platform/context.ts';
import { operationById, recentOperations, requestCancel } from './store.ts';
import type { OperationRow, OperationStatus } from './tables.ts';

export type Operation = {
  id: string;
  kind: string;
  title: string;
  status: OperationStatus;
  /** 0 to 1; null while the total is unknown. */
  progress: number | null;
  done: number;
  total: number | null;
  message: string | null;
  cancelRequested: boolean;
  createdAt: string;
  finishedAt: string | null;
  result: Record<string, unknown> | null;
  resultUrl: string | null;
};

export async function listOperations(
  ctx: Context,
  filter: { status: string | undefined; kind: string | undefined },
  page: { cursor?: string | undefined; limit: number },
): Promise<Page<Operation>> {
  const cursor = decodeCursor(page.cursor, 2);
  const before = cursor === null ? null : { createdAt: new Date(Number(cursor[0])), id: String(cursor[1]) };
  const rows = await transact(ctx, (tx) => recentOperations(tx, ctx.workspaceId, filter, before, page.limit + 1));
  return toPage(rows.map(shown), page.limit, (operation) => [Date.parse(operation.createdAt), operation.id]);
}

export async function readOperation(ctx: Context, id: string): Promise<Operation> {
  const row = await transact(ctx, (tx) => operationById(tx, ctx.workspaceId, id));
  if (!row) throw notFound('operation');
  return shown(row);
}

/** Asks the worker to stop at its next safe place; what is already done stays done. */
export const cancelOperation = (ctx: Context, id: string): Promise<Operation> =>
  transact(ctx, async (tx) => {
    const row = await requestCancel(tx, ctx.workspaceId, id);
    if (!row) {
      if (!(await operationById(tx, ctx.workspaceId, id))) throw notFound('operation');
      throw conflict('operation_finished', 'The operation has already finished.', 'There is nothing left to cancel.');
    }
    await audit(ctx, tx, { action: 'operation.cancelled', entity: 'operation', entityId: id });
    return shown(row);
  });

function shown(row: OperationRow): Operation {
  const url = row.result?.url;
  return {
    id: row.id,
    kind: row.kind,
    title: row.title,
    status: row.status,
    progress: progressOf(row),
    done: row.done,
    total: row.total,
    message: row.message,
    cancelRequested: row.cancel_requested,
    createdAt: row.created_at.toISOString(),
    finishedAt: row.finished_at?.toISOString() ?? null,
    result: row.result,
    resultUrl: typeof url === 'string' ? url : null,
  };
}

function progressOf(row: OperationRow): number | null {
  if (row.status === 'done') return 1;
  if (row.total === null || row.total === 0) return null;
  return Math.min(1, row.done / row.total);
}
