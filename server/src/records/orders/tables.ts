import type { JsonObject } from '../../kernel/json.ts';

/** Amounts in minor units of the order's currency. */
export type LineRow = {
  line: number;
  product_id: number | null;
  sku: string | null;
  title: string;
  variant_title: string | null;
  category: string | null;
  quantity: number;
  unit_price: number;
  discount: number;
  total: number;
  refunded_quantity: number;
};

export type RefundRow = {
  external_id: string;
  refunded_at: Date;
  amount: number;
  reason: string | null;
  lines: { line?: number; sku?: string; quantity: number }[];
};

export type FulfilmentRow = {
  external_id: string;
  status: string;
  carrier: string | null;
  tracking_number: string | null;
  tracking_url: string | null;
  shipped_at: Date | null;
  promised_at: Date | null;
  delivered_at: Date | null;
};

export type OrderRow = {
  id: number;
  external_id: string;
  number: string | null;
  profile_id: number | null;
  origin_id: number | null;
  placed_at: Date;
  currency: string;
  subtotal: number;
  discount: number;
  shipping: number;
  tax: number;
  total: number;
  refunded: number;
  base_factor: number;
  base_total: number;
  base_refunded: number;
  item_count: number;
  financial_status: string;
  fulfilment_status: string;
  cancelled_at: Date | null;
  cancel_reason: string | null;
  channel: string;
  discount_codes: string[];
  country: string | null;
  attribution: JsonObject;
  properties: JsonObject;
  source_updated_at: Date;
  source: string;
  created_at: Date;
  updated_at: Date;
};

/** What the projector knows of a stored order before it applies news. */
export type StoredOrder = {
  id: number;
  external_id: string;
  number: string | null;
  profile_id: number | null;
  origin_id: number | null;
  placed_at: Date;
  currency: string;
  base_factor: number;
  base_total: number;
  total: number;
  cancelled_at: Date | null;
  source_updated_at: Date;
  refunds: string[];
  shipped: boolean;
  delivered: string[];
};
