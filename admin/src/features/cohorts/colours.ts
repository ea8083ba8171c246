import { seriesColour, type SeriesName } from '@rapport/ui';
import type { Dimension } from './cohort-search.ts';

const channels: Record<string, SeriesName> = {
  email: 'email',
  sms: 'sms',
  creator: 'creators',
  paid: 'paid',
  paid_search: 'paid',
  paid_social: 'social',
  social: 'social',
  organic: 'organic',
  organic_search: 'organic',
  referral: 'referral',
  direct: 'direct',
};

/** A channel has its own colour on every chart; other cohorts take the palette in turn. */
export function cohortColour(by: Dimension, value: string, index: number): string {
  const own = by === 'channel' ? channels[value] : undefined;
  return own === undefined ? seriesColour(`cohort ${value}`, index) : seriesColour(own);
}
