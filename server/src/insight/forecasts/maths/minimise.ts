/** Bounds of one variable. */
export type Bound = readonly [low: number, high: number];

/**
 * Nelder & Mead (1965) within bounds, with the steps of Gao & Han (2012) that suit many variables: a point outside is
 * moved to the nearest inside. Restarted from its result until a restart gains nothing, which frees a simplex that collapsed.
 * Smoothing parameters often end on a bound, and where they are not admissible there is no slope: a search by gradients, as
 * that of the purchase models, whose parameters are logarithms without bounds, stops there.
 */
export function minimise(
  f: (x: readonly number[]) => number,
  start: readonly number[],
  bounds: readonly Bound[],
  { evaluations = 4_000, tolerance = 1e-11, scale = 0.1 } = {},
): { x: number[]; value: number } {
  const inside = (x: readonly number[]): number[] =>
    x.map((v, i) => Math.min(bounds[i]?.[1] ?? v, Math.max(bounds[i]?.[0] ?? v, v)));
  const cost = (x: readonly number[]): number => {
    const value = f(x);
    return Number.isFinite(value) ? value : Number.MAX_VALUE;
  };
  let best = { x: inside(start), value: cost(inside(start)) };
  const patience = start.length > 4 ? 4 : 1;
  let idle = 0;
  let left = evaluations;
  for (let round = 0; round < 40 && left > 0; round += 1) {
    const found = simplex(cost, inside, best.x, bounds, scale / (1 + (round % 4)), left, tolerance);
    left -= found.used;
    const gain = best.value - found.value;
    if (found.value < best.value) best = found;
    idle = gain <= Math.abs(best.value) * 1e-9 ? idle + 1 : 0;
    if (idle === patience) break;
  }
  return { x: best.x, value: best.value };
}

type Point = { x: number[]; value: number };

function simplex(
  cost: (x: readonly number[]) => number,
  inside: (x: readonly number[]) => number[],
  start: readonly number[],
  bounds: readonly Bound[],
  scale: number,
  budget: number,
  tolerance: number,
): Point & { used: number } {
  const n = Math.max(2, start.length);
  let used = 0;
  const at = (x: readonly number[]): Point => {
    used += 1;
    const place = inside(x);
    return { x: place, value: cost(place) };
  };
  const points = [
    at(start),
    ...start.map((_, i) => at(start.map((v, j) => (i === j ? v + step(v, bounds[j], scale) : v)))),
  ];
  const byValue = (a: Point, b: Point): number => a.value - b.value;
  while (used < budget) {
    points.sort(byValue);
    const best = points[0]!;
    const worst = points.at(-1)!;
    if (worst.value - best.value <= tolerance * (Math.abs(best.value) + tolerance) && spread(points) < 1e-7) break;
    const centre = start.map((_, j) => points.slice(0, -1).reduce((sum, p) => sum + p.x[j]!, 0) / (points.length - 1));
    const along = (factor: number): Point => at(centre.map((c, j) => c + factor * (worst.x[j]! - c)));
    const reflected = along(-1);
    let better: Point;
    if (reflected.value < best.value) {
      const further = along(-(1 + 2 / n));
      better = further.value < reflected.value ? further : reflected;
    } else if (reflected.value < points.at(-2)!.value) {
      better = reflected;
    } else {
      better = along(reflected.value < worst.value ? -(0.75 - 0.5 / n) : 0.75 - 0.5 / n);
      if (better.value >= Math.min(reflected.value, worst.value)) {
        for (let i = 1; i < points.length; i += 1)
          points[i] = at(points[i]!.x.map((v, j) => best.x[j]! + (1 - 1 / n) * (v - best.x[j]!)));
        continue;
      }
    }
    points[points.length - 1] = better;
  }
  points.sort(byValue);
  return { ...points[0]!, used };
}

/** A first step towards the wider side. */
function step(value: number, bound: Bound | undefined, scale: number): number {
  if (!bound || !Number.isFinite(bound[1] - bound[0])) return scale * Math.max(1, Math.abs(value));
  const size = scale * (bound[1] - bound[0]);
  return value + size <= bound[1] ? size : -size;
}

const spread = (points: readonly Point[]): number =>
  Math.max(
    ...points[0]!.x.map((v, j) => Math.max(...points.map((p) => Math.abs(p.x[j]! - v) / Math.max(1, Math.abs(v))))),
  );
