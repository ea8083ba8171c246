import type { Context } from '../../../platform/context.ts';
import type { Tx } from '../../../platform/postgres/index.ts';
import { dropHoldout, holdoutsFor, upsertHoldout, type Holdout } from '../store.ts';
import { assign } from './assign.ts';
import type { Experiment } from './experiment.ts';

/** `''` stands for everything the brand sends. */
export const allProgrammes = '';

export type NewHoldout = { programme: string; share: number; rotateDays: number | null };

/** From now on a share of people gets nothing of a programme (`flow:12`), or nothing at all. */
export const setHoldout = (ctx: Context, tx: Tx, { programme, share, rotateDays }: NewHoldout): Promise<void> =>
  upsertHoldout(tx, ctx.workspaceId, { programme, share, rotateDays, since: ctx.platform.clock.now() });

export const endHoldout = (ctx: Context, tx: Tx, programme: string): Promise<void> =>
  dropHoldout(tx, ctx.workspaceId, programme);

/**
 * Who of these people must not be reached: held out of the programme or of everything. A holdout is an experiment with the
 * arms `reached` and `held`, so merges keep it, and what it brings is measured like any other.
 */
export async function isHeldOut(
  ctx: Context,
  tx: Tx,
  programme: string,
  profileIds: readonly number[],
  options: { record?: boolean } = {},
): Promise<Set<number>> {
  const now = ctx.platform.clock.now();
  const held = new Set<number>();
  for (const holdout of await holdoutsFor(tx, ctx.workspaceId, [...new Set([allProgrammes, programme])])) {
    const arms = await assign(ctx, tx, holdoutExperiment(holdout, now), profileIds, options);
    for (const [id, arm] of arms) if (arm === 'held') held.add(id);
  }
  return held;
}

/** The experiment of the present round: after `rotateDays` others are drawn, and those held out so far are reached again. */
export function holdoutExperiment({ programme, share, rotateDays, since }: Holdout, now: Date): Experiment {
  const days = (now.getTime() - since.getTime()) / 86_400_000;
  const round = rotateDays === null ? 0 : Math.max(0, Math.floor(days / rotateDays));
  return {
    key: `holdout:${programme}:${since.toISOString()}:${round}`,
    arms: [
      { key: 'reached', weight: 1 - share },
      { key: 'held', weight: share },
    ],
  };
}
