import { expect, it } from 'vitest';
import { decayed, evidence, isNeighbour, lift, similarity } from './scoring.ts';

it('gives the evidence of the published example', () => {
  // Dunning 1993, table 2: "the swiss" occurs 110 times; 2,442 "the" before something else, 111 "swiss" after something else.
  const both = 110;
  const counts = { both, first: both + 2_442, second: both + 111, all: both + 2_442 + 111 + 29_114 };
  expect(evidence(counts)).toBeCloseTo(270.72, 1);
});

it('finds no evidence where two are independent', () => {
  expect(evidence({ both: 20, first: 100, second: 200, all: 1_000 })).toBeCloseTo(0, 10);
  expect(lift({ both: 20, first: 100, second: 200, all: 1_000 })).toBeCloseTo(1, 12);
});

it('wants more than one person, a lift and evidence', () => {
  expect(isNeighbour({ both: 1, first: 1, second: 1, all: 10_000 })).toBe(false);
  expect(isNeighbour({ both: 2, first: 2, second: 2, all: 10_000 })).toBe(true);
  expect(isNeighbour({ both: 12, first: 100, second: 100, all: 1_000 })).toBe(false);
  // evidence that they keep apart
  expect(isNeighbour({ both: 2, first: 300, second: 300, all: 1_000 })).toBe(false);
});

it('draws a score of few people towards nothing', () => {
  const few = similarity(3, { both: 3, first: 3, second: 3, all: 100 });
  const many = similarity(300, { both: 300, first: 300, second: 300, all: 10_000 });
  expect(few).toBeCloseTo(0.5, 12);
  expect(many).toBeGreaterThan(0.98);
});

it('halves with each half-life', () => {
  expect(decayed(8, 30, 10)).toBe(1);
});
