import type { Dimension, HeatFigure } from './cohort-search.ts';

export const dimensionNames: Record<Dimension, string> = {
  month: 'Month of first order',
  channel: 'Acquisition channel',
  source: 'Acquisition source',
  campaign: 'Acquisition campaign',
  creator: 'Creator',
  product: 'First product',
  category: 'First category',
  coupon: 'Coupon of first order',
  country: 'Country of first order',
};

const nothing: Record<Dimension, string> = {
  month: 'Unknown',
  channel: 'Unknown channel',
  source: 'Unknown source',
  campaign: 'No campaign',
  creator: 'No creator',
  product: 'Unknown product',
  category: 'No category',
  coupon: 'No coupon',
  country: 'Unknown country',
};

/** What a cohort is called: "Mar 2026", "paid", "No coupon". */
export function cohortName(by: Dimension, { value, label }: { value: string; label: string }, locale: string): string {
  if (value === '') return nothing[by];
  if (by === 'month') return monthName(value, locale);
  if (by === 'country') return countryName(value, locale);
  return label;
}

export const monthName = (month: string, locale: string): string =>
  new Intl.DateTimeFormat(locale, { month: 'short', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${month}-01T00:00:00Z`),
  );

function countryName(code: string, locale: string): string {
  try {
    return new Intl.DisplayNames(locale, { type: 'region' }).of(code) ?? code;
  } catch {
    return code;
  }
}

export const figureNames: Record<HeatFigure, string> = {
  retention: 'Retention',
  revenue: 'Revenue',
  value: 'Lifetime value',
};

export const figureWords: Record<HeatFigure, string> = {
  retention: 'Share of the people who ordered in each calendar month after that of their first order',
  revenue: 'Net revenue of each calendar month after that of the first order',
  value: 'Net revenue per person from the first order to the end of each month',
};

export const monthAfter = (month: number): string => (month === 0 ? 'First month' : `Month ${month}`);
