/** A comparison with a measured value; which keys it has follows from `op`. */
export type Test = {
  op: string;
  value?: string | number;
  values?: string[];
  from?: string | number;
  to?: string | number;
  date?: string;
  amount?: number;
  unit?: Unit;
  days?: number;
};

export const units = ['hour', 'day', 'week', 'month', 'year'] as const;
export type Unit = (typeof units)[number];

/** When something must have happened. */
export type Window = {
  type: 'ever' | 'last' | 'between' | 'before' | 'after' | 'dates';
  amount?: number;
  unit?: Unit;
  from?: number | string;
  to?: number | string;
  date?: string;
};

export type Measure = 'count' | 'sum' | 'avg' | 'min' | 'max' | 'distinct';
export type Where = { field: string; is: Test };

export type PropertyCondition = { kind: 'property'; field: string; is: Test };
export type TraitCondition = { kind: 'trait'; trait: string; is: Test };
export type EventCondition = {
  kind: 'event';
  metric: string | string[];
  measure: Measure;
  of?: string;
  window: Window;
  where: Where[];
  is: Test;
};
export type ProductCondition = {
  kind: 'product';
  product: { category?: string[]; sku?: string[]; productId?: number[]; titleContains?: string };
  measure: 'orders' | 'quantity' | 'spend';
  window: Window;
  is: Test;
};
export type ConsentCondition = {
  kind: 'consent';
  channel: 'email' | 'sms';
  status?: 'subscribed' | 'unsubscribed' | 'pending' | 'never';
  method?: string;
  at?: Test;
  reachable?: boolean;
  suppressed?: boolean;
};
export type LocationCondition = {
  kind: 'location';
  country?: string[];
  region?: string[];
  city?: string[];
  postalPrefix?: string[];
  within?: { latitude: number; longitude: number; distance: number; unit: 'km' | 'mi' };
};
export type SegmentCondition = {
  kind: 'segment';
  segmentId: number;
  in: boolean;
  since?: { amount: number; unit: Unit };
};
export type PlainCondition = { kind: 'everyone' } | { kind: 'known' };

export type Condition =
  | PropertyCondition
  | TraitCondition
  | EventCondition
  | ProductCondition
  | ConsentCondition
  | LocationCondition
  | SegmentCondition
  | PlainCondition;

/** Filled in where the server would fill it in, so that editors need not guess. */
const defaults: Record<string, Record<string, unknown>> = {
  event: { measure: 'count', window: { type: 'ever' }, where: [], is: { op: 'gte', value: 1 } },
  product: { product: {}, measure: 'orders', window: { type: 'ever' }, is: { op: 'gte', value: 1 } },
  segment: { in: true },
};

const kinds = ['property', 'trait', 'event', 'product', 'consent', 'location', 'segment', 'everyone', 'known'];

/** A stored condition (the server has checked its form) as one the builder can edit; null for a kind it does not know. */
export function readCondition(raw: Record<string, unknown>): Condition | null {
  const kind = String(raw['kind']);
  if (!kinds.includes(kind)) return null;
  const whole: Record<string, unknown> = { ...defaults[kind], ...raw };
  return whole as Condition;
}

export const metricsOf = ({ metric }: EventCondition): string[] => (typeof metric === 'string' ? [metric] : metric);
