import { transact, type Context } from '../../../platform/context.ts';
import { liveState, queueOf } from '../store.touched.ts';

export type Freshness = {
  /** How long the oldest change has been waiting to be looked at. */
  lagSeconds: number;
  /** People waiting to be looked at; some may be named more than once. */
  queued: number;
  /** Windows and dates that moved until then were looked at; null while no segment is watched. */
  sweptUntil: string | null;
  /** It is behind what it promises: seconds after an event, a minute after a window. Members are right, but of then. */
  degraded: boolean;
};

const promisedSeconds = 5;
const promisedSweepSeconds = 60;

/** How up to date memberships are. */
export const readFreshness = (ctx: Context): Promise<Freshness> =>
  transact(ctx, async (tx) => {
    const now = ctx.platform.clock.now().getTime();
    const queue = await queueOf(tx, ctx.workspaceId);
    const state = await liveState(tx, ctx.workspaceId);
    const secondsSince = (at: Date | null | undefined): number => (at ? Math.max(0, (now - at.getTime()) / 1000) : 0);
    const lagSeconds = Math.round(secondsSince(queue.oldest) * 10) / 10;
    return {
      lagSeconds,
      queued: queue.people,
      sweptUntil: state?.sweptUntil.toISOString() ?? null,
      degraded: lagSeconds > promisedSeconds || secondsSince(state?.sweptUntil) > promisedSweepSeconds,
    };
  });
