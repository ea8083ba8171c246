import { transact, type Context } from '../../../platform/context.ts';
import type { Tx } from '../../../platform/postgres/index.ts';
import { claim, extendClaim, type StateRow } from '../store/state.ts';

/** Longer than any one statement of a build may take. */
const leaseMs = 45 * 60_000;

/** The right to build a workspace's lists, kept from step to step. */
export type Claim = {
  /** @throws when it ran out and another worker has it: what was built would be swept away under it */
  keep(tx?: Tx): Promise<void>;
  release(): Promise<void>;
};

/** @returns null when another worker is at it */
export async function holdClaim(ctx: Context): Promise<{ state: StateRow; claim: Claim } | null> {
  const { platform, workspaceId } = ctx;
  const next = (): Date => new Date(platform.clock.now().getTime() + leaseMs);
  let until = next();
  const state = await transact(ctx, (tx) => claim(tx, workspaceId, { now: platform.clock.now(), until }));
  if (!state) return null;
  const extend = async (tx: Tx, to: Date): Promise<void> => {
    if (!(await extendClaim(tx, workspaceId, until, to))) throw new Error('another worker builds these lists');
    until = to;
  };
  return {
    state,
    claim: {
      keep: (tx) => (tx ? extend(tx, next()) : transact(ctx, (own) => extend(own, next()))),
      // One that another worker has by now stays theirs.
      release: () => transact(ctx, (tx) => extend(tx, new Date(0))).catch(() => undefined),
    },
  };
}
