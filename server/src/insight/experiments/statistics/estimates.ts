/**
 * What is kept of a metric in one arm: sums over the people in it, so that only aggregates leave the engine. People
 * without any value count as 0 and belong to `n`.
 */
export type Sums = {
  /** People exposed to the arm. */
  n: number;
  sum: number;
  sumOfSquares: number;
  /** Ratio metrics: the denominator per person, and its product with the value. */
  below?: { sum: number; sumOfSquares: number; cross: number };
  /** CUPED: the same person's value before the experiment, and its product with the value. */
  before?: { sum: number; sumOfSquares: number; cross: number };
};

export type MetricType = 'proportion' | 'mean' | 'ratio';

/** A value with the variance of its estimate, from `n` people. */
export type Estimate = { n: number; value: number; variance: number };

type Moments = { n: number; mean: number; variance: number };

/** Mean and sample variance (n − 1) from sums. */
export function momentsOf(n: number, sum: number, sumOfSquares: number): Moments {
  const mean = n === 0 ? 0 : sum / n;
  return { n, mean, variance: n < 2 ? 0 : Math.max(0, (sumOfSquares - sum * mean) / (n - 1)) };
}

/** Sample covariance from sums. */
export const covarianceOf = (n: number, sumX: number, sumY: number, cross: number): number =>
  n < 2 ? 0 : (cross - (sumX * sumY) / n) / (n - 1);

/** The estimate of one arm by the kind of its metric. */
export function estimateOf(type: MetricType, sums: Sums): Estimate {
  if (type === 'proportion') return proportionOf(sums);
  return type === 'ratio' ? ratioOf(sums) : meanOf(sums);
}

function meanOf({ n, sum, sumOfSquares }: Sums): Estimate {
  const { mean, variance } = momentsOf(n, sum, sumOfSquares);
  return { n, value: mean, variance: n === 0 ? 0 : variance / n };
}

function proportionOf({ n, sum }: Sums): Estimate {
  const p = n === 0 ? 0 : sum / n;
  return { n, value: p, variance: n === 0 ? 0 : (p * (1 - p)) / n };
}

/**
 * Σy / Σx over people, such as the average order value: the person is what was assigned, so the variance is that of the
 * delta method (Deng, Knoblich and Lu 2018, "Applying the delta method in metric analytics").
 */
function ratioOf({ n, sum, sumOfSquares, below }: Sums): Estimate {
  if (!below || n === 0 || below.sum === 0) return { n, value: 0, variance: 0 };
  const y = momentsOf(n, sum, sumOfSquares);
  const x = momentsOf(n, below.sum, below.sumOfSquares);
  const covariance = covarianceOf(n, sum, below.sum, below.cross);
  const ratio = y.mean / x.mean;
  const spread = y.variance + ratio * ratio * x.variance - 2 * ratio * covariance;
  return { n, value: ratio, variance: Math.max(0, spread) / (n * x.mean * x.mean) };
}
