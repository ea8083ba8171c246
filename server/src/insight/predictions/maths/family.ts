/** A customer as these models see one: x repeat purchases, the last of them tx after the first purchase, watched for T. */
export type History = { x: number; tx: number; T: number };

/** n customers alike: what a likelihood needs of a population. tx and T may be means within a narrow bin. */
export type Cell = History & { n: number };

/**
 * A model of buying until one stops, unseen. Parameters are positive and in the order of `parameters`; times are in one
 * unit throughout.
 */
export type Family = {
  name: string;
  title: string;
  parameters: readonly string[];
  /** Places to begin a search, for customers watched for about `T` who bought again about `x` times. */
  starts(x: number, T: number): readonly (readonly number[])[];
  logLikelihood(parameters: readonly number[], cells: readonly Cell[]): number;
  /** Repeat purchases of a new customer until t. */
  expected(parameters: readonly number[], t: number): number;
  /** Probability that the customer has not stopped. */
  alive(parameters: readonly number[], history: History): number;
  /** Of a customer who has not stopped: mean and P(X > k), k = 0, 1 …, of the purchases in the coming t. */
  future(parameters: readonly number[], history: History, t: number): Future;
  /** Shape and rate of the gamma distribution of a customer's purchase rate, given the history. */
  rate(parameters: readonly number[], history: History): { shape: number; rate: number };
};

export type Future = { mean: number; above(k: number): number };

/** Four positive parameters. */
export function four(parameters: readonly number[]): readonly [number, number, number, number] {
  const [first = Number.NaN, second = Number.NaN, third = Number.NaN, fourth = Number.NaN] = parameters;
  return [first, second, third, fourth];
}

/** Σ f over 0 … n − 1 for every n up to the largest: rising factorials as logarithms, without differences of lnΓ. */
export function runningSums(most: number, f: (i: number) => number): Float64Array {
  const sums = new Float64Array(most + 1);
  for (let i = 0; i < most; i += 1) sums[i + 1] = (sums[i] ?? 0) + f(i);
  return sums;
}

export const largest = (cells: readonly Cell[]): number => cells.reduce((most, { x }) => Math.max(most, x), 0);

/** ln(1 + eᵐ) without overflow. */
export const logOnePlusExp = (m: number): number => (m > 0 ? m + Math.log1p(Math.exp(-m)) : Math.log1p(Math.exp(m)));
