import { fitFamily } from '../maths/fit.ts';
import type { Family } from '../maths/family.ts';
import { errorsOf, naiveRules, predictPast, type Candidate, type Errors } from './back-test.ts';
import { fitCorrection } from './correction.ts';
import { families, type Past } from './purchases.ts';

export type Tried = { name: string; isBaseline: boolean; errors: Errors; value: Errors | null };
export type Choice = { rows: Tried[]; best: Candidate & { name: string }; wins: boolean; naive: Tried };

/** A family at a past moment: fitted on what was known then, alone and corrected by what was learned before that. */
export function candidatesOf(
  family: Family,
  past: Pick<Past, 'cells'>,
  earlier: readonly Past[],
  previous?: readonly number[],
): (Candidate & { name: string })[] {
  const { parameters } = fitFamily(family, past.cells, { previous });
  const plain = { family, parameters, correction: null, name: family.title };
  const pasts = earlier
    .filter(({ customers }) => customers.length >= 100)
    .map((one) => ({ past: one, parameters: fitFamily(family, one.cells, { previous: parameters }).parameters }));
  if (pasts.length === 0) return [plain];
  return [plain, { ...plain, correction: fitCorrection(family, pasts), name: `${family.title} with recent purchases` }];
}

/**
 * Fits every family on what was known at `test`, lets each predict what followed, and takes the one with the smallest root mean
 * squared error: the score that expectations are best in, where the absolute error rewards guessing low. It wins when no naive
 * rule does better.
 * @param earlier moments before `test`, their horizons ending by then
 */
export function choose(
  test: Past,
  earlier: readonly Past[],
  spendOf?: (customer: Past['customers'][number]) => number,
): Choice {
  const actual = test.customers.map(({ after }) => after);
  const worth = test.customers.map(({ worthAfter }) => worthAfter);
  const row = (name: string, isBaseline: boolean, predicted: readonly number[]): Tried => {
    const value = spendOf
      ? errorsOf(
          predicted.map((orders, i) => {
            const customer = test.customers[i];
            return orders * (customer === undefined ? 0 : isBaseline ? customer.spend : spendOf(customer));
          }),
          worth,
        )
      : null;
    return { name, isBaseline, errors: errorsOf(predicted, actual), value };
  };
  const tried = families.flatMap((family) =>
    candidatesOf(family, test, earlier).map((candidate) => ({
      candidate,
      row: row(candidate.name, false, predictPast(candidate, test)),
    })),
  );
  const naive = naiveRules.map(({ name, predict }) => row(name, true, predict(test)));
  const best = least(tried, (one) => one.row.errors.rmse);
  const rival = least(naive, (one) => one.errors.rmse);
  return {
    rows: [...tried.map((one) => one.row), ...naive],
    best: best.candidate,
    naive: rival,
    wins: best.row.errors.rmse <= rival.errors.rmse,
  };
}

function least<T>(all: readonly T[], of: (one: T) => number): T {
  const [first, ...rest] = all;
  if (first === undefined) throw new Error('nothing to choose from');
  return rest.reduce((best, one) => (of(one) < of(best) ? one : best), first);
}
