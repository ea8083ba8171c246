import type { JsonObject, JsonValue } from '../../../kernel/json.ts';

/** A tracked event as far as an order can be read from it. */
export type Tracked = {
  name: string;
  time: number;
  key: string;
  properties: JsonObject;
  currency?: string | undefined;
};

const placed = new Set(['order completed', 'placed order', 'order updated']);
const refunded = new Set(['order refunded', 'refunded order']);
const cancelled = new Set(['order cancelled', 'cancelled order', 'order canceled', 'canceled order']);

/**
 * The order document that a server's e-commerce event means (Segment's spec v2, Klaviyo's Placed Order), unchecked, or
 * null when the event is none or does not say which order. Without a currency the amounts are the brand's.
 */
export function documentOfTrack(event: Tracked, base: string): JsonObject | null {
  const name = event.name.toLowerCase();
  const p = event.properties;
  const id = orderIdOf(name, p);
  if (id === null) return null;
  if (placed.has(name)) return orderOf(id, event, base);
  if (refunded.has(name)) {
    const amount = unitsOf(p.total ?? p.amount ?? p.$value ?? p.value ?? p.revenue);
    if (amount === null) return null;
    const refundId = textOf(p.refund_id ?? p.refundId) ?? event.key;
    return without({
      type: 'refund',
      orderId: id,
      refund: without({ id: refundId, at: isoOf(event.time), amount, reason: textOf(p.reason), lines: returned(p) }),
    });
  }
  if (cancelled.has(name)) {
    return without({
      type: 'cancellation',
      orderId: id,
      cancelledAt: isoOf(event.time),
      reason: textOf(p.reason ?? p.Reason),
    });
  }
  return null;
}

/** The country of the order that an event means; null when it means none or does not say. */
export function countryOfTrack(metric: string, properties: JsonValue | undefined): string | null {
  const name = metric.toLowerCase();
  if (!placed.has(name) || !isObject(properties) || orderIdOf(name, properties) === null) return null;
  return textOf(properties.country);
}

const orderIdOf = (name: string, p: JsonObject): string | null =>
  textOf(p.order_id ?? p.orderId ?? p.OrderId ?? (placed.has(name) ? p.$event_id : undefined));

function orderOf(id: string, event: Tracked, base: string): JsonObject {
  const p = event.properties;
  const lines = itemsOf(p).flatMap((item) => lineOf(item) ?? []);
  const total = unitsOf(p.total ?? p.$value ?? p.value) ?? (lines.length === 0 ? unitsOf(p.revenue) : null);
  const codes = [p.coupon, p.discount_code, p.DiscountCode, ...listOf(p.discount_codes ?? p.discountCodes)].flatMap(
    (code) => textOf(code) ?? [],
  );
  return without({
    type: 'order',
    id,
    number: textOf(p.order_number ?? p.orderNumber ?? p.order_name),
    placedAt: isoOf(event.time),
    updatedAt: isoOf(event.time),
    currency: (textOf(p.currency ?? p.$currency_code ?? p.$currency) ?? event.currency ?? base).toUpperCase(),
    lines,
    discount: unitsOf(p.discount ?? p.DiscountValue),
    shipping: unitsOf(p.shipping),
    tax: unitsOf(p.tax),
    total,
    discountCodes: [...new Set(codes)],
    channel: textOf(p.channel),
    country: textOf(p.country),
  });
}

function lineOf(item: JsonObject): JsonObject | null {
  const quantity = Math.round(Number(item.quantity ?? item.Quantity ?? 1));
  const unitPrice = unitsOf(item.price ?? item.ItemPrice ?? item.unit_price ?? item.unitPrice) ?? '0';
  if (!Number.isFinite(quantity) || quantity < 1) return null;
  return without({
    productId: textOf(item.product_id ?? item.ProductID ?? item.productId ?? item.id),
    sku: textOf(item.sku ?? item.SKU),
    title: textOf(item.name ?? item.ProductName ?? item.title ?? item.product_name),
    variant: textOf(item.variant ?? item.VariantName),
    category: textOf(item.category ?? listOf(item.Categories ?? item.categories)[0] ?? item.ProductCategory),
    quantity,
    unitPrice,
    total: unitsOf(item.RowTotal ?? item.row_total),
  });
}

/** The products of a cart, checkout or order event. */
export const itemsOf = (p: JsonObject): JsonObject[] =>
  listOf(p.products ?? p.items ?? p.Items ?? p.$items).filter(isObject);

function returned(p: JsonObject): JsonValue {
  const lines = itemsOf(p).flatMap((item) => {
    const sku = textOf(item.sku ?? item.SKU ?? item.product_id ?? item.ProductID);
    const quantity = Math.round(Number(item.quantity ?? item.Quantity ?? 1));
    return sku === null || !(quantity >= 1) ? [] : [{ sku, quantity }];
  });
  return lines.length === 0 ? null : lines;
}

const isObject = (value: JsonValue | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const listOf = (value: JsonValue | undefined): JsonValue[] => (Array.isArray(value) ? value : []);
const isoOf = (ms: number): string => new Date(ms).toISOString();

/** A short text or number as text. */
export const textOf = (value: JsonValue | undefined): string | null => {
  if (typeof value !== 'string' && typeof value !== 'number') return null;
  const text = String(value).trim().slice(0, 255);
  return text === '' ? null : text;
};

/** Units as given, when they read as a decimal. */
export const unitsOf = (value: JsonValue | undefined): string | null => {
  const text = textOf(value);
  return text !== null && /^[+-]?\d{1,15}(\.\d{1,12})?$/.test(text) ? text : null;
};

const without = (object: Record<string, JsonValue | null | undefined>): JsonObject =>
  Object.fromEntries(
    Object.entries(object).filter((entry): entry is [string, JsonValue] => entry[1] !== null && entry[1] !== undefined),
  );
