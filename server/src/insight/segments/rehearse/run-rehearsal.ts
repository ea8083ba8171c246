import { z } from 'zod';
import { finishOperation, reportProgress } from '../../../foundation/operations/index.ts';
import { workspaceOf } from '../../../foundation/workspaces/index.ts';
import { Problem } from '../../../kernel/problem.ts';
import { systemContext, transact, type Context, type Platform } from '../../../platform/context.ts';
import { defineTask } from '../../../platform/jobs/index.ts';
import { storeIsComplete } from '../../../records/events/index.ts';
import { parseRule } from '../language/rule.ts';
import { kindsOf } from '../library.ts';
import { addToRehearsal, clearRehearsal, rehearsalById, type RehearsalRow } from '../store.rehearsals.ts';
import { daysUntil } from './days.ts';
import { rehearseDays } from './rehearse-days.ts';

/** Starts over when its process died. */
export const rehearseTask = defineTask({
  name: 'segments.rehearse',
  payload: z.object({ workspaceId: z.number().int(), id: z.uuid(), days: z.number().int() }),
  run: async (platform: Platform, { workspaceId, id, days }) => {
    const ctx = systemContext(platform, workspaceId, 'segments.rehearse');
    const row = await transact(ctx, async (tx) => {
      await clearRehearsal(tx, workspaceId, id);
      return rehearsalById(tx, workspaceId, id);
    });
    const finish = (status: 'done' | 'failed' | 'cancelled', message?: string): Promise<void> =>
      finishOperation(platform, workspaceId, id, { status, ...(message !== undefined && { message }) });
    if (!row) return finish('cancelled');
    if (!(await storeIsComplete(platform)))
      return finish('failed', 'The event store is being rebuilt: try again later.');
    try {
      await finish((await rehearse(ctx, row, days)) ? 'done' : 'cancelled');
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      await finish('failed', error.detail ?? error.title);
    }
  },
});

/** @returns false when somebody called it off */
async function rehearse(ctx: Context, row: RehearsalRow, days: number): Promise<boolean> {
  const rule = parseRule(row.rule, kindsOf(ctx));
  const { timezone } = await transact(ctx, (tx) => workspaceOf(tx, ctx.workspaceId));
  let done = 0;
  for await (const part of rehearseDays(ctx, rule, daysUntil(row.createdAt, timezone, days))) {
    await transact(ctx, (tx) => addToRehearsal(tx, ctx.workspaceId, row.id, part));
    done += part.points.length;
    const { cancelRequested } = await reportProgress(ctx.platform, ctx.workspaceId, row.id, { done });
    if (cancelRequested) return false;
  }
  return true;
}
