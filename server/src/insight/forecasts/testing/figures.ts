import { fitSmoothing, forecastOf, type FitOptions } from '../maths/fit.ts';
import { intermittentForecast } from '../maths/intermittent.ts';
import type { Shape } from '../maths/smoothing.ts';
import { airPassengers, ausair, austourists, co2, nile, oil, seldom } from './published.ts';

/** A published number, ours, and how near it has to be. */
export type Published = { name: string; source: string; ours: number; reference: number; tolerance: number };

const level: Shape = { trend: 'none', season: 'none', period: 1, damped: false };
const statsmodels = 'statsmodels, after Hyndman & Athanasopoulos';
const r = "R's HoltWinters";

/** Every published forecasting figure that can be recomputed. */
export function publishedFigures(): Published[] {
  return [...smoothing(), ...holt(), ...seasonal(), ...baseR(), ...croston()];
}

const rows = (
  name: string,
  source: string,
  ours: readonly number[],
  references: readonly number[],
  tolerance: number,
) =>
  references.map((reference, i): Published => ({
    name: references.length === 1 ? name : `${name}, step ${i + 1}`,
    source,
    ours: ours[i] ?? Number.NaN,
    reference,
    tolerance,
  }));

const ahead = (series: readonly number[], shape: Shape, options: FitOptions, horizon: number): number[] =>
  forecastOf(fitSmoothing(series, shape, options), horizon);

function smoothing(): Published[] {
  const given = (alpha: number): number[] => ahead(oil, level, { start: 'simple', given: { alpha } }, 1);
  const best = fitSmoothing(oil, level, { start: 'estimated' });
  return [
    ...rows('Oil, exponential smoothing, α 0.2', statsmodels, given(0.2), [484.802468], 1e-4),
    ...rows('Oil, exponential smoothing, α 0.6', statsmodels, given(0.6), [501.837461], 1e-4),
    ...rows('Oil, exponential smoothing, fitted: α', statsmodels, [best.parameters.alpha], [0.891998], 1e-4),
    ...rows('Oil, exponential smoothing, fitted', statsmodels, forecastOf(best, 1), [496.493543], 1e-4),
  ];
}

function holt(): Published[] {
  const given = { alpha: 0.8, beta: 0.2 };
  const linear: Shape = { ...level, trend: 'additive' };
  const kinds: [string, Shape, FitOptions, number[]][] = [
    ['linear', linear, { start: 'simple', given }, [43.76, 45.59, 47.43, 49.27, 51.1]],
    [
      'exponential',
      { ...level, trend: 'multiplicative' },
      { start: 'simple', given },
      [44.6, 47.24, 50.04, 53.01, 56.15],
    ],
    ['damped', { ...linear, damped: true }, { start: 'estimated', given }, [42.85, 43.81, 44.66, 45.41, 46.06]],
  ];
  return kinds.flatMap(([name, shape, options, references]) =>
    rows(`Australian air passengers, Holt ${name}`, statsmodels, ahead(ausair, shape, options, 5), references, 0.006),
  );
}

function seasonal(): Published[] {
  const shape: Shape = { trend: 'additive', season: 'multiplicative', period: 4, damped: false };
  const ours = ahead(austourists, shape, { start: 'estimated', evaluations: 40_000 }, 4);
  return rows(
    'Australian tourists, Holt-Winters additive × multiplicative',
    statsmodels,
    ours,
    [61.3083, 37.373, 46.9652, 51.5578],
    1e-3,
  );
}

function baseR(): Published[] {
  const shape: Shape = { trend: 'additive', season: 'multiplicative', period: 12, damped: false };
  const air = fitSmoothing(airPassengers, shape);
  const carbon = fitSmoothing(co2, { ...shape, season: 'additive' });
  const flow = fitSmoothing(nile, level);
  const year = [
    447.05593, 419.71228, 464.86713, 496.08394, 507.53264, 575.4509, 666.59229, 657.91372, 550.30877, 492.98531,
    420.20728, 465.6345,
  ];
  return [
    ...rows('AirPassengers, multiplicative: α', r, [air.parameters.alpha], [0.27559247], 1e-4),
    ...rows('AirPassengers, multiplicative: β', r, [air.parameters.beta], [0.03269295], 1e-4),
    ...rows('AirPassengers, multiplicative: γ', r, [air.parameters.gamma], [0.87072922], 1e-4),
    ...rows('AirPassengers, multiplicative: squared error', r, [air.sse], [16570.778], 1e-3),
    ...rows('AirPassengers, multiplicative', r, forecastOf(air, 12), year, 0.004),
    ...rows('co2, additive: α', r, [carbon.parameters.alpha], [0.51264844], 1e-4),
    ...rows('co2, additive: β', r, [carbon.parameters.beta], [0.00949767], 1e-4),
    ...rows('co2, additive: γ', r, [carbon.parameters.gamma], [0.47288679], 1e-4),
    ...rows('Nile, exponential smoothing: α', r, [flow.parameters.alpha], [0.24655788], 1e-4),
    ...rows('Nile, exponential smoothing', r, forecastOf(flow, 1), [805.03886], 1e-2),
  ];
}

function croston(): Published[] {
  const of = (method: 'croston' | 'sba'): number => intermittentForecast(seldom, method, 0.1);
  return [
    ...rows('Croston, α 0.1', "R's forecast 8.20", [of('croston')], [0.81305572], 1e-7),
    ...rows('Syntetos-Boylan, α 0.1', 'Croston × (1 − α/2)', [of('sba')], [0.81305572 * 0.95], 1e-7),
  ];
}
