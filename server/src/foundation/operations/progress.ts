import { storedActor } from '../audit/index.ts';
import type { Context, Platform } from '../../platform/context.ts';
import { inWorkspace, type Tx } from '../../platform/postgres/index.ts';
import { closeOperation, insertOperation, moveOperation, type Outcome, type Progress } from './store.ts';

/**
 * Announces work that a person waits for, in the transaction that queues it.
 * @param total how many steps there will be, when already known
 * @returns the operation's id
 */
export const startOperation = (
  ctx: Context,
  tx: Tx,
  operation: { kind: string; title: string; total?: number },
): Promise<string> =>
  insertOperation(tx, ctx.workspaceId, {
    kind: operation.kind,
    title: operation.title,
    total: operation.total ?? null,
    createdBy: storedActor(ctx.actor),
    createdAt: ctx.platform.clock.now(),
  });

/**
 * Says how far the work is. The worker stops at its next safe place when `cancelRequested` comes back, and finishes
 * the operation as cancelled; an operation that is gone or finished answers the same.
 */
export async function reportProgress(
  platform: Platform,
  workspaceId: number,
  id: string,
  progress: Progress,
): Promise<{ cancelRequested: boolean }> {
  const moved = await inWorkspace(platform.postgres, workspaceId, (tx) =>
    moveOperation(tx, workspaceId, id, progress, platform.clock.now()),
  );
  return { cancelRequested: moved?.cancel_requested ?? true };
}

/** Ends the operation. Safe to repeat: the first outcome stays. A `url` in the result is offered as a link. */
export const finishOperation = (platform: Platform, workspaceId: number, id: string, outcome: Outcome): Promise<void> =>
  inWorkspace(platform.postgres, workspaceId, (tx) =>
    closeOperation(tx, workspaceId, id, outcome, platform.clock.now()),
  );
