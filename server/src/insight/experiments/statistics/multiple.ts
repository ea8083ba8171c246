/** p-values corrected for asking several questions at once; in the order given, at most 1. */

/** Holm 1979: the chance of any false finding stays below α. */
export function holm(ps: readonly number[]): number[] {
  let highest = 0;
  return inOrder(ps, ascending(ps), (p, rank) => (highest = Math.max(highest, Math.min(1, (ps.length - rank) * p))));
}

/** Benjamini and Hochberg 1995: of the findings, the expected share of false ones stays below α. */
export function benjaminiHochberg(ps: readonly number[]): number[] {
  let lowest = 1;
  return inOrder(
    ps,
    ascending(ps).reverse(),
    (p, step) => (lowest = Math.min(lowest, (ps.length / (ps.length - step)) * p)),
  );
}

const ascending = (ps: readonly number[]): number[] => ps.map((_, i) => i).sort((a, b) => (ps[a] ?? 1) - (ps[b] ?? 1));

function inOrder(ps: readonly number[], order: readonly number[], of: (p: number, step: number) => number): number[] {
  const adjusted = ps.map(() => 1);
  order.forEach((i, step) => {
    adjusted[i] = of(ps[i] ?? 1, step);
  });
  return adjusted;
}
