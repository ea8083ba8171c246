import { expect, it } from 'vitest';
import { publishedFigures } from '../testing/figures.ts';
import { airPassengers, co2, nile } from '../testing/published.ts';

it('has the public series whole', () => {
  expect([airPassengers, co2, nile].map((series) => series.length)).toEqual([144, 468, 100]);
});

it.each(publishedFigures())('$name: $reference', ({ ours, reference, tolerance }) => {
  expect(Math.abs(ours - reference)).toBeLessThanOrEqual(tolerance);
});
