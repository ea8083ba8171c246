import { periodFromText, periodToText, type Period } from '@rapport/ui';

export const comparisons = ['previous', 'year', 'none'] as const;
export type Comparison = (typeof comparisons)[number];

/** Which days the home page shows, as they stand in the address. */
export interface HomeSearch {
  period?: string;
  compare?: Comparison;
}

export function readHomeSearch(search: Record<string, unknown>): HomeSearch {
  const compare = comparisons.find((one) => one === search['compare']);
  const period = typeof search['period'] === 'string' ? periodToText(periodFromText(search['period'])) : undefined;
  return { ...(period && { period }), ...(compare && { compare }) };
}

export interface Shown {
  period: Period;
  compare: Comparison;
}

export const shownBy = ({ period, compare }: HomeSearch): Shown => ({
  period: periodFromText(period),
  compare: compare ?? 'previous',
});
