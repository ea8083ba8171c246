import { logGamma } from '../../../kernel/statistics/index.ts';

/** n customers with x purchases each, worth `mean` on average, with the mean of their logarithms. */
export type SpendCell = { x: number; mean: number; logMean: number; n: number };

/**
 * Gamma-Gamma (Fader and Hardie 2013, "The Gamma-Gamma model of monetary value"): purchases of one customer are gamma(p, ν)
 * distributed and ν is gamma(q, gamma) among customers; how often one buys says nothing about how much.
 * @param parameters p, q, gamma
 */
export function spendLogLikelihood(parameters: readonly number[], cells: readonly SpendCell[]): number {
  const [p, q, gamma] = three(parameters);
  const byCount = new Map<number, number>();
  const constant = (x: number): number => {
    let known = byCount.get(x);
    if (known === undefined) {
      known = logGamma(p * x + q) - logGamma(p * x) - logGamma(q) + q * Math.log(gamma) + p * x * Math.log(x);
      byCount.set(x, known);
    }
    return known;
  };
  let sum = 0;
  for (const { x, mean, logMean, n } of cells) {
    sum += n * (constant(x) + (p * x - 1) * logMean - (p * x + q) * Math.log(gamma + x * mean));
  }
  return sum;
}

/**
 * What a customer's purchases are worth on average in the long run: the own mean drawn towards everybody's, less so the
 * more purchases there were. With x = 0 everybody's. Not finite where p·x + q ≤ 1.
 */
export function expectedSpend(parameters: readonly number[], x: number, mean: number): number {
  const [p, q, gamma] = three(parameters);
  return (p * (gamma + x * mean)) / (p * x + q - 1);
}

function three(parameters: readonly number[]): readonly [number, number, number] {
  const [first = Number.NaN, second = Number.NaN, third = Number.NaN] = parameters;
  return [first, second, third];
}
