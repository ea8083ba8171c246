/** Features are standardised with these before the coefficients apply; the intercept stands apart. */
export type Regression = { intercept: number; coefficients: number[]; means: number[]; deviations: number[] };

type Link = { mean(eta: number): number; weight(mean: number): number };

const links = {
  /** Counts: mean = exp(eta). */
  poisson: { mean: (eta) => Math.exp(Math.min(eta, 12)), weight: (mean) => Math.max(mean, 1e-9) },
  /** Yes or no: probability = 1 / (1 + exp(−eta)). */
  logistic: { mean: (eta) => 1 / (1 + Math.exp(-eta)), weight: (mean) => Math.max(mean * (1 - mean), 1e-9) },
} satisfies Record<string, Link>;

/**
 * A generalised linear model with a ridge penalty on standardised coefficients, by iteratively reweighted least squares
 * (McCullagh and Nelder 1989, 2.5). The penalty keeps features that are collinear, rare or constant harmless.
 * @param offset a known part of eta, one per row
 */
export function fitRegression(
  kind: keyof typeof links,
  rows: readonly (readonly number[])[],
  outcomes: readonly number[],
  { ridge, offset }: { ridge: number; offset?: readonly number[] },
): Regression {
  const link: Link = links[kind];
  const width = rows[0]?.length ?? 0;
  const scale = standards(rows, width);
  const design = rows.map((row) => [1, ...standardised(row, scale)]);
  let beta = new Array<number>(width + 1).fill(0);
  for (let turn = 0; turn < 100; turn += 1) {
    const slope = new Array<number>(width + 1).fill(0);
    const curve = slope.map(() => new Array<number>(width + 1).fill(0));
    for (const [i, x] of design.entries()) {
      const mean = link.mean((offset?.[i] ?? 0) + dot(x, beta));
      const weight = link.weight(mean);
      const off = (outcomes[i] ?? 0) - mean;
      for (const [j, xj] of x.entries()) {
        slope[j] = (slope[j] ?? 0) + xj * off;
        const line = curve[j] ?? [];
        for (let k = 0; k <= j; k += 1) line[k] = (line[k] ?? 0) + weight * xj * (x[k] ?? 0);
      }
    }
    for (const [j, line] of curve.entries()) {
      const penalty = j === 0 ? 1e-6 : ridge;
      slope[j] = (slope[j] ?? 0) - penalty * (beta[j] ?? 0);
      line[j] = (line[j] ?? 0) + penalty;
    }
    const step = solve(curve, slope);
    // Far from the top a full step overshoots.
    const longest = Math.max(...step.map(Math.abs));
    const share = Math.min(1, 2 / longest);
    beta = beta.map((value, j) => value + share * (step[j] ?? 0));
    if (longest < 1e-9) break;
  }
  const [intercept = 0, ...coefficients] = beta;
  return { intercept, coefficients, ...scale };
}

/** eta of a row, without its offset. */
export const linearOf = (model: Regression, row: readonly number[]): number =>
  model.intercept + dot(standardised(row, model), model.coefficients);

/** What each feature adds to eta. */
export const contributionsOf = (model: Regression, row: readonly number[]): number[] =>
  standardised(row, model).map((value, i) => value * (model.coefficients[i] ?? 0));

type Scale = Pick<Regression, 'means' | 'deviations'>;

const standardised = (row: readonly number[], { means, deviations }: Scale): number[] =>
  row.map((value, i) => (value - (means[i] ?? 0)) / (deviations[i] ?? 1));

function standards(rows: readonly (readonly number[])[], width: number): Scale {
  const n = Math.max(1, rows.length);
  const means = Array.from({ length: width }, (_, i) => rows.reduce((sum, row) => sum + (row[i] ?? 0), 0) / n);
  const deviations = means.map((mean, i) => {
    const variance = rows.reduce((sum, row) => sum + ((row[i] ?? 0) - mean) ** 2, 0) / n;
    return variance > 1e-12 ? Math.sqrt(variance) : 1;
  });
  return { means, deviations };
}

const dot = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((sum, one, i) => sum + one * (b[i] ?? 0), 0);

/** A·x = b by Cholesky's decomposition; A symmetric and positive definite, its lower half given. */
function solve(a: readonly (readonly number[])[], b: readonly number[]): number[] {
  const n = b.length;
  const lower = b.map(() => new Array<number>(n).fill(0));
  const at = (i: number, j: number): number => lower[i]?.[j] ?? 0;
  for (let i = 0; i < n; i += 1) {
    for (let j = 0; j <= i; j += 1) {
      let sum = a[i]?.[j] ?? 0;
      for (let k = 0; k < j; k += 1) sum -= at(i, k) * at(j, k);
      const line = lower[i] ?? [];
      line[j] = i === j ? Math.sqrt(Math.max(sum, 1e-12)) : sum / at(j, j);
    }
  }
  const y = new Array<number>(n).fill(0);
  for (let i = 0; i < n; i += 1) {
    let sum = b[i] ?? 0;
    for (let k = 0; k < i; k += 1) sum -= at(i, k) * (y[k] ?? 0);
    y[i] = sum / at(i, i);
  }
  const x = new Array<number>(n).fill(0);
  for (let i = n - 1; i >= 0; i -= 1) {
    let sum = y[i] ?? 0;
    for (let k = i + 1; k < n; k += 1) sum -= at(k, i) * (x[k] ?? 0);
    x[i] = sum / at(i, i);
  }
  return x;
}
