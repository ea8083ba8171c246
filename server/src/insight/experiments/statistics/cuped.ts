import { covarianceOf, momentsOf, type Estimate, type Sums } from './estimates.ts';

/**
 * CUPED (Deng, Xu, Kohavi and Walker 2013): what a person did before the experiment explains part of the spread of what
 * they do in it. Every arm's mean is moved by θ (its mean before − everybody's mean before), θ = cov / var over all arms,
 * which changes no expectation and takes the explained part out of the variance.
 * Null when there is no value before, or no spread in it.
 */
export function adjustByBefore(arms: readonly Sums[]): { arms: Estimate[]; reduction: number } | null {
  let [n, sum, squares, covariance, value] = [0, 0, 0, 0, 0];
  for (const arm of arms) {
    if (!arm.before || arm.n < 2) return null;
    n += arm.n;
    sum += arm.before.sum;
    // Within arms, so that a difference between arms is not taken for a relation.
    const own = momentsOf(arm.n, arm.before.sum, arm.before.sumOfSquares);
    squares += own.variance * (arm.n - 1);
    covariance += covarianceOf(arm.n, arm.before.sum, arm.sum, arm.before.cross) * (arm.n - 1);
    value += momentsOf(arm.n, arm.sum, arm.sumOfSquares).variance * (arm.n - 1);
  }
  if (squares <= 0 || value <= 0) return null;
  const theta = covariance / squares;
  const everybody = sum / n;
  return {
    arms: arms.map((arm) => adjusted(arm, theta, everybody)),
    reduction: (theta * covariance) / value,
  };
}

function adjusted(arm: Sums, theta: number, everybody: number): Estimate {
  const { n, before = { sum: 0, sumOfSquares: 0, cross: 0 } } = arm;
  const y = momentsOf(n, arm.sum, arm.sumOfSquares);
  const x = momentsOf(n, before.sum, before.sumOfSquares);
  const covariance = covarianceOf(n, before.sum, arm.sum, before.cross);
  const variance = Math.max(0, y.variance + theta * theta * x.variance - 2 * theta * covariance);
  return { n, value: y.mean - theta * (x.mean - everybody), variance: variance / n };
}
