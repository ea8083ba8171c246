import type { Random } from '../../../kernel/statistics/index.ts';
import { mean } from './measures.ts';

/** A ratio of means with its interval; null where the other mean is nothing. */
export type Lift = { ratio: number; low: number; high: number } | null;

/**
 * How many times as good as the other, over the same people: the ratio of means and its 95 % percentile interval from
 * resampled people (Efron and Tibshirani, "An Introduction to the Bootstrap", 1993, chapter 13).
 */
export function liftOver(ours: readonly number[], theirs: readonly number[], random: Random, rounds = 1_000): Lift {
  const base = mean(theirs);
  if (base === 0) return null;
  const n = ours.length;
  const ratios: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    let [a, b] = [0, 0];
    for (let i = 0; i < n; i += 1) {
      const one = random.below(n);
      a += ours[one] ?? 0;
      b += theirs[one] ?? 0;
    }
    if (b > 0) ratios.push(a / b);
  }
  ratios.sort((x, y) => x - y);
  const at = (share: number): number => ratios[Math.min(ratios.length - 1, Math.floor(ratios.length * share))] ?? 0;
  return { ratio: mean(ours) / base, low: at(0.025), high: at(0.975) };
}
