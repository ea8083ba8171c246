import { chiSquaredTail, logGamma } from '../../../kernel/statistics/index.ts';

/** People counted per arm and the weights they were assigned by. */
export type Split = { counts: readonly number[]; weights: readonly number[] };

export type SampleRatio = { p: number; alwaysValidP: number; isAlarm: boolean };

/** Far below the usual 5 %: an alarm throws the whole result away (Fabijan et al. 2019; Microsoft uses 0.0005). */
export const srmThreshold = 0.001;

/**
 * Did the arms get the shares they should have? Where they did not, people were lost on the way in one arm more than in
 * another, and no result can be believed. The alarm looks at the sequential p-value, so that it may be looked at daily.
 */
export function sampleRatio({ counts, weights }: Split, threshold = srmThreshold): SampleRatio {
  const n = counts.reduce((a, b) => a + b, 0);
  const whole = weights.reduce((a, b) => a + b, 0);
  const shares = weights.map((weight) => weight / whole);
  if (n === 0) return { p: 1, alwaysValidP: 1, isAlarm: false };
  const statistic = counts.reduce(
    (sum, count, i) => sum + (count - n * (shares[i] ?? 0)) ** 2 / (n * (shares[i] ?? 0)),
    0,
  );
  const alwaysValidP = Math.min(1, Math.exp(-logBayesFactor(counts, shares, n)));
  return { p: chiSquaredTail(statistic, counts.length - 1), alwaysValidP, isAlarm: alwaysValidP < threshold };
}

/**
 * Dirichlet-multinomial against the shares as planned; 1 over it is a p-value at any time (Lindon and Malek 2022,
 * "Anytime-valid inference for multinomial count data").
 */
function logBayesFactor(counts: readonly number[], shares: readonly number[], n: number): number {
  const alphas = shares.map((share) => share * concentration);
  const terms = counts.map((count, i) => {
    const alpha = alphas[i] ?? 1;
    return logGamma(alpha + count) - logGamma(alpha) - count * Math.log(shares[i] ?? 1);
  });
  return logGamma(concentration) - logGamma(concentration + n) + terms.reduce((a, b) => a + b, 0);
}

/** How far from the plan a fault is looked for: shares off by a few percent. */
const concentration = 500;
