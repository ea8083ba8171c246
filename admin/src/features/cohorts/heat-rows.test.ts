import { expect, test } from 'vitest';
import { readCohortSearch, shownBy } from './cohort-search.ts';
import { heatFull, heatRow } from './heat-rows.ts';
import type { Cohort } from './use-cohorts.ts';
import { monthsBefore } from './use-cohorts.ts';
import { cohortName } from './words.ts';

const month = (
  month: number,
  state: 'whole' | 'part' | 'young',
  of: number,
  active: number,
  net: number,
  netSoFar: number,
) => ({
  month,
  state,
  of,
  active,
  gross: net,
  net,
  netSoFar,
});
const cohort: Cohort = {
  value: 'paid',
  label: 'paid',
  size: 10,
  months: [month(0, 'whole', 10, 10, 1000, 1000), month(1, 'part', 8, 2, 100, 900), month(2, 'young', 0, 0, 0, 0)],
  horizons: [],
};

test('a row of the heat map, with what is to be known of each cell', () => {
  expect(heatRow(cohort, 'Paid', 'retention').values).toEqual([1, 0.25, null]);
  expect(heatRow(cohort, 'Paid', 'revenue').values).toEqual([1000, 100, null]);
  const { values, notes } = heatRow(cohort, 'Paid', 'value');
  expect(values).toEqual([100, 112.5, null]);
  expect(notes?.map((note) => note?.mark)).toEqual([undefined, 'part', 'waiting']);
  expect(notes?.[1]?.text).toContain('other 2');
});

test('the first month does not set the colours of retention', () => {
  expect(heatFull([heatRow(cohort, 'Paid', 'retention')], 'retention')).toBe(0.25);
  expect(heatFull([heatRow(cohort, 'Paid', 'value')], 'value')).toBe(112.5);
});

test('names, months and the address', () => {
  expect(cohortName('month', { value: '2026-03', label: '2026-03' }, 'en-GB')).toBe('Mar 2026');
  expect(cohortName('coupon', { value: '', label: '' }, 'en')).toBe('No coupon');
  expect(cohortName('country', { value: 'DE', label: 'DE' }, 'en')).toBe('Germany');
  expect(monthsBefore('2026-01', 1)).toBe('2025-12');
  expect(monthsBefore('2026-11', 23)).toBe('2024-12');
  expect(readCohortSearch({ by: 'colour', days: 91, months: 12 })).toEqual({ months: 12 });
  expect(shownBy({})).toMatchObject({ by: 'month', days: 90, months: 24, fewest: 50 });
});
