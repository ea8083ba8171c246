import { z } from 'zod';
import { isCurrency } from '../../kernel/money.ts';

const text = (maximum: number) => z.string().trim().min(1).max(maximum);
const instant = z.iso.datetime({ offset: true });
const units = z
  .union([z.string().trim().max(40), z.number()])
  .describe('Decimal units of the currency, such as "19.90"');
const id = z.union([text(255), z.number().int().transform(String)]);
const currency = z
  .string()
  .trim()
  .toUpperCase()
  .refine((code) => code.length === 3 && isCurrency(code), { error: 'Use an ISO 4217 currency code, such as EUR.' });

const countryForm = 'ISO 3166-1 alpha-2, or an English name, kept as the code; other text is kept as given';

const line = z.strictObject({
  productId: id.optional(),
  sku: text(255).optional(),
  title: text(1000).optional(),
  variant: text(500).optional(),
  category: text(500).optional(),
  quantity: z.number().int().min(1).max(10_000_000),
  unitPrice: units,
  discount: units.optional().describe('Off the whole line'),
  total: units.optional().describe('quantity × unitPrice − discount when left out'),
});

const refund = z.strictObject({
  id,
  at: instant,
  amount: units,
  reason: text(1000).optional(),
  lines: z
    .array(
      z.strictObject({
        line: z.number().int().min(1).optional(),
        sku: text(255).optional(),
        quantity: z.number().int().min(1),
      }),
    )
    .max(1000)
    .optional()
    .describe('What came back: `line` counts from 1'),
});

const fulfilment = z.strictObject({
  id,
  status: z.enum(['pending', 'shipped', 'delivered', 'failed', 'cancelled']),
  carrier: text(200).optional(),
  trackingNumber: text(200).optional(),
  trackingUrl: text(2000).optional(),
  shippedAt: instant.optional(),
  promisedAt: instant.optional(),
  deliveredAt: instant.optional(),
});

const attribution = z.strictObject({
  channel: text(200).optional(),
  source: text(500).optional(),
  medium: text(200).optional(),
  campaign: text(500).optional(),
  creator: text(500).optional(),
  code: text(255).optional(),
  landingPage: text(2000).optional(),
  referrer: text(2000).optional(),
});

/** An order as it is now: lines, what went back, what was shipped. Of two the one with the later `updatedAt` counts. */
export const orderInput = z.strictObject({
  type: z.literal('order').default('order'),
  id,
  number: text(255).optional(),
  placedAt: instant,
  updatedAt: instant.optional(),
  currency,
  lines: z.array(line).max(2000),
  discount: units.optional().describe('Off the order as a whole, beyond the discounts of its lines'),
  shipping: units.optional(),
  tax: units.optional().describe('On top of the prices; leave out where prices include it'),
  total: units.optional().describe('Lines − discount + shipping + tax when left out'),
  discountCodes: z.array(text(255)).max(100).optional(),
  status: z.enum(['pending', 'paid', 'cancelled']).optional(),
  cancelledAt: instant.optional(),
  cancelReason: text(1000).optional(),
  refunds: z.array(refund).max(500).optional(),
  fulfilments: z.array(fulfilment).max(500).optional(),
  channel: text(100).optional(),
  country: text(100)
    .optional()
    .describe(`${countryForm}. Becomes the customer's where nobody has said where they live`),
  attribution: attribution.optional(),
  properties: z.record(z.string().min(1).max(200), z.json()).optional(),
});

/** A credit document with a number of its own that names no order: quantities and amounts positive, as given back. */
export const creditNoteInput = z.strictObject({
  type: z.literal('creditNote'),
  id,
  issuedAt: instant,
  updatedAt: instant.optional(),
  currency,
  lines: z.array(line).max(2000),
  total: units.optional(),
  reason: text(1000).optional(),
  country: text(100).optional().describe(countryForm),
});

/** News about an order that may not have arrived yet. */
export const orderChangeInput = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('refund'), orderId: id, refund }),
  z.strictObject({ type: z.literal('cancellation'), orderId: id, cancelledAt: instant, reason: text(1000).optional() }),
  z.strictObject({ type: z.literal('fulfilment'), orderId: id, fulfilment }),
]);

export type OrderInput = z.infer<typeof orderInput>;
export type CreditNoteInput = z.infer<typeof creditNoteInput>;
export type OrderChangeInput = z.infer<typeof orderChangeInput>;
export type OrderDocument = OrderInput | CreditNoteInput | OrderChangeInput;

/** Reads `data` of a message of kind `order` by its `type`, so that what is wrong is named exactly. */
export function readDocument(data: Record<string, unknown>): z.ZodSafeParseResult<OrderDocument> {
  if (data.type === undefined || data.type === 'order') return orderInput.safeParse(data);
  return data.type === 'creditNote' ? creditNoteInput.safeParse(data) : orderChangeInput.safeParse(data);
}

export const refundInput = refund;
