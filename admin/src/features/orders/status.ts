import type { components } from '@rapport/sdk';
import type { Tone } from '@rapport/ui';

type Order = Pick<components['schemas']['Order'], 'status' | 'financialStatus' | 'fulfilmentStatus'>;

export interface OrderState {
  words: string;
  tone: Tone;
}

/** "partially_refunded" → "Partially refunded". */
export const inWords = (name: string): string => {
  const words = name.replaceAll('_', ' ').trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
};

const tones: Record<string, Tone> = {
  paid: 'good',
  delivered: 'good',
  fulfilled: 'good',
  pending: 'attention',
  unfulfilled: 'attention',
  partially_fulfilled: 'attention',
  partially_refunded: 'attention',
  refunded: 'attention',
  voided: 'bad',
  failed: 'bad',
};

export const stateOf = (name: string): OrderState => ({ words: inWords(name), tone: tones[name] ?? 'neutral' });

/** Money first, then goods; a cancelled order is only that. */
export function statesOf(order: Order): OrderState[] {
  if (order.status === 'cancelled') return [{ words: 'Cancelled', tone: 'bad' }];
  return [order.financialStatus, order.fulfilmentStatus].filter(Boolean).map(stateOf);
}

interface Parcel {
  promisedAt: string | null;
  deliveredAt: string | null;
}

/** Arrived after the promised day, or is not here although that has passed. @param now epoch ms */
export const isLate = ({ promisedAt, deliveredAt }: Parcel, now: number): boolean =>
  promisedAt !== null && Date.parse(promisedAt) < (deliveredAt === null ? now : Date.parse(deliveredAt));
