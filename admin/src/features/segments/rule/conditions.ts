/** A comparison with a measured value; which keys it has follows from `op`. */
export type Test = {
  op: string;
  value?: string | number;
  values?: string[];
  from?: string | number;
  to?: string | number;
  date?: string;
  amount?: number;
  unit?: Unit | CalendarUnit;
  days?: number;
  /** Of an amount that is not in the currency of the workspace. */
  currency?: string;
  which?: 'this' | 'last' | 'next';
  months?: number[];
  /** Of a list: how long it is. */
  is?: Test;
};

export const units = ['hour', 'day', 'week', 'month', 'year'] as const;
export type Unit = (typeof units)[number];
export const calendarUnits = ['day', 'week', 'month', 'quarter', 'year'] as const;
export type CalendarUnit = (typeof calendarUnits)[number];

/** When something must have happened. */
export type Window = {
  type: 'ever' | 'last' | 'between' | 'before' | 'after' | 'dates' | 'period' | 'months';
  amount?: number;
  unit?: Unit | CalendarUnit;
  which?: 'this' | 'last';
  months?: number[];
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
  area?: string[];
  within?: Within;
};
type Reach = { distance: number; unit: 'km' | 'mi' };
/** Of a point, or of the middle of the people in a city or with a postal code. */
export type Within =
  (Reach & { latitude: number; longitude: number }) | (Reach & { city: string }) | (Reach & { postalCode: string });
export type SegmentCondition = {
  kind: 'segment';
  segmentId: number;
  in: boolean;
  since?: { amount: number; unit: Unit };
};
export type FigureCondition = { kind: 'figure'; figure: string; key?: string; is: Test };

/** A number per person that can be ranked, divided and compared. */
export type MeasureSpec =
  | Omit<EventCondition, 'is'>
  | Omit<ProductCondition, 'is'>
  | { kind: 'trait'; trait: string }
  | { kind: 'figure'; figure: string; key?: string };
export type TimelessSpec = Omit<EventCondition, 'is' | 'window'> | Omit<ProductCondition, 'is' | 'window'>;

export type RankCondition = {
  kind: 'rank';
  by: MeasureSpec;
  end: 'highest' | 'lowest';
  unit: 'percent' | 'people';
  from: number;
  to: number;
  among: 'buyers' | 'known' | { segmentId: number };
};
export type RatioCondition = { kind: 'ratio'; of: MeasureSpec; to: MeasureSpec; is: Test };
export type ChangeCondition = {
  kind: 'change';
  of: TimelessSpec;
  window: Window;
  against: Window;
  is: { op: string; times: number };
};
export type SampleCondition = { kind: 'sample'; from: number; to: number; salt: string };
export const gapUnits = ['minute', 'hour', 'day', 'week'] as const;
export type Gap = { amount: number; unit: (typeof gapUnits)[number] };
export type FunnelStep = { did: boolean; metric: string | string[]; where: Where[]; within?: Gap };
export type FunnelCondition = { kind: 'funnel'; steps: FunnelStep[]; within?: Gap; window: Window };
export type RecurrenceCondition = {
  kind: 'recurrence';
  of: Pick<EventCondition, 'kind' | 'metric' | 'where'> | Pick<ProductCondition, 'kind' | 'product'>;
  unit: CalendarUnit;
  months?: number[];
  window: Window;
  is: Test;
};
/** People by how they began; months as "2026-03". */
export type CohortCondition = {
  kind: 'cohort';
  by: 'month' | 'channel' | 'source' | 'campaign' | 'creator' | 'product' | 'category' | 'coupon' | 'country';
  /** Empty: not known, or none. */
  value: string;
  /** First order in this month or later. */
  from?: string;
  to?: string;
  /** Months after that of the first order. */
  orderedInMonth?: number;
  afterDays?: number;
  /** A second order within those days. */
  repeated: boolean;
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
  | FigureCondition
  | RankCondition
  | RatioCondition
  | ChangeCondition
  | SampleCondition
  | FunnelCondition
  | RecurrenceCondition
  | CohortCondition
  | PlainCondition;

/** Filled in where the server would fill it in, so that editors need not guess. */
const defaults: Record<string, Record<string, unknown>> = {
  event: { measure: 'count', window: { type: 'ever' }, where: [], is: { op: 'gte', value: 1 } },
  product: { product: {}, measure: 'orders', window: { type: 'ever' }, is: { op: 'gte', value: 1 } },
  segment: { in: true },
  rank: { end: 'highest', unit: 'percent', from: 0, among: 'buyers' },
  sample: { from: 0, salt: 'sample' },
  funnel: { window: { type: 'ever' } },
  recurrence: { window: { type: 'ever' } },
  cohort: { repeated: false },
};
const step = { did: true, where: [] };
const measures: Record<string, Record<string, unknown>> = {
  event: { measure: 'count', where: [] },
  product: { product: {}, measure: 'orders' },
};

const kinds = [
  ...['figure', 'rank', 'ratio', 'change', 'sample', 'funnel', 'recurrence', 'cohort'],
  ...['property', 'trait', 'event', 'product', 'consent', 'location', 'segment', 'everyone', 'known'],
];

/** A stored condition (the server has checked its form) as one the builder can edit; null for a kind it does not know. */
export function readCondition(raw: Record<string, unknown>): Condition | null {
  const kind = String(raw['kind']);
  if (!kinds.includes(kind)) return null;
  const whole: Record<string, unknown> = { ...defaults[kind], ...raw };
  if (kind === 'funnel' && Array.isArray(raw['steps'])) {
    whole['steps'] = raw['steps'].map((one: object) => ({ ...step, ...one }));
  }
  for (const part of ['by', 'of', 'to']) {
    if (typeof raw[part] === 'object') whole[part] = wholeMeasure({ ...raw[part] }, kind);
  }
  return whole as Condition;
}

/** A measure within a condition, with what the server would fill in. */
function wholeMeasure(raw: Record<string, unknown>, within: string): Record<string, unknown> {
  const kind = String(raw['kind']);
  if (within === 'recurrence') return kind === 'event' ? { where: [], ...raw } : { product: {}, ...raw };
  const isTimed = within !== 'change' && kind in measures;
  return { ...measures[kind], ...(isTimed && { window: { type: 'ever' } }), ...raw };
}

export const metricsOf = ({ metric }: Pick<EventCondition, 'metric'>): string[] =>
  typeof metric === 'string' ? [metric] : metric;
