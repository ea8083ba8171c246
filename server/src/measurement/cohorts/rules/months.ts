import type { CohortMonth, CohortSums } from '../store.clickhouse.ts';
import { mostMonths } from './dimensions.ts';

/**
 * A month after the first one. `of` are the people for whom it is over; only they count. whole: all of the cohort;
 * part: some, the rest is too young; young: nobody yet.
 */
export type MonthCell = {
  month: number;
  state: CellState;
  of: number;
  active: number;
  /** Within that month alone, and from the first order to its end; minor units. */
  gross: number;
  net: number;
  netSoFar: number;
};
export type CellState = 'whole' | 'part' | 'young';

export const stateOf = (of: number, size: number): CellState => (of === 0 ? 'young' : of === size ? 'whole' : 'part');

export function monthCells(
  { size, ages }: Pick<CohortSums, 'size' | 'ages'>,
  rows: readonly CohortMonth[],
): MonthCell[] {
  const peopleBehind = new Map(ages[0].map((months, i) => [months, ages[1][i] ?? 0]));
  const last = Math.min(mostMonths, Math.max(0, ...ages[0]));
  const byAge = new Map<number, CohortMonth[]>();
  for (const row of rows) byAge.set(row.over, [...(byAge.get(row.over) ?? []), row]);
  return Array.from({ length: last + 1 }, (_, month): MonthCell => {
    const old = [...peopleBehind].filter(([months]) => months > month);
    const of = old.reduce((sum, [, people]) => sum + people, 0);
    const cell: MonthCell = { month, state: stateOf(of, size), of, active: 0, gross: 0, net: 0, netSoFar: 0 };
    for (const [months] of old) {
      for (const row of byAge.get(months) ?? []) {
        if (row.k <= month) cell.netSoFar += row.net;
        if (row.k !== month) continue;
        cell.active += row.active;
        cell.gross += row.gross;
        cell.net += row.net;
      }
    }
    return cell;
  });
}
