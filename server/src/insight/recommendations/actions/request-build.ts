import { audit } from '../../../foundation/audit/index.ts';
import { transact, type Context } from '../../../platform/context.ts';
import { enqueue } from '../../../platform/jobs/index.ts';
import { buildTask } from '../jobs.ts';
import { requestBuild } from '../store/state.ts';

/** All lists anew, as soon as a worker is free. */
export const askForBuild = (ctx: Context): Promise<void> =>
  transact(ctx, async (tx) => {
    await requestBuild(tx, ctx.workspaceId, ctx.platform.clock.now());
    await enqueue(tx, buildTask, { workspaceId: ctx.workspaceId }, { key: `recommendations ${ctx.workspaceId}` });
    await audit(ctx, tx, { action: 'recommendations.build_requested', entity: 'recommendations' });
  });
