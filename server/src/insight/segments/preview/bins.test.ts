import fc from 'fast-check';
import { expect, test } from 'vitest';
import { binsFor, dateBins } from './bins.ts';

test('bins are round, few, and cover both ends', () => {
  expect(binsFor(0, 100, false)).toEqual({ from: 0, width: 5, buckets: 21 });
  expect(binsFor(1, 4, true)).toEqual({ from: 1, width: 1, buckets: 4 });
  expect(binsFor(3, 3, false)).toEqual({ from: 3, width: 1, buckets: 1 });
  const ends = fc.tuple(
    fc.double({ min: -1e6, max: 1e6, noNaN: true }),
    fc.double({ min: 0.001, max: 1e6, noNaN: true }),
  );
  fc.assert(
    fc.property(ends, fc.boolean(), ([low, size], isWhole) => {
      const { from, width, buckets } = binsFor(low, low + size, isWhole);
      const slack = width * 1e-6;
      expect(from).toBeLessThanOrEqual(low + slack);
      expect(from + width * buckets).toBeGreaterThanOrEqual(low + size - slack);
      expect(buckets).toBeLessThanOrEqual(22);
    }),
  );
});

test('dates fall into whole days, weeks, months', () => {
  const day = 86_400_000;
  expect(dateBins(0, 10 * day)).toMatchObject({ width: day, buckets: 11 });
  expect(dateBins(0, 300 * day).width).toBe(30 * day);
});
