/**
 * P(N > k), k = 0, 1 …, of purchases in a span of length t at a rate that is gamma distributed (`shape`, `rate`): a
 * negative binomial with P(N = 0) = (rate / (rate + t))^shape. Ends where what is left is below 1e-13 of it all. In
 * logarithms until the terms are large enough, so that nothing underflows for heavy buyers.
 */
export function tailOfCounts(shape: number, rate: number, t: number): Float64Array {
  const z = t / (rate + t);
  if (!(z > 0)) return new Float64Array(0);
  const pmf: number[] = [];
  let log = shape * Math.log1p(-z);
  let total = 0;
  for (let n = 0; n < most; n += 1) {
    const p = Math.exp(log);
    pmf.push(p);
    total += p;
    const ratio = ((shape + n) / (n + 1)) * z;
    log += Math.log(ratio);
    // Beyond the mode the rest is below a geometric series.
    const next = ((shape + n + 1) / (n + 2)) * z;
    if (next < 1 && ratio < 1 && Math.exp(log) / (1 - Math.max(next, z)) < 1e-13 * Math.max(total, 1e-300)) break;
  }
  const above = new Float64Array(pmf.length);
  let sum = 0;
  for (let n = pmf.length - 1; n > 0; n -= 1) {
    sum += pmf[n] ?? 0;
    above[n - 1] = Math.min(1, sum);
  }
  return above;
}

/** Enough for a purchase an hour in ten years; what is above counts as nothing. */
const most = 100_000;
