import { z } from 'zod';
import { pageOf } from '../../platform/http/index.ts';

const instant = z.iso.datetime();
const minor = z.number().int();

export const orderCore = z
  .object({
    id: z.number().int(),
    externalId: z.string(),
    number: z.string().nullable(),
    placedAt: instant,
    status: z.enum(['open', 'cancelled']),
    financialStatus: z.string(),
    fulfilmentStatus: z.string(),
    cancelledAt: instant.nullable(),
    currency: z.string(),
    total: minor.describe('Minor units of `currency`'),
    refunded: minor,
    base: z
      .object({ currency: z.string(), total: minor, refunded: minor })
      .describe("In the brand's currency, at the rate of the day"),
    itemCount: z.number().int(),
    discountCodes: z.array(z.string()),
    channel: z.string(),
    country: z.string().nullable().describe('ISO 3166-1 alpha-2; text that names no country stays as given'),
    customer: z.object({ id: z.number().int(), name: z.string().nullable(), email: z.string().nullable() }).nullable(),
  })
  .meta({ id: 'Order' });

export const orderDetail = orderCore
  .extend({
    subtotal: minor,
    discount: minor,
    shipping: minor,
    tax: minor,
    cancelReason: z.string().nullable(),
    attribution: z.record(z.string(), z.unknown()),
    properties: z.record(z.string(), z.unknown()),
    source: z.string(),
    updatedAt: instant,
    lines: z.array(
      z.object({
        line: z.number().int(),
        productId: z.number().int().nullable(),
        sku: z.string().nullable(),
        title: z.string(),
        imageUrl: z.string().nullable(),
        variant: z.string().nullable(),
        category: z.string().nullable(),
        quantity: z.number().int(),
        unitPrice: minor,
        discount: minor,
        total: minor,
        refundedQuantity: z.number().int(),
      }),
    ),
    refunds: z.array(
      z.object({
        id: z.string(),
        at: instant,
        amount: minor,
        reason: z.string().nullable(),
        lines: z.array(
          z.object({ line: z.number().int().optional(), sku: z.string().optional(), quantity: z.number().int() }),
        ),
      }),
    ),
    fulfilments: z.array(
      z.object({
        id: z.string(),
        status: z.string(),
        carrier: z.string().nullable(),
        trackingNumber: z.string().nullable(),
        trackingUrl: z.string().nullable(),
        shippedAt: instant.nullable(),
        promisedAt: instant.nullable(),
        deliveredAt: instant.nullable(),
      }),
    ),
  })
  .meta({ id: 'OrderDetail' });

export const profileOrders = pageOf(orderCore)
  .extend({
    creditNotes: z.array(
      z.object({
        id: z.number().int(),
        externalId: z.string(),
        issuedAt: instant,
        currency: z.string(),
        amount: minor,
        itemCount: z.number().int(),
        reason: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: 'ProfileOrders' });

export const waitingForRates = z.object({
  items: z.array(
    z
      .object({
        currency: z.string(),
        date: z.iso
          .date()
          .describe('The local day whose rate is missing: a rate valid from that day or earlier will do'),
        documents: z.number().int().describe('Orders and credit notes'),
      })
      .meta({ id: 'WaitingForRate' }),
  ),
});
