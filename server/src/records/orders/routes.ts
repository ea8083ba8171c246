import { z } from 'zod';
import { cursorQuery, idParam, memberRoute, pageOf } from '../../platform/http/index.ts';
import { acceptedSchema, acceptRows } from '../events/index.ts';
import { changeOrder } from './actions/change-order.ts';
import { orderRow, readOrderRow } from './actions/read-order-input.ts';
import { refundInput } from './document.ts';
import { listOrders, ordersOfProfile, readOrder } from './queries/orders.ts';
import { orderCore, orderDetail, profileOrders, waitingForRates } from './schemas.ts';
import { documentsWaiting } from './waiting-for-rates.ts';

const tags = ['Orders'];
const instant = z.iso.datetime({ offset: true });
const externalIdParam = z.object({ externalId: z.string().min(1).max(255) });
const accepted = z.object({ accepted: z.literal(true) });

export const routes = [
  memberRoute({
    method: 'POST',
    url: '/api/v1/orders',
    operationId: 'upsertOrders',
    summary: 'Create or change one order or credit note, or up to 1,000',
    description:
      'Rows are `NewOrder`. Durable when answered. Of two versions of an order the one with the later `updatedAt` counts; without `updatedAt` the one received last. A faulty row is refused by itself.',
    tags,
    audience: 'member',
    permission: 'orders:write',
    body: z.union([z.object({ orders: z.array(z.unknown()).min(1).max(1000) }), orderRow]),
    response: acceptedSchema,
    status: 202,
    bodyLimit: 16_000_000,
    handle: (ctx, { body }) => {
      const many = 'orders' in body;
      const scope = { now: ctx.platform.clock.now().getTime(), source: 'api' };
      const rows: readonly unknown[] = many ? body.orders : [body];
      return acceptRows(
        ctx,
        rows.map((row, i) => readOrderRow(row, many ? `/orders/${i}` : '', scope)),
      );
    },
  }),
  memberRoute({
    method: 'GET',
    url: '/api/v1/orders',
    operationId: 'listOrders',
    summary: 'Orders, newest first',
    tags,
    audience: 'member',
    permission: 'orders:read',
    query: cursorQuery().extend({
      status: z
        .enum(['open', 'cancelled', 'refunded', 'partially_refunded', 'fulfilled', 'unfulfilled', 'delivered'])
        .optional(),
      from: instant.optional(),
      to: instant.optional(),
      profileId: z.coerce.number().int().positive().optional(),
      search: z
        .string()
        .trim()
        .min(1)
        .max(200)
        .optional()
        .describe('Order number or id, or words of the customer’s name or e-mail'),
    }),
    response: pageOf(orderCore).extend({ total: z.number().int() }),
    handle: (ctx, { query: { cursor, limit, ...filter } }) => listOrders(ctx, filter, { cursor, limit }),
  }),
  memberRoute({
    method: 'GET',
    url: '/api/v1/orders/waiting-for-rates',
    operationId: 'listOrdersWaitingForRates',
    summary: 'Orders and credit notes that wait for an exchange rate, by currency and day',
    description: 'They count nowhere yet and are taken up by themselves once a rate is valid on that day.',
    tags,
    audience: 'member',
    permission: 'orders:read',
    response: waitingForRates,
    handle: async (ctx) => ({ items: await documentsWaiting(ctx) }),
  }),
  memberRoute({
    method: 'GET',
    url: '/api/v1/orders/:id',
    operationId: 'getOrder',
    summary: 'An order with its lines, refunds, parcels and customer',
    tags,
    audience: 'member',
    permission: 'orders:read',
    params: idParam,
    response: orderDetail,
    handle: (ctx, { params }) => readOrder(ctx, params.id),
  }),
  memberRoute({
    method: 'GET',
    url: '/api/v1/profiles/:id/orders',
    operationId: 'listProfileOrders',
    summary: 'Orders of a person, newest first',
    tags,
    audience: 'member',
    permission: 'orders:read',
    params: idParam,
    query: cursorQuery(),
    response: profileOrders,
    handle: (ctx, { params, query }) => ordersOfProfile(ctx, params.id, query),
  }),
  memberRoute({
    method: 'POST',
    url: '/api/v1/orders/:externalId/refunds',
    operationId: 'refundOrder',
    summary: 'Tell of money that went back',
    tags,
    audience: 'member',
    permission: 'orders:write',
    params: externalIdParam,
    body: refundInput,
    response: accepted,
    status: 202,
    handle: (ctx, { params, body }) => changeOrder(ctx, { type: 'refund', orderId: params.externalId, refund: body }),
  }),
  memberRoute({
    method: 'POST',
    url: '/api/v1/orders/:externalId/cancel',
    operationId: 'cancelOrder',
    summary: 'Tell that an order was cancelled',
    tags,
    audience: 'member',
    permission: 'orders:write',
    params: externalIdParam,
    body: z.object({ cancelledAt: instant.optional(), reason: z.string().trim().min(1).max(1000).optional() }),
    response: accepted,
    status: 202,
    handle: (ctx, { params, body }) =>
      changeOrder(ctx, {
        type: 'cancellation',
        orderId: params.externalId,
        cancelledAt: body.cancelledAt ?? ctx.platform.clock.now().toISOString(),
        reason: body.reason,
      }),
  }),
];
