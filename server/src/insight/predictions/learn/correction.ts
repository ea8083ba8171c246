import type { Family, History } from '../maths/family.ts';
import { fitRegression, linearOf, type Regression } from '../maths/regression.ts';
import type { Customer, Past } from './purchases.ts';

type Recent = History & Pick<Customer, 'bought30' | 'bought60' | 'bought120'>;

/**
 * What the purchase models leave out: when within the time watched one bought. Each feature as this process computes it and
 * as the event store does.
 */
export const recentFeatures: readonly { of(customer: Recent): number; sql: string }[] = [
  { of: ({ bought30 }) => Math.log1p(bought30), sql: 'log1p(bought30)' },
  { of: ({ bought60 }) => Math.log1p(bought60), sql: 'log1p(bought60)' },
  { of: ({ bought120 }) => Math.log1p(bought120), sql: 'log1p(bought120)' },
  { of: ({ x }) => Math.log1p(x), sql: 'log1p(x)' },
  { of: ({ tx, T }) => Math.log1p((T - tx) / 30), sql: 'log1p((age - tx) / 30)' },
  {
    of: ({ x, tx, T }) => (x === 0 ? 0 : Math.log((T - tx + 5) / (tx / x + 5))),
    sql: 'if(x = 0, 0., log((age - tx + 5) / (tx / x + 5)))',
  },
  { of: ({ x }) => (x === 0 ? 1 : 0), sql: 'toFloat64(x = 0)' },
  { of: ({ T }) => Math.log(T + 30), sql: 'log(age + 30)' },
];

const featuresOf = (customer: Recent): number[] => recentFeatures.map(({ of }) => of(customer));
const most = Math.log(8);

/**
 * A Poisson regression of what customers bought after some past moments, the purchase model's expectation at that moment as
 * a known factor: it learns by how much recent purchases should raise or lower it, and nothing where they should not.
 * @param pasts with the parameters the family had at each
 */
export function fitCorrection(
  family: Family,
  pasts: readonly { past: Past; parameters: readonly number[] }[],
): Regression {
  const rows: number[][] = [];
  const outcomes: number[] = [];
  const offset: number[] = [];
  for (const { past, parameters } of pasts) {
    for (const customer of past.customers) {
      rows.push(featuresOf(customer));
      outcomes.push(customer.after);
      offset.push(Math.log(Math.max(1e-9, expectedOf(family, parameters, customer, past.horizon))));
    }
  }
  return fitRegression('poisson', rows, outcomes, { ridge: 10, offset });
}

/** Between an eighth and eight. */
export const correctionOf = (correction: Regression | null, customer: Recent): number =>
  correction === null ? 1 : Math.exp(Math.max(-most, Math.min(most, linearOf(correction, featuresOf(customer)))));

/** The same in SQL over x, tx, age, bought30, bought60 and bought120. */
export function correctionSql(correction: Regression | null): string {
  if (correction === null) return '1.';
  const terms = recentFeatures.map(
    ({ sql }, i) =>
      `${number(correction.coefficients[i])} * (${sql} - ${number(correction.means[i])}) / ${number(correction.deviations[i])}`,
  );
  return `exp(greatest(${-most}, least(${most}, ${[number(correction.intercept), ...terms].join(' + ')})))`;
}

/** Numbers only reach SQL as literals of numbers. */
const number = (value: number | undefined): string => `(${Number(value ?? 0).toString()})`;

export const expectedOf = (family: Family, parameters: readonly number[], history: History, horizon: number): number =>
  family.alive(parameters, history) * family.future(parameters, history, horizon).mean;
