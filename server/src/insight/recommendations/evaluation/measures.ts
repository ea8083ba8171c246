/** How good one list is for one person: the share of `wanted` that is in it, and where. All between 0 and 1. */
export type Measured = { recall: number; ndcg: number; map: number };

/**
 * @param shown distinct products, best first
 * @param wanted what the person chose afterwards; at least one
 * @param k only the first so many count
 */
export function measure(shown: readonly number[], wanted: ReadonlySet<number>, k: number): Measured {
  const best = Math.min(k, wanted.size);
  let hits = 0;
  let gain = 0;
  let precision = 0;
  let ideal = 0;
  for (let i = 0; i < k; i += 1) {
    if (i < best) ideal += discount(i);
    const product = shown[i];
    if (product === undefined || !wanted.has(product)) continue;
    hits += 1;
    gain += discount(i);
    precision += hits / (i + 1);
  }
  return { recall: hits / best, ndcg: gain / ideal, map: precision / best };
}

/** Järvelin and Kekäläinen, "Cumulated gain-based evaluation of IR techniques", ACM TOIS 20(4), 2002. */
const discount = (place: number): number => 1 / Math.log2(place + 2);

/** Share of a list's products that bring a category not yet in it; null where none is known. */
export function varietyOf(shown: readonly number[], categoryOf: (product: number) => string | null): number | null {
  const categories = shown.flatMap((product) => categoryOf(product) ?? []);
  return categories.length === 0 ? null : new Set(categories).size / categories.length;
}

export const mean = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
