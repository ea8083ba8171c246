export type Minimum = { at: number[]; value: number; steps: number };

/**
 * The lowest of the minima found from several places, by BFGS with central differences and a backtracking search.
 * A value that is not finite counts as too high, so a search never leaves where f is defined.
 */
export function minimiseFrom(f: (x: readonly number[]) => number, starts: readonly (readonly number[])[]): Minimum {
  const safe = (x: readonly number[]): number => {
    const value = f(x);
    return Number.isFinite(value) ? value : Number.MAX_VALUE;
  };
  // The most promising starts only, judged where they stand.
  const ranked = starts.map((at) => ({ at, value: safe(at) })).sort((one, other) => one.value - other.value);
  let best: Minimum = { at: [...(ranked[0]?.at ?? [])], value: ranked[0]?.value ?? Infinity, steps: 0 };
  for (const { at } of ranked.slice(0, 2)) {
    const found = descend(safe, at);
    if (found.value < best.value) best = found;
  }
  return best;
}

type Value = (x: readonly number[]) => number;

const dot = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((sum, one, i) => sum + one * (b[i] ?? 0), 0);

function descend(f: Value, start: readonly number[]): Minimum {
  let at = [...start];
  let value = f(at);
  let slope = gradient(f, at);
  let inverse = identity(at.length);
  let steps = 0;
  let isFresh = true;
  while (steps < 300) {
    steps += 1;
    let direction = inverse.map((row) => -dot(row, slope));
    if (dot(direction, slope) >= 0) direction = slope.map((s) => -s);
    const found = search(f, at, value, slope, direction);
    if (!found) {
      // Along a tired approximation nothing is lower; steepest descent says whether it is the end.
      if (isFresh) break;
      inverse = identity(at.length);
      isFresh = true;
      continue;
    }
    const next = gradient(f, found.at);
    const moved = found.at.map((x, i) => x - (at[i] ?? 0));
    const turned = next.map((g, i) => g - (slope[i] ?? 0));
    const gained = value - found.value;
    [at, value, slope] = [found.at, found.value, next];
    inverse = updated(inverse, moved, turned);
    isFresh = false;
    if (gained < 1e-10 * (1 + Math.abs(value)) && Math.max(...slope.map(Math.abs)) < 1e-5 * (1 + Math.abs(value)))
      break;
  }
  return { at, value, steps };
}

function search(
  f: Value,
  at: readonly number[],
  value: number,
  slope: readonly number[],
  direction: readonly number[],
) {
  const longest = Math.max(...direction.map(Math.abs));
  const downhill = dot(direction, slope);
  // In logarithms of parameters, more than a factor of seven at once leads astray.
  for (let step = Math.min(1, 2 / longest); step > 1e-12; step *= step > 0.1 ? 0.5 : 0.2) {
    const to = at.map((x, i) => x + step * (direction[i] ?? 0));
    const reached = f(to);
    if (reached < value + 1e-4 * step * downhill) return { at: to, value: reached };
  }
  return null;
}

function gradient(f: Value, at: readonly number[]): number[] {
  return at.map((x, i) => {
    const h = 6e-6 * Math.max(1, Math.abs(x));
    const moved = [...at];
    moved[i] = x + h;
    const above = f(moved);
    moved[i] = x - h;
    return (above - f(moved)) / (2 * h);
  });
}

const identity = (n: number): number[][] =>
  Array.from({ length: n }, (_, i) => Array.from({ length: n }, (_, j) => (i === j ? 1 : 0)));

/** BFGS update of the inverse Hessian (Nocedal and Wright, Numerical Optimization, 6.17). */
function updated(inverse: readonly number[][], moved: readonly number[], turned: readonly number[]): number[][] {
  const curvature = dot(moved, turned);
  if (!(curvature > 1e-14)) return inverse.map((row) => [...row]);
  const scaled = inverse.map((row) => dot(row, turned));
  const factor = (1 + dot(turned, scaled) / curvature) / curvature;
  return inverse.map((row, i) =>
    row.map((cell, j) => {
      const [mi, mj] = [moved[i] ?? 0, moved[j] ?? 0];
      return cell + factor * mi * mj - (mi * (scaled[j] ?? 0) + (scaled[i] ?? 0) * mj) / curvature;
    }),
  );
}
