import type { Family } from '../maths/family.ts';
import type { Regression } from '../maths/regression.ts';
import { correctionOf, expectedOf } from './correction.ts';
import type { Customer, Past } from './purchases.ts';

export type Errors = { mae: number; rmse: number; total: number };

/** How far predictions lie from what followed: per customer, and (of the sum) as a share. */
export function errorsOf(predicted: readonly number[], actual: readonly number[]): Errors {
  const n = Math.max(1, actual.length);
  let [absolute, squared, sum, whole] = [0, 0, 0, 0];
  for (const [i, value] of actual.entries()) {
    const off = (predicted[i] ?? 0) - value;
    absolute += Math.abs(off);
    squared += off * off;
    sum += predicted[i] ?? 0;
    whole += value;
  }
  return { mae: absolute / n, rmse: Math.sqrt(squared / n), total: whole === 0 ? Number.NaN : sum / whole - 1 };
}

/** Naive rules anybody could apply, that a model has to beat. */
export const naiveRules: readonly { name: string; predict(past: Past): number[] }[] = [
  {
    name: 'Everybody at the average rate',
    predict: ({ customers, horizon }) => {
      const [repeats, watched] = customers.reduce(([x, T], one) => [x + one.x, T + one.T], [0, 0]);
      return customers.map(() => (repeats / Math.max(1, watched)) * horizon);
    },
  },
  { name: 'Same as in the period before', predict: ({ customers }) => customers.map(({ before }) => before) },
  {
    name: 'Own pace, nothing once twice overdue',
    predict: ({ customers, horizon }) =>
      customers.map(({ x, tx, T }) => (x === 0 || T - tx > (2 * tx) / x + 7 ? 0 : (x / Math.max(T, 30)) * horizon)),
  },
];

export type Candidate = { family: Family; parameters: readonly number[]; correction: Regression | null };

export const predictPast = ({ family, parameters, correction }: Candidate, { customers, horizon }: Past): number[] => {
  const known = new Map<string, number>();
  return customers.map((customer) => {
    const key = `${customer.x} ${customer.tx} ${customer.T}`;
    let base = known.get(key);
    if (base === undefined) known.set(key, (base = expectedOf(family, parameters, customer, horizon)));
    return base * correctionOf(correction, customer);
  });
};

/** How often the middle `nominal` of the predicted distribution held what followed; counts make it hold a little more. */
export function coverageOf(candidate: Candidate, past: Past, nominal: number): number {
  let held = 0;
  for (const customer of past.customers) {
    const [from, to] = intervalOf(candidate, customer, past.horizon, nominal);
    if (customer.after >= from && customer.after <= to) held += 1;
  }
  return past.customers.length === 0 ? Number.NaN : held / past.customers.length;
}

/** A corrected pace is a faster or slower clock. */
function intervalOf(candidate: Candidate, customer: Customer, horizon: number, nominal: number): [number, number] {
  const { family, parameters, correction } = candidate;
  const alive = family.alive(parameters, customer);
  const future = family.future(parameters, customer, horizon * correctionOf(correction, customer));
  const tail = (1 - nominal) / 2;
  const quantile = (above: number): number => {
    let k = 0;
    while (k < 10_000 && alive * future.above(k) > above) k += 1;
    return k;
  };
  return [quantile(1 - tail), quantile(tail)];
}

/** Ten groups by predicted probability of buying at all: predicted and actual share. */
export function calibrationOf(predicted: readonly number[], happened: readonly boolean[]) {
  const order = predicted.map((_, i) => i).sort((one, other) => (predicted[one] ?? 0) - (predicted[other] ?? 0));
  const size = Math.ceil(order.length / 10);
  const groups = [];
  for (let from = 0; from < order.length; from += size) {
    const members = order.slice(from, from + size);
    const mean = members.reduce((sum, i) => sum + (predicted[i] ?? 0), 0) / members.length;
    const actual = members.filter((i) => happened[i]).length / members.length;
    groups.push({ predicted: mean, actual, n: members.length });
  }
  return groups;
}
