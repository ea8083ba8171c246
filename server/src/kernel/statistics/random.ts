/** Draws that repeat: the same seed gives the same numbers. For simulations, bootstraps and tests; never for secrets. */
export type Random = {
  /** In [0, 1). */
  uniform(): number;
  /** Whole, 0 to below `n`. */
  below(n: number): number;
  normal(mean?: number, deviation?: number): number;
  exponential(rate?: number): number;
  gamma(shape: number, scale?: number): number;
  beta(a: number, b: number): number;
  poisson(mean: number): number;
  binomial(n: number, p: number): number;
};

/** xoshiro128** (Blackman and Vigna 2018), seeded through splitmix32. */
export function seededRandom(seed: number): Random {
  const next = xoshiro(seed);
  const uniform = (): number => ((next() >>> 5) * 67_108_864 + (next() >>> 6)) / 9_007_199_254_740_992;
  const normal = polar(uniform);
  const gamma = (shape: number, scale = 1): number => scale * standardGamma(shape, uniform, normal);
  return {
    uniform,
    below: (n) => Math.floor(uniform() * n),
    normal: (mean = 0, deviation = 1) => mean + deviation * normal(),
    exponential: (rate = 1) => -Math.log1p(-uniform()) / rate,
    gamma,
    beta: (a, b) => {
      const x = gamma(a);
      return x / (x + gamma(b));
    },
    poisson: (mean) => poisson(mean, uniform, gamma, (n, p) => binomial(n, p, uniform, gamma)),
    binomial: (n, p) => binomial(n, p, uniform, gamma),
  };
}

function xoshiro(seed: number): () => number {
  let s = seed | 0;
  const splitmix = (): number => {
    s = (s + 0x9e3779b9) | 0;
    let z = Math.imul(s ^ (s >>> 16), 0x85ebca6b);
    z = Math.imul(z ^ (z >>> 13), 0xc2b2ae35);
    return z ^ (z >>> 16);
  };
  let [a, b, c, d] = [splitmix(), splitmix(), splitmix(), splitmix()];
  const turned = (x: number, by: number): number => (x << by) | (x >>> (32 - by));
  return () => {
    const result = Math.imul(turned(Math.imul(b, 5), 7), 9);
    const t = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= t;
    d = turned(d, 11);
    return result >>> 0;
  };
}

/** Marsaglia's polar method. */
function polar(uniform: () => number): () => number {
  let spare: number | null = null;
  return () => {
    if (spare !== null) {
      const kept = spare;
      spare = null;
      return kept;
    }
    for (;;) {
      const [u, v] = [2 * uniform() - 1, 2 * uniform() - 1];
      const s = u * u + v * v;
      if (s === 0 || s >= 1) continue;
      const by = Math.sqrt((-2 * Math.log(s)) / s);
      spare = v * by;
      return u * by;
    }
  };
}

/** Marsaglia and Tsang 2000; shapes below 1 by their boost. */
function standardGamma(shape: number, uniform: () => number, normal: () => number): number {
  if (shape < 1) return standardGamma(shape + 1, uniform, normal) * Math.pow(1 - uniform(), 1 / shape);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = normal();
    const v = (1 + c * x) ** 3;
    if (v > 0 && Math.log(1 - uniform()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v;
  }
}

type Gamma = (shape: number) => number;
type Binomial = (n: number, p: number) => number;

/** Ahrens and Dieter 1974: large means are split by a gamma draw until they are small. */
function poisson(mean: number, uniform: () => number, gamma: Gamma, draw: Binomial): number {
  let [rest, count] = [mean, 0];
  while (rest > 16) {
    const m = Math.floor(rest * 0.875);
    const x = gamma(m);
    if (x > rest) return count + draw(m - 1, rest / x);
    count += m;
    rest -= x;
  }
  const floor = Math.exp(-rest);
  for (let product = uniform(); product > floor; product *= uniform()) count++;
  return count;
}

/** Large numbers are split at the middle order statistic, a beta draw (Devroye 1986, X.4.4). */
function binomial(n: number, p: number, uniform: () => number, gamma: Gamma): number {
  let [left, chance, count] = [n, p, 0];
  while (left > 30) {
    const a = 1 + Math.floor(left / 2);
    const x = gamma(a);
    const at = x / (x + gamma(left + 1 - a));
    if (at >= chance) {
      left = a - 1;
      chance /= at;
    } else {
      count += a;
      left -= a;
      chance = (chance - at) / (1 - at);
    }
  }
  for (let i = 0; i < left; i++) if (uniform() < chance) count++;
  return count;
}
