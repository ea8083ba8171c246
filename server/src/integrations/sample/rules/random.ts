/** A seeded stream of numbers: the same (seed, stream) always gives the same draws, so people can be made in any order. */
export type Random = {
  /** [0, 1) */
  next(): number;
  /** whole number in [from, to] */
  int(from: number, to: number): number;
  chance(probability: number): boolean;
  pick<T>(items: readonly T[]): T;
  /** rate 1 */
  exponential(): number;
  normal(): number;
  /** shape, rate */
  gamma(shape: number, rate: number): number;
  beta(a: number, b: number): number;
};

/** sfc32, seeded through a splitmix hash. */
export function randomStream(seed: number, stream: number): Random {
  let [a, b, c] = [mix(seed), mix(stream ^ 0x9e3779b9), mix(seed ^ Math.imul(stream, 0x85ebca6b))];
  let counter = 1;
  const next = (): number => {
    const t = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + t) | 0;
    return (t >>> 0) / 4_294_967_296;
  };
  for (let i = 0; i < 12; i++) next();
  return { next, ...drawsFrom(next) };
}

function drawsFrom(next: () => number): Omit<Random, 'next'> {
  const int = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1));
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
  const gamma = (shape: number, rate: number): number => unitGamma(shape, next, normal) / rate;
  return {
    int,
    normal,
    gamma,
    chance: (probability) => next() < probability,
    pick: (items) => items[Math.floor(next() * items.length)]!,
    exponential: () => -Math.log(1 - next()),
    beta: (a, b) => {
      const x = gamma(a, 1);
      return x / (x + gamma(b, 1));
    },
  };
}

/** Marsaglia and Tsang (2000), with the usual boost below shape 1. */
function unitGamma(shape: number, next: () => number, normal: () => number): number {
  if (shape < 1) return unitGamma(shape + 1, next, normal) * Math.pow(1 - next(), 1 / shape);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = normal();
    const v = (1 + c * x) ** 3;
    if (v > 0 && Math.log(1 - next()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v;
  }
}

function mix(value: number): number {
  let x = value | 0;
  x = Math.imul(x ^ (x >>> 16), 0x21f0aaad);
  x = Math.imul(x ^ (x >>> 15), 0x735a2d97);
  return x ^ (x >>> 15);
}

/** A choice among items with weights; the cumulative sums are made once. */
export function weighted<T>(items: readonly (readonly [T, number])[]): (random: Random) => T {
  let sum = 0;
  const edges = items.map(([, weight]) => (sum += weight));
  return (random) => {
    const at = random.next() * sum;
    return items[edges.findIndex((edge) => at < edge)]![0];
  };
}
