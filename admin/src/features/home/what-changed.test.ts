import { expect, it } from 'vitest';
import type { Overview } from './use-overview.ts';
import { whatChanged } from './what-changed.ts';

const words = { locale: 'en-GB', days: 'last 30 days', base: 'previous 30 days' };

const figures = (netRevenue: number, orders: number, averageOrderValue: number | null) => ({
  from: '2026-10-24',
  to: '2026-11-22',
  byDay: [],
  totals: {
    grossRevenue: netRevenue,
    netRevenue,
    orders,
    averageOrderValue,
    newCustomers: 0,
    returningCustomers: 0,
    repeatRate: null,
    subscribersGained: 0,
    subscribersLost: 0,
  },
});

const overview = (now: ReturnType<typeof figures>, compared: ReturnType<typeof figures> | null): Overview => ({
  ...now,
  currency: 'EUR',
  timezone: 'UTC',
  compared,
  topProducts: [],
});

it('says how much it was, which way it went and from what', () => {
  expect(whatChanged(overview(figures(120_000, 30, 4000), figures(100_000, 20, 5000)), words)).toBe(
    '€1,200.00 from 30 orders in the last 30 days: 20.0% more than the previous 30 days, from more orders.',
  );
  expect(whatChanged(overview(figures(80_000, 20, 4000), figures(100_000, 20, 5000)), words)).toContain(
    '20.0% less than the previous 30 days, from smaller orders',
  );
});

it('claims no change where there is nothing to compare with', () => {
  expect(whatChanged(overview(figures(100, 1, 100), null), words)).toBe('€1.00 from 1 order in the last 30 days.');
  expect(whatChanged(overview(figures(100, 1, 100), figures(0, 0, null)), words)).toBe(
    '€1.00 from 1 order in the last 30 days; there were none in the previous 30 days.',
  );
  expect(whatChanged(overview(figures(0, 0, null), figures(0, 0, null)), words)).toBe('No orders in the last 30 days.');
});
