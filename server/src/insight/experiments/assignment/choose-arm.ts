import { drawArm } from './draw.ts';
import type { Arm, Experiment } from './experiment.ts';

/** A person as the profiles that are this person today, and the arms these were shown. */
export type Family = {
  /** The oldest of the profiles. */
  unit: number;
  exposures: readonly { originId: number; arm: string; exposedAt: Date }[];
};

/**
 * What a person was shown first stays, whatever weights and traffic are now and whoever the person was merged with. Somebody
 * who was shown nothing yet is drawn by the oldest profile, the one a merge keeps. An arm that no longer exists takes its
 * people out: in another arm they would carry over what they saw.
 */
export function chooseArm(experiment: Experiment, { unit, exposures }: Family): { arm: Arm; isNew: boolean } {
  const [first] = [...exposures].sort(
    (a, b) => a.exposedAt.getTime() - b.exposedAt.getTime() || a.originId - b.originId,
  );
  if (!first) {
    const arm = drawArm(experiment, unit);
    return { arm, isNew: arm !== null };
  }
  return { arm: experiment.arms.some(({ key }) => key === first.arm) ? first.arm : null, isNew: false };
}
