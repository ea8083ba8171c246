/** What a metric is about; the timeline is filtered by it. */
export const eventKinds = ['orders', 'browsing', 'messages', 'service', 'consent', 'other'] as const;
export type EventKind = (typeof eventKinds)[number];

export const kindLabels: Record<EventKind, string> = {
  orders: 'Orders',
  browsing: 'Browsing',
  messages: 'Messages',
  service: 'Service',
  consent: 'Consent',
  other: 'Other',
};

const kindOfName: Record<string, EventKind> = {
  'Placed Order': 'orders',
  'Ordered Product': 'orders',
  'Fulfilled Order': 'orders',
  'Delivered Shipment': 'orders',
  'Cancelled Order': 'orders',
  'Refunded Order': 'orders',
  'Active on Site': 'browsing',
  'Viewed Product': 'browsing',
  'Viewed Collection': 'browsing',
  'Submitted Search': 'browsing',
  'Added to Cart': 'browsing',
  'Started Checkout': 'browsing',
  'Opened Ticket': 'service',
  'Closed Ticket': 'service',
  'Submitted Review': 'service',
};

/** Subscriptions are consent although they name a channel; what else names a channel is a message. */
export function kindOf(metric: string): EventKind {
  const known = kindOfName[metric];
  if (known) return known;
  if (/^(un)?subscribed\b/i.test(metric)) return 'consent';
  if (/\b(email|e-mail|sms|push|whatsapp)\b/i.test(metric)) return 'messages';
  return 'other';
}

/** A line per product repeats what the order's entry shows when it is opened. */
export const isShown = (metric: string): boolean => metric !== 'Ordered Product';
