import { intervalOf, momentsOf, wilson, type Estimate, type Interval } from '../../../insight/experiments/index.ts';
import type { CohortSums } from '../store.clickhouse.ts';
import { horizons } from './dimensions.ts';
import { stateOf, type CellState } from './months.ts';

/** The first `days` days of those for whom they have passed; money in minor units, per person where it says so. */
export type HorizonCell = {
  days: number;
  state: CellState;
  of: number;
  repeaters: number;
  repeatRate: number | null;
  repeatInterval: Interval | null;
  gross: number;
  net: number;
  /** Net revenue per person, with 95 %. */
  lifetimeValue: number | null;
  valueInterval: Interval | null;
  /** Mean of first orders, and of the orders after them. */
  firstOrderValue: number | null;
  laterOrderValue: number | null;
  /** Given back, refunds and credit notes, as a share of gross. */
  refundRate: number | null;
};

export function horizonCells(sums: CohortSums): HorizonCell[] {
  return horizons.map((days, i): HorizonCell => {
    const at = (values: readonly number[]): number => values[i] ?? 0;
    const of = at(sums.members);
    const [gross, net, orders] = [at(sums.gross), at(sums.net), at(sums.orders)];
    const value = valueEstimate(sums, i);
    return {
      days,
      state: stateOf(of, sums.size),
      of,
      repeaters: at(sums.repeaters),
      repeatRate: of === 0 ? null : at(sums.repeaters) / of,
      repeatInterval: of === 0 ? null : wilson(at(sums.repeaters), of),
      gross,
      net,
      lifetimeValue: of === 0 ? null : value.value,
      valueInterval: of < 2 ? null : intervalOf(value),
      firstOrderValue: of === 0 ? null : at(sums.firstGross) / of,
      laterOrderValue: orders <= of ? null : (gross - at(sums.firstGross)) / (orders - of),
      refundRate: gross === 0 ? null : (gross - net) / gross,
    };
  });
}

export function valueEstimate(sums: CohortSums, horizon: number): Estimate {
  const of = sums.members[horizon] ?? 0;
  const { mean, variance } = momentsOf(of, sums.net[horizon] ?? 0, sums.netSquares[horizon] ?? 0);
  return { n: of, value: mean, variance: of === 0 ? 0 : variance / of };
}

/** The variance of a share by everybody's, so that a small group without any is not taken for certain. */
export function repeatEstimate(sums: CohortSums, total: CohortSums, horizon: number): Estimate {
  const of = sums.members[horizon] ?? 0;
  const everybody = (total.repeaters[horizon] ?? 0) / Math.max(1, total.members[horizon] ?? 0);
  const value = of === 0 ? 0 : (sums.repeaters[horizon] ?? 0) / of;
  return { n: of, value, variance: of === 0 ? 0 : (everybody * (1 - everybody)) / of };
}
