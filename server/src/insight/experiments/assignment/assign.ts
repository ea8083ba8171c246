import { groupBy } from '../../../kernel/group.ts';
import type { Context } from '../../../platform/context.ts';
import type { Tx } from '../../../platform/postgres/index.ts';
import { survivorsOf } from '../../../records/profiles/index.ts';
import { addExposures, exposuresOf } from '../store.ts';
import { chooseArm } from './choose-arm.ts';
import type { Arm, Experiment } from './experiment.ts';

/**
 * The arm of each of these people, in three statements for any number of them (give a few thousand at a time), and writes
 * down that they were exposed now: call it when the arm is about to be shown. Merged ids get their survivor's arm; ids nobody
 * has are left out. With `record: false` nothing is written: for previews.
 */
export async function assign(
  ctx: Context,
  tx: Tx,
  experiment: Experiment,
  profileIds: readonly number[],
  { record = true }: { record?: boolean } = {},
): Promise<Map<number, Arm>> {
  const people = await survivorsOf(tx, ctx.workspaceId, profileIds);
  const shown = groupBy(
    await exposuresOf(tx, ctx.workspaceId, experiment.key, [...new Set(people.map(({ id }) => id))]),
    ({ profileId }) => profileId,
  );
  const news = new Map<number, string>();
  const arms = new Map<number, Arm>();
  for (const { askedId, id } of people) {
    const { arm, isNew } = chooseArm(experiment, { personId: id, exposures: shown.get(id) ?? [] });
    if (isNew && arm !== null) news.set(id, arm);
    arms.set(askedId, arm);
  }
  if (record && news.size > 0) {
    const kept = await addExposures(tx, ctx.workspaceId, experiment.key, news, ctx.platform.clock.now());
    for (const { askedId, id } of people) {
      const arm = kept.get(id);
      if (arm !== undefined) arms.set(askedId, arm);
    }
  }
  return arms;
}
