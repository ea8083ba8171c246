import { drawArm } from './draw.ts';
import type { Arm, Experiment } from './experiment.ts';

export type Exposure = { originId: number; arm: string; exposedAt: Date };

/** A person and what the profiles that are this person today were shown. */
export type Family = { personId: number; exposures: readonly Exposure[] };

/**
 * What a person was shown first stays, whatever weights and traffic are now and whoever the person was merged with. Somebody
 * who was shown nothing yet is drawn by today's profile: nothing can be broken. An arm that no longer exists takes its people
 * out: in another arm they would carry over what they saw.
 */
export function chooseArm(experiment: Experiment, { personId, exposures }: Family): { arm: Arm; isNew: boolean } {
  const [first] = [...exposures].sort(
    (a, b) => a.exposedAt.getTime() - b.exposedAt.getTime() || a.originId - b.originId,
  );
  if (!first) {
    const arm = drawArm(experiment, personId);
    return { arm, isNew: arm !== null };
  }
  return { arm: experiment.arms.some(({ key }) => key === first.arm) ? first.arm : null, isNew: false };
}
