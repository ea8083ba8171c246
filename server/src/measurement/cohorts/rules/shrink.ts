import type { Estimate } from '../../../insight/experiments/index.ts';

export type Shrunk = { value: number; deviation: number };

/**
 * Empirical Bayes: small groups are pulled towards all groups' mean, the more so the less their own numbers say and the less the
 * groups differ in truth (method of moments of DerSimonian and Laird 1986; Morris 1983). Groups of nobody get the mean.
 */
export function shrink(groups: readonly Estimate[]): Shrunk[] {
  const said = groups.filter(({ n, variance }) => n > 1 && variance > 0);
  const weights = said.map(({ variance }) => 1 / variance);
  const whole = sum(weights);
  if (said.length < 2) return groups.map(({ value, variance }) => ({ value, deviation: Math.sqrt(variance) }));
  const fixed = sum(said.map(({ value }, i) => value * (weights[i] ?? 0))) / whole;
  const spread = sum(said.map(({ value }, i) => (weights[i] ?? 0) * (value - fixed) ** 2));
  const between = Math.max(0, (spread - (said.length - 1)) / (whole - sum(weights.map((w) => w * w)) / whole));
  const weighed = said.map(({ variance }) => 1 / (variance + between));
  const mean = sum(said.map(({ value }, i) => value * (weighed[i] ?? 0))) / sum(weighed);
  return groups.map(({ n, value, variance }) => {
    if (n < 2 || variance <= 0) return { value: mean, deviation: Math.sqrt(between) };
    const trust = between / (between + variance);
    return { value: trust * value + (1 - trust) * mean, deviation: Math.sqrt(trust * variance) };
  });
}

const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);
