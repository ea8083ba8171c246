/** By what customers are put into cohorts; each customer is in one. */
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

/** Days from the first order on that are compared; a person counts once all of them have passed. */
export const horizons = [30, 60, 90, 180, 365] as const;

/** Calendar months after that of the first order. */
export const mostMonths = 24;

export const titles: Record<Dimension, string> = {
  month: 'first order in',
  channel: 'acquisition channel',
  source: 'acquisition source',
  campaign: 'acquisition campaign',
  creator: 'creator',
  product: 'first product',
  category: 'first category',
  coupon: 'first coupon',
  country: 'country of the first order',
};

/** Columns of `profiles`. */
export const profileColumns = {
  channel: 'acquisition_channel',
  source: 'acquisition_source',
  campaign: 'acquisition_campaign',
  creator: 'acquisition_creator',
} as const;

export const ofProfile = (by: Dimension): by is keyof typeof profileColumns => by in profileColumns;
