import type { components } from '@rapport/sdk';
import type { Tone } from '@rapport/ui';
import type { Kind } from './draft.ts';

export type Import = components['schemas']['Import'];

export const kindNames: Record<Kind, string> = {
  profiles: 'Profiles',
  consent: 'Consent',
  products: 'Products',
  orders: 'Orders',
  'order-lines': 'Order lines',
  events: 'Events',
};

export const kindWords: Record<Kind, string> = {
  profiles: 'People with their addresses, names and anything else you know of them.',
  consent: 'Who agreed to e-mail or SMS, when and how: the proof comes along.',
  products: 'Titles, pictures, prices and stock.',
  orders: 'One row is one order.',
  'order-lines': 'One row is one item of an order, as most shops export them.',
  events: 'Anything people did, with the time it happened.',
};

export const statusWords: Record<Import['status'], { words: string; tone: Tone }> = {
  queued: { words: 'Waiting', tone: 'neutral' },
  reading: { words: 'Running', tone: 'accent' },
  settling: { words: 'Finishing', tone: 'accent' },
  done: { words: 'Done', tone: 'good' },
  failed: { words: 'Failed', tone: 'bad' },
  cancelled: { words: 'Cancelled', tone: 'neutral' },
};

export const isActive = ({ status }: Pick<Import, 'status'>): boolean =>
  status === 'queued' || status === 'reading' || status === 'settling';

/** 0 to 1; null while nobody knows how many rows there are. */
export const shareRead = ({ report, rowsTotal }: Pick<Import, 'report' | 'rowsTotal'>): number | null =>
  rowsTotal === null || rowsTotal === 0 ? null : Math.min(1, report.rows / rowsTotal);

const countNames: Record<string, string> = {
  newProfiles: 'New profiles',
  guestOrders: 'Orders of guests',
  creditNotes: 'Credit notes',
  waitingForRates: 'Waiting for an exchange rate',
  guestCreditNotes: 'Credit notes of guests',
  lines: 'Order lines',
  consents: 'Consents',
};

/** "guestOrders" → "Orders of guests". */
export const countName = (name: string): string =>
  countNames[name] ?? name.charAt(0).toUpperCase() + name.slice(1).replace(/[A-Z]/g, (c) => ` ${c.toLowerCase()}`);
