import { createHash } from 'node:crypto';
import type { Arm, Experiment } from './experiment.ts';

/**
 * A number in [0, 1) that is the same for the same words, and independent between seeds. A cryptographic hash, because
 * weaker ones leave correlations between experiments (Kohavi, Longbotham, Sommerfield and Henne 2009, 4.1.2).
 */
export function drawOf(seed: string, unit: number): number {
  const hash = createHash('sha256').update(`${seed}\n${unit}`).digest();
  return hash.readUIntBE(0, 6) / 2 ** 48;
}

export const placesPerLayer = 10_000;

/** Place, taking part and arm are drawn apart, so that none says anything about the others. */
export function drawArm({ key, arms, traffic = 1, layer }: Experiment, unit: number): Arm {
  if (layer && !isWithin(layer, unit)) return null;
  if (traffic < 1 && drawOf(`${key}\ntraffic`, unit) >= traffic) return null;
  const whole = arms.reduce((sum, { weight }) => sum + weight, 0);
  let left = drawOf(`${key}\narm`, unit) * whole;
  for (const arm of arms) {
    if (left < arm.weight) return arm.key;
    left -= arm.weight;
  }
  return arms.findLast(({ weight }) => weight > 0)?.key ?? null;
}

function isWithin({ name, firstPlace, places }: NonNullable<Experiment['layer']>, unit: number): boolean {
  const place = Math.floor(drawOf(`${name}\nlayer`, unit) * placesPerLayer);
  return place >= firstPlace && place < firstPlace + places;
}
