import type { Context } from '../../../platform/context.ts';
import type { Tx } from '../../../platform/postgres/index.ts';
import { addExposures, familiesOf } from '../store.ts';
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
  const people = await familiesOf(tx, ctx.workspaceId, experiment.key, profileIds);
  const news = new Map<number, string>();
  const arms = new Map<number, Arm>();
  for (const { askedId, personId, ...family } of people) {
    const { arm, isNew } = chooseArm(experiment, family);
    if (isNew && arm !== null) news.set(personId, arm);
    arms.set(askedId, arm);
  }
  if (record && news.size > 0) {
    const kept = await addExposures(tx, ctx.workspaceId, experiment.key, news, ctx.platform.clock.now());
    for (const { askedId, personId } of people) {
      const arm = kept.get(personId);
      if (arm !== undefined) arms.set(askedId, arm);
    }
  }
  return arms;
}
