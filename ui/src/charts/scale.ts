/** An axis from a round number to a round number, zero included, with about `count` steps. */
export function roundAxis(
  values: readonly (number | null)[],
  count = 4,
): { ticks: number[]; min: number; max: number } {
  const known = values.filter((value) => value !== null);
  const top = Math.max(0, ...known);
  const bottom = Math.min(0, ...known);
  if (top === bottom) return { ticks: [0, 1], min: 0, max: 1 };
  const step = roundStep((top - bottom) / count);
  const first = Math.floor(bottom / step);
  const last = Math.ceil(top / step);
  const ticks = Array.from({ length: last - first + 1 }, (_, index) =>
    Number(((first + index) * step).toPrecision(12)),
  );
  return { ticks, min: ticks[0]!, max: ticks.at(-1)! };
}

function roundStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough));
  const share = rough / power;
  return power * (share <= 1 ? 1 : share <= 2 ? 2 : share <= 2.5 ? 2.5 : share <= 5 ? 5 : 10);
}

/**
 * Moves labels apart so that none is nearer than `gap` to the next, as little as needed, inside 0…height.
 * @param wanted where each label would like to be; the result keeps this order
 */
export function spreadLabels(wanted: readonly number[], gap: number, height: number): number[] {
  const order = wanted.map((_, index) => index).sort((a, b) => wanted[a]! - wanted[b]!);
  const placed = [...wanted];
  let floor = 0;
  for (const index of order) {
    placed[index] = Math.max(placed[index]!, floor);
    floor = placed[index] + gap;
  }
  let ceiling = height;
  for (const index of order.toReversed()) {
    placed[index] = Math.min(placed[index]!, ceiling);
    ceiling = placed[index] - gap;
  }
  return placed;
}

/** For each series, the values with everything below it added: what a stacked chart draws as its upper edge. */
export function stack(series: readonly (readonly (number | null)[])[]): number[][] {
  const below: number[] = [];
  return series.map((values) =>
    values.map((value, index) => {
      below[index] = (below[index] ?? 0) + (value ?? 0);
      return below[index];
    }),
  );
}
