import { periodFromText, periodToText, type Period } from '@rapport/ui';

export const orderStatuses = [
  'open',
  'unfulfilled',
  'fulfilled',
  'delivered',
  'partially_refunded',
  'refunded',
  'cancelled',
] as const;
export type OrderStatus = (typeof orderStatuses)[number];

/** What the list of orders shows, as it stands in the address. */
export interface OrderSearch {
  q?: string;
  status?: OrderStatus;
  /** "30d" or "2026-01-01..2026-01-31"; all time when left out. */
  placed?: string;
}

export function readOrderSearch(search: Record<string, unknown>): OrderSearch {
  const q = typeof search['q'] === 'string' || typeof search['q'] === 'number' ? String(search['q']) : undefined;
  const status = orderStatuses.find((one) => one === search['status']);
  const placed = typeof search['placed'] === 'string' ? periodToText(periodFromText(search['placed'])) : undefined;
  return { ...(q && { q }), ...(status && { status }), ...(placed && { placed }) };
}

export const placedIn = ({ placed }: OrderSearch): Period | undefined =>
  placed === undefined ? undefined : periodFromText(placed);
