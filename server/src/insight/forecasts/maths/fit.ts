import { classicalStart, simpleStart, type Start } from './initial.ts';
import { minimise, type Bound } from './minimise.ts';
import { project, smooth, type Parameters, type Shape, type Smoothed } from './smoothing.ts';

export type FitOptions = {
  /** `classical`: R's HoltWinters. `simple`: first value and change. `estimated`: states are optimised with the parameters. */
  start?: 'classical' | 'simple' | 'estimated';
  /** Given parameters are kept; the others minimise the squared one-step error. */
  given?: Partial<Parameters>;
  evaluations?: number;
};

export type Fitted = { shape: Shape; parameters: Parameters; start: Start; smoothed: Smoothed; sse: number };

const names = ['alpha', 'beta', 'gamma', 'phi'] as const;
const bounds: Record<(typeof names)[number], Bound> = {
  alpha: [0, 1],
  beta: [0, 1],
  gamma: [0, 1],
  phi: [0.8, 0.998],
};
/** Where R's HoltWinters begins its search. */
const begin: Parameters = { alpha: 0.3, beta: 0.1, gamma: 0.1, phi: 0.95 };

/** Fits a shape by least squares of one-step errors. */
export function fitSmoothing(series: readonly number[], shape: Shape, options: FitOptions = {}): Fitted {
  const { start: kind = 'classical', given = {}, evaluations = 4_000 } = options;
  const first = kind === 'classical' ? classicalStart(series, shape) : firstGuess(series, shape);
  const free = names.filter((name) => given[name] === undefined && used(name, shape));
  const from = { ...begin, ...(shape.damped ? {} : { phi: 1 }), ...given };
  const read = (x: readonly number[]): { p: Parameters; start: Start } => ({
    p: { ...from, ...Object.fromEntries(free.map((name, i) => [name, x[i]])) },
    start: kind === 'estimated' ? startFrom(x.slice(free.length), shape) : first,
  });
  const states = kind === 'estimated' ? variablesOf(first, shape) : [];
  const x0 = [...free.map((name) => from[name]), ...states];
  const limits: Bound[] = [
    ...free.map((name) => bounds[name]),
    ...states.map((): Bound => [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]),
  ];
  const cost = (x: readonly number[]): number => {
    const { p, start } = read(x);
    return smooth(series, shape, p, start.state, start.from).sse;
  };
  const { p, start } = read(x0.length === 0 ? [] : search(cost, x0, limits, free, kind === 'estimated', evaluations));
  const smoothed = smooth(series, shape, p, start.state, start.from);
  return { shape, parameters: p, start, smoothed, sse: smoothed.sse };
}

/** With states free there are several valleys: the search begins in a slow and in a quick corner too. */
function search(
  cost: (x: readonly number[]) => number,
  x0: readonly number[],
  limits: readonly Bound[],
  free: readonly (typeof names)[number][],
  manyValleys: boolean,
  evaluations: number,
): number[] {
  const corners = manyValleys ? [null, 0.02, 0.9] : [null];
  const found = corners.map((corner) => {
    const from = x0.map((v, i) =>
      corner === null || i >= free.length || free[i] === 'phi' ? v : i === 0 ? corner : 0.02,
    );
    return minimise(cost, from, limits, { evaluations });
  });
  return found.reduce((best, one) => (one.value < best.value ? one : best)).x;
}

export const forecastOf = ({ smoothed, shape, parameters }: Fitted, horizon: number): number[] =>
  project(smoothed.state, shape, parameters.phi, horizon);

function used(name: (typeof names)[number], shape: Shape): boolean {
  if (name === 'beta') return shape.trend !== 'none';
  if (name === 'gamma') return shape.season !== 'none';
  return name === 'alpha' || (shape.damped && shape.trend !== 'none');
}

/** A classical decomposition where a season asks for one, applied from the first observation on. */
function firstGuess(series: readonly number[], shape: Shape): Start {
  return shape.season === 'none' ? simpleStart(series, shape) : { ...classicalStart(series, shape), from: 0 };
}

function variablesOf({ state }: Start, shape: Shape): number[] {
  return [state.level, ...(shape.trend === 'none' ? [] : [state.trend]), ...state.season];
}

function startFrom(x: readonly number[], shape: Shape): Start {
  const hasTrend = shape.trend !== 'none';
  return { state: { level: x[0] ?? 0, trend: hasTrend ? (x[1] ?? 0) : 0, season: x.slice(hasTrend ? 2 : 1) }, from: 0 };
}
