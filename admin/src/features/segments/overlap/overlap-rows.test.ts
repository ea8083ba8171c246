import { expect, test } from 'vitest';
import { cellOf, type Overlap } from './overlap-rows.ts';

const overlap: Overlap = {
  segments: [
    { id: 7, name: 'Buyers', members: 200 },
    { id: 3, name: 'Lapsing', members: 50 },
  ],
  pairs: [{ one: 7, other: 3, both: 40, shareOfOne: 0.2, shareOfOther: 0.8, jaccard: 40 / 210 }],
};

test('a cell is the share of the people of its row', () => {
  expect(cellOf(overlap, 0, 1)).toEqual({ both: 40, share: 0.2 });
  expect(cellOf(overlap, 1, 0)).toEqual({ both: 40, share: 0.8 });
  expect(cellOf(overlap, 1, 1)).toBeNull();
});
