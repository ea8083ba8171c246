import type { JsonObject } from '../../../kernel/json.ts';
import type { Place } from './places.ts';

/** What the generator says about one person. Instants are epoch ms, amounts minor units. */
export type SamplePerson = {
  /** Counts from 0 through the whole sample; the person's stream of chance hangs on it alone. */
  index: number;
  known: boolean;
  anonymousId: string;
  place: Place;
  firstSeenAt: number;
  lastSeenAt: number;
  contact?: { email: string; phone?: string; externalId: string; firstName: string; lastName: string; knownAt: number };
  properties: JsonObject;
  acquisition: Acquisition;
  /** An older device, recognised later: its profile was absorbed at `mergedAt`. */
  device?: { anonymousId: string; firstSeenAt: number; mergedAt: number };
  consents: ConsentFact[];
  orders: SampleOrder[];
  events: SampleEvent[];
};

export type Touch = {
  at: number;
  channel: string;
  source: string;
  campaign?: string;
  landingPage: string;
  referrer?: string;
  creator?: string;
  code?: string;
};
export type Acquisition = { firstTouch: Touch; firstOrder?: Touch };

export type ConsentFact = {
  channel: 'email' | 'sms';
  status: 'subscribed' | 'unsubscribed';
  method: string;
  source: string;
  wording?: string;
  page?: string;
  doubleOptIn: boolean;
  at: number;
  /** number of the newsletter that was the reason */
  letter?: number;
};

export type SampleEvent = {
  metric: string;
  time: number;
  /** minor units of the workspace currency */
  value: number;
  properties: JsonObject;
  /** Happened on the older device, before it was recognised. */
  onDevice?: boolean;
  /** number of the newsletter it is about; its ids are known once it is written down */
  letter?: number;
};

export type SampleLine = {
  /** number in the catalog */
  product: number;
  sku: string;
  title: string;
  variantTitle: string;
  category: string;
  quantity: number;
  unitPrice: number;
  discount: number;
  total: number;
  refundedQuantity: number;
};

export type SampleRefund = {
  externalId: string;
  at: number;
  amount: number;
  reason: string;
  lines: { line: number; quantity: number; amount: number }[];
};

export type SampleFulfilment = {
  externalId: string;
  carrier: string;
  trackingNumber: string;
  shippedAt: number;
  promisedAt: number;
  deliveredAt?: number;
};

export type SampleOrder = {
  externalId: string;
  number: string;
  placedAt: number;
  currency: string;
  /** units of the workspace currency for one unit of `currency` */
  rate: number;
  subtotal: number;
  discount: number;
  shipping: number;
  total: number;
  refunded: number;
  baseTotal: number;
  baseRefunded: number;
  discountCodes: string[];
  country: string;
  cancelled?: { at: number; reason: string };
  lines: SampleLine[];
  refunds: SampleRefund[];
  fulfilments: SampleFulfilment[];
  touch: Touch;
};
