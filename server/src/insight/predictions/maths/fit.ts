import type { Cell, Family } from './family.ts';
import { minimiseFrom } from './minimise.ts';
import { spendLogLikelihood, type SpendCell } from './gamma-gamma.ts';

export type Fitted = { parameters: number[]; logLikelihood: number };

/**
 * How far logarithms of parameters lie from where they begin, at most by chance: a normal prior of this deviation that
 * weighs as much as a tenth of a customer. It decides only where the data say nothing, and keeps parameters from running off to
 * zero or infinity.
 */
const deviation = 3;

/**
 * Maximum likelihood in logarithms of the parameters, from several places and from the previous fit.
 * @param prior weight of the prior in customers; 0 for plain maximum likelihood
 */
export function fitFamily(
  family: Family,
  cells: readonly Cell[],
  { previous, prior = 0.1 }: { previous?: readonly number[]; prior?: number } = {},
): Fitted {
  const people = cells.reduce((sum, { n }) => sum + n, 0);
  const mean = (of: (cell: Cell) => number): number =>
    people === 0 ? 0 : cells.reduce((sum, cell) => sum + cell.n * of(cell), 0) / people;
  const starts = family.starts(
    mean(({ x }) => x),
    Math.max(
      mean(({ T }) => T),
      1e-6,
    ),
  );
  return maximise((parameters) => family.logLikelihood(parameters, cells), starts, previous, prior);
}

/** @param cells purchases of customers who bought; the unit of money is kept */
export function fitSpend(
  cells: readonly SpendCell[],
  { previous, prior = 0.1 }: { previous?: readonly number[]; prior?: number } = {},
): Fitted {
  const people = cells.reduce((sum, { n }) => sum + n, 0);
  const mean = people === 0 ? 1 : cells.reduce((sum, cell) => sum + cell.n * cell.mean, 0) / people;
  const starts = [
    [2, 4, 1.5 * mean],
    [6, 4, 0.5 * mean],
    [1, 2, mean],
    [20, 10, 0.5 * mean],
  ];
  return maximise((parameters) => spendLogLikelihood(parameters, cells), starts, previous, prior);
}

function maximise(
  logLikelihood: (parameters: readonly number[]) => number,
  starts: readonly (readonly number[])[],
  previous: readonly number[] | undefined,
  prior: number,
): Fitted {
  const centre = (starts[0] ?? []).map(Math.log);
  const surprise = (at: readonly number[]): number =>
    at.reduce((sum, value, i) => sum + ((value - (centre[i] ?? 0)) / deviation) ** 2 / 2, 0);
  const usable = previous?.length === centre.length && previous.every((one) => one > 0 && Number.isFinite(one));
  const from = [...(usable ? [previous] : []), ...starts].map((start) => start.map(Math.log));
  const { at } = minimiseFrom((x) => prior * surprise(x) - logLikelihood(x.map(Math.exp)), from);
  const parameters = at.map(Math.exp);
  return { parameters, logLikelihood: logLikelihood(parameters) };
}
