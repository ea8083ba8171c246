import { publishedFigures } from '../../server/src/insight/forecasts/testing/figures.ts';
import { row, type Section } from './section.ts';

/** Smoothing and intermittent demand against statsmodels, Hyndman & Athanasopoulos, and R. */
export const forecasting: Section = {
  title: 'Forecasting',
  source:
    'Exponential smoothing, Holt, Holt-Winters and Croston; series of R and of statsmodels’ tests. R stops its search for AirPassengers a little before the minimum, hence the tolerance of its forecasts. Not reproduced: the additive × additive figures of the Australian tourists (60.95 36.85 46.16 50.13), which belong to a local minimum; ours has a lower squared error (51.89)',
  rows: () =>
    publishedFigures().map(({ name, source, ours, reference, tolerance }) =>
      row(`${name} (${source})`, ours, reference, tolerance),
    ),
};
