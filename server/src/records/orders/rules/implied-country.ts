import { countryCodeOf } from '../../../kernel/country.ts';
import type { Message } from '../../events/index.ts';
import { countryOfTrack } from './track-orders.ts';

/**
 * Where the customer of an order lives, as far as the order tells: its country, as a code. A credit note and news about
 * an order tell nothing of it, and neither does what a public key tracks, which makes no order.
 */
export function impliedCountry(message: Message): { country: string } | null {
  const text = message.trusted ? countryOf(message) : null;
  const country = text === null ? null : countryCodeOf(text);
  return country === null ? null : { country };
}

function countryOf({ kind, name, data }: Message): string | null {
  if (kind === 'track') return countryOfTrack(name, data.properties);
  if (kind !== 'order' || (data.type ?? 'order') !== 'order') return null;
  return typeof data.country === 'string' ? data.country : null;
}
