import type { CohortCondition } from './conditions.ts';

export type CohortDimension = CohortCondition['by'];

export const cohortTitles: Record<CohortDimension, string> = {
  month: 'First order in',
  channel: 'Acquisition channel',
  source: 'Acquisition source',
  campaign: 'Acquisition campaign',
  creator: 'Creator',
  product: 'First product',
  category: 'First category',
  coupon: 'First coupon',
  country: 'Country of the first order',
};
export const cohortDimensions = Object.keys(cohortTitles).filter((by): by is CohortDimension => by in cohortTitles);

/** Days after the first order that can be asked about. */
export const cohortHorizons = [30, 60, 90, 180, 365] as const;

/** What they did since their first order. */
export const cohortDeeds = {
  any: 'whatever they did since',
  month: 'ordered again in month',
  matured: 'at least so long ago:',
  repeated: 'bought again within',
};
export type CohortDeed = keyof typeof cohortDeeds;

export function deedOf({ orderedInMonth, afterDays, repeated }: CohortCondition): CohortDeed {
  if (orderedInMonth !== undefined) return 'month';
  if (afterDays === undefined) return 'any';
  return repeated ? 'repeated' : 'matured';
}

/** The condition with another deed; what the last one asked for is left out. */
export function withDeed(condition: CohortCondition, deed: CohortDeed): CohortCondition {
  const { orderedInMonth, afterDays = 90, repeated: _repeated, ...rest } = condition;
  if (deed === 'month') return { ...rest, orderedInMonth: orderedInMonth ?? 1, repeated: false };
  if (deed === 'any') return { ...rest, repeated: false };
  return { ...rest, afterDays, repeated: deed === 'repeated' };
}
