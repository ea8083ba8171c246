import { logGamma, normalQuantile } from '../../../kernel/statistics/index.ts';

/**
 * Quantile of a count with this mean and variance: negative binomial where the variance is above the mean, else Poisson.
 * The smallest k with P(X ≤ k) ≥ p.
 */
export function countQuantile(p: number, mean: number, variance: number): number {
  if (mean <= 0) return 0;
  const deviation = Math.sqrt(Math.max(variance, mean));
  // Far from zero the sum of probabilities is long and the normal curve says the same to within a unit.
  if (mean > 2_000) return Math.max(0, Math.round(mean + normalQuantile(p) * deviation));
  const isOverdispersed = variance > mean * (1 + 1e-9);
  const size = isOverdispersed ? mean ** 2 / (variance - mean) : Number.POSITIVE_INFINITY;
  const logShare = isOverdispersed ? Math.log(mean / (size + mean)) : 0;
  const logZero = isOverdispersed ? size * Math.log(size / (size + mean)) : -mean;
  const limit = Math.ceil(mean + 40 * deviation + 50);
  let cumulated = 0;
  for (let k = 0; k <= limit; k += 1) {
    const log = isOverdispersed
      ? logGamma(size + k) - logGamma(size) - logGamma(k + 1) + logZero + k * logShare
      : k * Math.log(mean) + logZero - logGamma(k + 1);
    cumulated += Math.exp(log);
    if (cumulated >= p) return k;
  }
  return limit;
}
