import { describe, expect, it } from 'vitest';
import { isDue } from './rules.ts';

const at = (days: number): Date => new Date(Date.UTC(2026, 10, 22) + days * 86_400_000);
const fitted = { fitted_at: at(0), tried_at: at(0), orders: 1000 };

describe('when a model is fitted', () => {
  it('is fitted where it never was', () => {
    expect(isDue(undefined, 7, 0, at(0))).toBe(true);
    expect(isDue({ fitted_at: null, tried_at: null, orders: null }, 7, 0, at(0))).toBe(true);
  });
  it('waits its days, unless orders grew by a fifth', () => {
    expect(isDue(fitted, 7, 1100, at(6.9))).toBe(false);
    expect(isDue(fitted, 7, 1100, at(7))).toBe(true);
    expect(isDue(fitted, 7, 1200, at(1))).toBe(false);
    expect(isDue(fitted, 7, 1201, at(1))).toBe(true);
    expect(isDue({ ...fitted, orders: 3 }, 7, 5, at(1))).toBe(false);
  });
  it('is tried again an hour after a failure', () => {
    const failed = { ...fitted, tried_at: at(8) };
    expect(isDue(failed, 7, 5000, at(8.01))).toBe(false);
    expect(isDue(failed, 7, 1000, at(8.05))).toBe(true);
  });
});
