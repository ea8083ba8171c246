import { transact, type Context } from '../../../platform/context.ts';
import { storeIsComplete } from '../../../records/events/index.ts';
import { dataStamp } from '../../traits/index.ts';
import { isDue } from '../rules/due.ts';
import { changeState, stateOf } from '../store/state.ts';
import { holdClaim } from './claim.ts';
import { buildAll } from './full.ts';
import { renewChanged } from './incremental.ts';

/** Does what is due in a workspace: nothing, what changed, or all. One worker at a time. @throws what a build throws, after noting it */
export async function runDue(ctx: Context, wanted?: 'all' | 'changed'): Promise<'all' | 'changed' | null> {
  const { platform, workspaceId } = ctx;
  if (!(await storeIsComplete(platform))) return null;
  const now = platform.clock.now();
  const stamp = await dataStamp(ctx);
  const due = wanted ?? isDue(await transact(ctx, (tx) => stateOf(tx, workspaceId)), stamp, now);
  if (due === null) return null;
  const held = await holdClaim(ctx);
  if (!held) return null;
  const { state, claim } = held;
  try {
    await (due === 'all' ? buildAll(ctx, state, stamp, claim) : renewChanged(ctx, state, stamp, claim));
    await claim.release();
    return due;
  } catch (error) {
    const last_error = error instanceof Error ? error.message.slice(0, 500) : 'unknown';
    await transact(ctx, (tx) => changeState(tx, workspaceId, { last_error, last_error_at: platform.clock.now() }));
    await claim.release();
    throw error;
  }
}
