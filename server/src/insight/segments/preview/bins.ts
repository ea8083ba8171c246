/** A scale of equal, round steps. The first and the last bin hold what lies beyond as well. */
export type Bins = { from: number; width: number; buckets: number };

const wantedBins = 20;
const day = 86_400_000;

/**
 * Round bins from `low` to `high` (the 1st and the 99th percentile).
 * @param isWhole values are whole numbers: a bin is at least 1 wide
 */
export function binsFor(low: number, high: number, isWhole: boolean): Bins {
  const width = Math.max(roundStep((high - low) / wantedBins), isWhole ? 1 : 0);
  return from(low, high, width);
}

/** Bins of whole days, epoch milliseconds. */
export function dateBins(low: number, high: number): Bins {
  const steps = [1, 2, 7, 14, 30, 91, 182, 365, 1826];
  const width = steps.find((step) => (high - low) / (step * day) <= wantedBins) ?? 3652;
  return from(low, high, width * day);
}

function from(low: number, high: number, width: number): Bins {
  const start = Math.floor(low / width) * width;
  return { from: start, width, buckets: Math.max(1, Math.floor((high - start) / width) + 1) };
}

/** 1, 2, 5, 10, 20 … of at least this size. */
function roundStep(least: number): number {
  if (!(least > 0)) return 1;
  const power = 10 ** Math.floor(Math.log10(least));
  return [1, 2, 5, 10].map((step) => step * power).find((step) => step >= least) ?? 10 * power;
}
