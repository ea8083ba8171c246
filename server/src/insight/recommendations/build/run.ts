import { transact, type Context } from '../../../platform/context.ts';
import { storeIsComplete } from '../../../records/events/index.ts';
import { dataStamp } from '../../traits/index.ts';
import { isDue } from '../rules/due.ts';
import { changeState, claim, stateOf } from '../store/state.ts';
import { buildAll } from './full.ts';
import { renewChanged } from './incremental.ts';

const leaseMs = 2 * 3_600_000;

/** Does what is due in a workspace: nothing, what changed, or all. One worker at a time. @throws what a build throws, after noting it */
export async function runDue(ctx: Context, wanted?: 'all' | 'changed'): Promise<'all' | 'changed' | null> {
  const { platform, workspaceId } = ctx;
  if (!(await storeIsComplete(platform))) return null;
  const now = platform.clock.now();
  const stamp = await dataStamp(ctx);
  const due = wanted ?? isDue(await transact(ctx, (tx) => stateOf(tx, workspaceId)), stamp, now);
  if (due === null) return null;
  const until = new Date(now.getTime() + leaseMs);
  const state = await transact(ctx, (tx) => claim(tx, workspaceId, { now, until }));
  if (!state) return null;
  try {
    await (due === 'all' ? buildAll(ctx, state, stamp) : renewChanged(ctx, state, stamp));
    await transact(ctx, (tx) => changeState(tx, workspaceId, { lease_until: null }));
    return due;
  } catch (error) {
    const last_error = error instanceof Error ? error.message.slice(0, 500) : 'unknown';
    await transact(ctx, (tx) =>
      changeState(tx, workspaceId, { last_error, last_error_at: platform.clock.now(), lease_until: null }),
    );
    throw error;
  }
}
