import type { Cell } from '../maths/family.ts';
import { fitSpend } from '../maths/fit.ts';
import { expectedSpend, type SpendCell } from '../maths/gamma-gamma.ts';
import type { Regression } from '../maths/regression.ts';
import { calibrationOf, coverageOf, predictPast, type Candidate } from './back-test.ts';
import { candidatesOf, choose, type Tried } from './choose.ts';
import { correctionOf } from './correction.ts';
import { familyOf, type Past } from './purchases.ts';

/** All there is to learn from, in days and units of money. */
export type Lesson = {
  /** Everybody today. */
  cells: readonly Cell[];
  /** As of the split, with what followed until today. */
  test: Past;
  /** Before the split, their horizons ending at it; and before today. */
  earlier: readonly Past[];
  recent: readonly Past[];
  spend: readonly SpendCell[];
  previous: ValueParameters | null;
};

/** What lifetime value is computed from. */
export type ValueParameters = {
  family: string;
  parameters: number[];
  correction: Regression | null;
  /** p, q and gamma of Gamma-Gamma over purchase days, the first counted. */
  spend: number[];
  /** Total value from which on a customer belongs to the highest fifth, and to the upper half. */
  tiers: { high: number; medium: number };
};

export type Learned = {
  parameters: ValueParameters;
  rows: Tried[];
  chosen: string;
  naive: string;
  wins: boolean;
  calibration: { predicted: number; actual: number; n: number }[];
  coverage: { nominal: number; actual: number }[];
};

/** Fits and compares on the past, then fits the winner on everything. */
export function learn({ cells, test, earlier, recent, spend, previous }: Lesson): Learned {
  const worth = fitSpend(spend, { previous: previous?.spend }).parameters;
  const everybody = meanOf(spend);
  const spendOf = (x: number, mean: number): number => {
    const drawn = mean > 0 ? expectedSpend(worth, x + 1, mean) : expectedSpend(worth, 0, 0);
    return Number.isFinite(drawn) && drawn > 0 ? drawn : everybody;
  };
  const { rows, best, naive, wins } = choose(test, earlier, (customer) => spendOf(customer.x, customer.spend));
  const candidates = candidatesOf(
    best.family,
    { cells },
    best.correction === null ? [] : recent,
    previousOf(previous, best),
  );
  const final =
    candidates.find(({ correction }) => (correction === null) === (best.correction === null)) ?? candidates[0];
  if (!final) throw new Error('no candidate');
  return {
    parameters: {
      family: final.family.name,
      parameters: [...final.parameters],
      correction: final.correction,
      spend: worth,
      tiers: tiersOf(final, test, spendOf),
    },
    rows,
    chosen: best.name,
    naive: naive.name,
    wins,
    calibration: calibrationOf(
      chancesOf(best, test),
      test.customers.map(({ after }) => after > 0),
    ),
    coverage: [0.5, 0.8, 0.95].map((nominal) => ({ nominal, actual: coverageOf(best, test, nominal) })),
  };
}

const previousOf = (previous: ValueParameters | null, { family }: Candidate): readonly number[] | undefined =>
  previous !== null && familyOf(previous.family) === family ? previous.parameters : undefined;

/** Probability of buying at all; a corrected pace is a faster or slower clock. */
const chancesOf = ({ family, parameters, correction }: Candidate, { customers, horizon }: Past): number[] =>
  customers.map(
    (customer) =>
      family.alive(parameters, customer) *
      family.future(parameters, customer, horizon * correctionOf(correction, customer)).above(0),
  );

function tiersOf(
  final: Candidate,
  test: Past,
  spendOf: (x: number, mean: number) => number,
): { high: number; medium: number } {
  const orders = predictPast(final, { ...test, horizon: 365 });
  const totals = test.customers
    .map(({ x, spend }, i) => (x + 1) * spend + (orders[i] ?? 0) * spendOf(x, spend))
    .sort((one, other) => one - other);
  const at = (share: number): number => totals[Math.floor(share * totals.length)] ?? 0;
  return { high: at(0.8), medium: at(0.5) };
}

function meanOf(spend: readonly SpendCell[]): number {
  const [sum, n] = spend.reduce(([total, count], cell) => [total + cell.n * cell.mean, count + cell.n], [0, 0]);
  return n === 0 ? 0 : sum / n;
}
