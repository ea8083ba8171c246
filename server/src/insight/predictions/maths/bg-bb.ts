import { logBeta } from '../../../kernel/statistics/index.ts';
import { four } from './family.ts';

/** n customers who bought at x of `periods` chances, the last time at chance tx. */
export type ChanceCell = { x: number; tx: number; periods: number; n: number };

/**
 * BG/BB (Fader, Hardie and Shang 2010, Marketing Science 29:6): at each chance an active customer buys with a
 * beta(alpha, beta) distributed probability, and stops before a chance with a beta(gamma, delta) distributed one.
 */
export function chanceLogLikelihood(parameters: readonly number[], cells: readonly ChanceCell[]): number {
  return cells.reduce((sum, cell) => sum + cell.n * logOne(parameters, cell), 0);
}

function logOne(parameters: readonly number[], { x, tx, periods }: ChanceCell): number {
  const [alpha, beta, gamma, delta] = four(parameters);
  const base = logBeta(alpha, beta) + logBeta(gamma, delta);
  const terms = [logBeta(alpha + x, beta + periods - x) + logBeta(gamma, delta + periods)];
  for (let i = 0; i < periods - tx; i += 1) {
    terms.push(logBeta(alpha + x, beta + tx - x + i) + logBeta(gamma + 1, delta + tx + i));
  }
  const most = Math.max(...terms);
  return most + Math.log(terms.reduce((sum, term) => sum + Math.exp(term - most), 0)) - base;
}

/** Probability that one is still active at the next chance. */
export function aliveAtNextChance(parameters: readonly number[], cell: ChanceCell): number {
  const [alpha, beta, gamma, delta] = four(parameters);
  const { x, periods } = cell;
  const log =
    logBeta(alpha + x, beta + periods - x) -
    logBeta(alpha, beta) +
    logBeta(gamma, delta + periods + 1) -
    logBeta(gamma, delta);
  return Math.exp(log - logOne(parameters, cell));
}

/** Expected purchases at the coming `chances`: a sum over the chances one may still be active at. */
export function expectedAtChances(parameters: readonly number[], cell: ChanceCell, chances: number): number {
  const [alpha, beta, gamma, delta] = four(parameters);
  const { x, periods } = cell;
  const buys = logBeta(alpha + x + 1, beta + periods - x) - logBeta(alpha, beta) - logOne(parameters, cell);
  let sum = 0;
  for (let i = 1; i <= chances; i += 1) {
    sum += Math.exp(buys + logBeta(gamma, delta + periods + i) - logBeta(gamma, delta));
  }
  return sum;
}
