import { bisect, normalCdf, normalQuantile, studentQuantile } from '../../../kernel/statistics/index.ts';
import { reachAt } from './always-valid.ts';

export type Power = {
  /** Two-sided chance of a finding where there is none; 0.05. */
  alpha?: number;
  /** Chance of finding an effect of the size asked for; 0.8. */
  power?: number;
};

/**
 * People per arm to find a change of `effect` in a share of `base`, not rounded. Evan Miller's formula
 * (evanmiller.org/ab-testing/sample-size.html): the spread under no effect is that of the base.
 */
export function sizeForShare(base: number, effect: number, { alpha = 0.05, power = 0.8 }: Power = {}): number {
  const changed = base + effect;
  const none = Math.sqrt(2 * base * (1 - base));
  const some = Math.sqrt(base * (1 - base) + changed * (1 - changed));
  return ((normalQuantile(1 - alpha / 2) * none + normalQuantile(power) * some) / effect) ** 2;
}

/** The same by R's power.prop.test: the spread under no effect is that of the pooled share. */
export function sizeForShareAsR(base: number, changed: number, { alpha = 0.05, power = 0.8 }: Power = {}): number {
  const pooled = (base + changed) / 2;
  const none = Math.sqrt(2 * pooled * (1 - pooled));
  const some = Math.sqrt(base * (1 - base) + changed * (1 - changed));
  return ((normalQuantile(1 - alpha / 2) * none + normalQuantile(power) * some) / (changed - base)) ** 2;
}

/** People per arm to find a difference of two means, with the t distribution's wider tails. */
export function sizeForMean(deviation: number, effect: number, { alpha = 0.05, power = 0.8 }: Power = {}): number {
  let n = 2 * ((deviation * (normalQuantile(1 - alpha / 2) + normalQuantile(power))) / effect) ** 2;
  for (let i = 0; i < 20; i++) {
    const df = Math.max(1, 2 * n - 2);
    n = 2 * ((deviation * (studentQuantile(1 - alpha / 2, df) + studentQuantile(power, df))) / effect) ** 2;
  }
  return n;
}

/**
 * People per arm until the always-valid test, looked at only then, finds it with that power: the most it takes. Looking on
 * the way, it ends sooner for effects that are larger. `effect` in standard deviations of one person's value.
 */
export function sizeForAlwaysValid(effect: number, { alpha = 0.05, power = 0.8 }: Power = {}): number {
  const found = (n: number): number => normalCdf(effect * Math.sqrt(n / 2) - reachAt(2 * n, alpha, 2 * n)) - power;
  let high = 100;
  while (found(high) < 0) high *= 2;
  return bisect(found, 1, high);
}
