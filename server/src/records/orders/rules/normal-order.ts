import { asCountryCode } from '../../../kernel/country.ts';
import type { JsonObject } from '../../../kernel/json.ts';
import type { CreditNoteInput, OrderChangeInput, OrderInput } from '../document.ts';
import type { FulfilmentRow, LineRow, RefundRow } from '../tables.ts';
import { lineAmount, minorOf } from './amounts.ts';

export type NormalLine = Omit<LineRow, 'product_id' | 'refunded_quantity'> & { productKey: string | null };

/** An order in minor units with everything derived that its document leaves out. */
export type NormalOrder = {
  externalId: string;
  number: string | null;
  placedAt: Date;
  updatedAt: Date;
  currency: string;
  lines: NormalLine[];
  subtotal: number;
  discount: number;
  shipping: number;
  tax: number;
  total: number;
  itemCount: number;
  paid: boolean;
  cancelledAt: Date | null;
  cancelReason: string | null;
  refunds: RefundRow[];
  fulfilments: FulfilmentRow[];
  channel: string;
  country: string | null;
  discountCodes: string[];
  attribution: JsonObject;
  properties: JsonObject;
};

export type NormalCreditNote = {
  externalId: string;
  issuedAt: Date;
  updatedAt: Date;
  currency: string;
  lines: NormalLine[];
  amount: number;
  itemCount: number;
  reason: string | null;
  country: string | null;
};

/** @param heardAt the version of a document that does not tell its own @throws AmountError */
export function normalOrder(input: OrderInput, heardAt: Date): NormalOrder {
  const { currency } = input;
  const lines = normalLines(input.lines, currency);
  const of = (field: 'discount' | 'shipping' | 'tax'): number => {
    const given = input[field];
    return given === undefined ? 0 : minorOf(given, currency, field);
  };
  const subtotal = sum(lines.map((line) => line.total));
  const [discount, shipping, tax] = [of('discount'), of('shipping'), of('tax')];
  const updatedAt = input.updatedAt === undefined ? heardAt : new Date(input.updatedAt);
  const cancelledAt = input.cancelledAt === undefined ? null : new Date(input.cancelledAt);
  return {
    externalId: input.id,
    number: input.number ?? null,
    placedAt: new Date(input.placedAt),
    updatedAt,
    currency,
    lines,
    subtotal,
    discount: discount + sum(lines.map((line) => line.discount)),
    shipping,
    tax,
    total: input.total === undefined ? subtotal - discount + shipping + tax : minorOf(input.total, currency, 'total'),
    itemCount: sum(lines.map((line) => line.quantity)),
    paid: input.status !== 'pending',
    cancelledAt: cancelledAt ?? (input.status === 'cancelled' ? updatedAt : null),
    cancelReason: input.cancelReason ?? null,
    refunds: (input.refunds ?? []).map((refund, i) => normalRefund(refund, currency, `refunds.${i}.amount`)),
    fulfilments: (input.fulfilments ?? []).map(normalFulfilment),
    channel: input.channel ?? 'online',
    country: input.country === undefined ? null : asCountryCode(input.country),
    discountCodes: input.discountCodes ?? [],
    attribution: (input.attribution ?? {}) as JsonObject,
    properties: (input.properties ?? {}) as JsonObject,
  };
}

/** @throws AmountError */
export function normalCreditNote(input: CreditNoteInput, heardAt: Date): NormalCreditNote {
  const lines = normalLines(input.lines, input.currency);
  return {
    externalId: input.id,
    issuedAt: new Date(input.issuedAt),
    updatedAt: input.updatedAt === undefined ? heardAt : new Date(input.updatedAt),
    currency: input.currency,
    lines,
    amount: input.total === undefined ? sum(lines.map((l) => l.total)) : minorOf(input.total, input.currency, 'total'),
    itemCount: sum(lines.map((l) => l.quantity)),
    reason: input.reason ?? null,
    country: input.country === undefined ? null : asCountryCode(input.country),
  };
}

/** @throws AmountError */
export const normalRefund = (
  input: Extract<OrderChangeInput, { type: 'refund' }>['refund'],
  currency: string,
  place: string,
): RefundRow => ({
  external_id: input.id,
  refunded_at: new Date(input.at),
  amount: Math.abs(minorOf(input.amount, currency, place)),
  reason: input.reason ?? null,
  lines: input.lines ?? [],
});

const instantOf = (text: string | undefined): Date | null => (text === undefined ? null : new Date(text));

export const normalFulfilment = (
  input: Extract<OrderChangeInput, { type: 'fulfilment' }>['fulfilment'],
): FulfilmentRow => ({
  external_id: input.id,
  status: input.status,
  carrier: input.carrier ?? null,
  tracking_number: input.trackingNumber ?? null,
  tracking_url: input.trackingUrl ?? null,
  shipped_at: instantOf(input.shippedAt),
  promised_at: instantOf(input.promisedAt),
  delivered_at: instantOf(input.deliveredAt),
});

function normalLines(lines: OrderInput['lines'], currency: string): NormalLine[] {
  return lines.map((line, i) => {
    const discount = line.discount === undefined ? 0 : minorOf(line.discount, currency, `lines.${i}.discount`);
    const gross = lineAmount(line.quantity, line.unitPrice, currency, `lines.${i}.unitPrice`);
    return {
      line: i + 1,
      productKey: line.productId ?? null,
      sku: line.sku ?? null,
      title: line.title ?? line.sku ?? line.productId ?? 'Item',
      variant_title: line.variant ?? null,
      category: line.category ?? null,
      quantity: line.quantity,
      unit_price: minorOf(line.unitPrice, currency, `lines.${i}.unitPrice`),
      discount,
      total: line.total === undefined ? gross - discount : minorOf(line.total, currency, `lines.${i}.total`),
    };
  });
}

const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);
