import type { Band } from './intervals.ts';

/** Days from today on until the stock is used up; null where it lasts beyond the horizon. */
export type StockOut = { expected: number | null; earliest: number | null; latest: number | null };

/** When a stock is gone, from units up to the end of each week to come. A stock of nothing is gone today. */
export function stockOut(stock: number, cumulated: readonly Band[]): StockOut {
  const when = (of: (band: Band) => number): number | null => {
    if (stock <= 0) return 0;
    let before = 0;
    for (const [week, band] of cumulated.entries()) {
      const until = of(band);
      if (until >= stock) return Math.floor((week + (stock - before) / Math.max(1e-9, until - before)) * 7);
      before = until;
    }
    return null;
  };
  return { expected: when((b) => b.mean), earliest: when((b) => b.high), latest: when((b) => b.low) };
}

/** Units to order now so that the stock lasts the lead time and the time until the next order, nine times in ten. */
export function reorderUnits(stock: number, cumulated: readonly Band[], leadWeeks: number, coverWeeks: number): number {
  const needed = cumulated[Math.min(cumulated.length, leadWeeks + coverWeeks) - 1]?.high ?? 0;
  return Math.max(0, Math.ceil(needed - Math.max(0, stock)));
}
