/** How the page stands in the address. */
export const dimensions = [
  'month',
  'channel',
  'source',
  'campaign',
  'creator',
  'product',
  'category',
  'coupon',
  'country',
] as const;
export type Dimension = (typeof dimensions)[number];

export const horizons = [30, 60, 90, 180, 365] as const;
export const spans = [12, 24, 36] as const;
export const figures = ['retention', 'revenue', 'value'] as const;
export type HeatFigure = (typeof figures)[number];

export interface CohortSearch {
  by?: Dimension;
  figure?: HeatFigure;
  days?: number;
  months?: number;
  fewest?: number;
}

export function readCohortSearch(search: Record<string, unknown>): CohortSearch {
  const by = dimensions.find((one) => one === search['by']);
  const figure = figures.find((one) => one === search['figure']);
  const days = horizons.find((one) => one === search['days']);
  const months = spans.find((one) => one === search['months']);
  const fewest =
    typeof search['fewest'] === 'number' && search['fewest'] >= 1 ? Math.round(search['fewest']) : undefined;
  return {
    ...(by && { by }),
    ...(figure && { figure }),
    ...(days && { days }),
    ...(months && { months }),
    ...(fewest && { fewest }),
  };
}

export const shownBy = (search: CohortSearch): Required<CohortSearch> => ({
  by: search.by ?? 'month',
  figure: search.figure ?? 'retention',
  days: search.days ?? 90,
  months: search.months ?? 24,
  fewest: search.fewest ?? 50,
});
