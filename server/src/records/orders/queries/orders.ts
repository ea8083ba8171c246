import { workspaceOf } from '../../../foundation/workspaces/index.ts';
import { notFound } from '../../../kernel/problem.ts';
import { decodeCursor, toPage } from '../../../kernel/pagination.ts';
import { transact, type Context } from '../../../platform/context.ts';
import type { Tx } from '../../../platform/postgres/index.ts';
import { productsByIds } from '../../catalog/index.ts';
import { contactsOf, profilesLike } from '../../profiles/index.ts';
import {
  countOrders,
  creditNotesOf,
  fulfilmentsOf,
  linesOf,
  orderById,
  orderPage,
  refundsOf,
  type OrderFilter,
} from '../store.reads.ts';
import type { OrderRow } from '../tables.ts';

type Page = { cursor?: string | undefined; limit: number };
type Customer = { id: number; name: string | null; email: string | null };

const shownOrder = (row: OrderRow, base: string, customer: Customer | null) => ({
  id: row.id,
  externalId: row.external_id,
  number: row.number,
  placedAt: row.placed_at.toISOString(),
  status: row.cancelled_at === null ? ('open' as const) : ('cancelled' as const),
  financialStatus: row.financial_status,
  fulfilmentStatus: row.fulfilment_status,
  cancelledAt: row.cancelled_at?.toISOString() ?? null,
  currency: row.currency,
  total: row.total,
  refunded: row.refunded,
  base: { currency: base, total: row.base_total, refunded: row.base_refunded },
  itemCount: row.item_count,
  discountCodes: row.discount_codes,
  channel: row.channel,
  country: row.country,
  customer,
});

export const listOrders = (
  ctx: Context,
  filter: Omit<OrderFilter, 'search'> & { search?: string | undefined },
  page: Page,
) =>
  transact(ctx, async (tx) => {
    const search =
      filter.search === undefined
        ? undefined
        : { words: filter.search, profileIds: await profilesLike(tx, ctx.workspaceId, filter.search, 1000) };
    const total = await countOrders(tx, ctx.workspaceId, { ...filter, search });
    return { ...(await ordersPage(ctx, tx, { ...filter, search }, page)), total };
  });

/** The orders of a person, under any id the person ever had, with the credit notes that named no order. */
export const ordersOfProfile = (ctx: Context, profileId: number, page: Page) =>
  transact(ctx, async (tx) => {
    const [contact] = await contactsOf(tx, ctx.workspaceId, [profileId]);
    if (!contact) throw notFound('profile');
    const notes = await creditNotesOf(tx, ctx.workspaceId, contact.id, 200);
    return {
      ...(await ordersPage(ctx, tx, { profileId: contact.id }, page)),
      creditNotes: notes.map((n) => ({
        id: n.id,
        externalId: n.external_id,
        issuedAt: n.issued_at.toISOString(),
        currency: n.currency,
        amount: n.amount,
        itemCount: n.item_count,
        reason: n.reason,
      })),
    };
  });

async function ordersPage(ctx: Context, tx: Tx, filter: OrderFilter, page: Page) {
  const cursor = decodeCursor(page.cursor, 2);
  const before = cursor === null ? null : { placedAt: new Date(Number(cursor[0])), id: Number(cursor[1]) };
  const rows = await orderPage(tx, ctx.workspaceId, filter, before, page.limit + 1);
  const { currency } = await workspaceOf(tx, ctx.workspaceId);
  const customers = await customersOf(tx, ctx.workspaceId, rows);
  const { items, nextCursor } = toPage(rows, page.limit, (row) => [row.placed_at.getTime(), row.id]);
  return {
    items: items.map((row) => shownOrder(row, currency, customers.get(row.profile_id ?? 0) ?? null)),
    nextCursor,
  };
}

async function customersOf(tx: Tx, workspaceId: number, rows: readonly OrderRow[]): Promise<Map<number, Customer>> {
  const contacts = await contactsOf(
    tx,
    workspaceId,
    rows.flatMap((row) => row.profile_id ?? []),
  );
  return new Map(
    contacts.map((c) => [
      c.askedId,
      { id: c.id, email: c.email, name: [c.firstName, c.lastName].filter(Boolean).join(' ') || null },
    ]),
  );
}

export const readOrder = (ctx: Context, id: number) =>
  transact(ctx, async (tx) => {
    const row = await orderById(tx, ctx.workspaceId, id);
    if (!row) throw notFound('order');
    const { currency } = await workspaceOf(tx, ctx.workspaceId);
    const [lines, refunds, fulfilments, customers] = [
      await linesOf(tx, ctx.workspaceId, id),
      await refundsOf(tx, ctx.workspaceId, id),
      await fulfilmentsOf(tx, ctx.workspaceId, id),
      await customersOf(tx, ctx.workspaceId, [row]),
    ];
    const products = await productsByIds(
      tx,
      ctx.workspaceId,
      lines.flatMap((line) => line.product_id ?? []),
    );
    const images = new Map(products.map((product) => [product.id, product.image_url]));
    return {
      ...shownOrder(row, currency, customers.get(row.profile_id ?? 0) ?? null),
      subtotal: row.subtotal,
      discount: row.discount,
      shipping: row.shipping,
      tax: row.tax,
      cancelReason: row.cancel_reason,
      attribution: row.attribution,
      properties: row.properties,
      source: row.source,
      updatedAt: row.source_updated_at.toISOString(),
      lines: lines.map((l) => ({
        line: l.line,
        productId: l.product_id,
        sku: l.sku,
        title: l.title,
        imageUrl: images.get(l.product_id ?? 0) ?? null,
        variant: l.variant_title,
        category: l.category,
        quantity: l.quantity,
        unitPrice: l.unit_price,
        discount: l.discount,
        total: l.total,
        refundedQuantity: l.refunded_quantity,
      })),
      refunds: refunds.map((r) => ({
        id: r.external_id,
        at: r.refunded_at.toISOString(),
        amount: r.amount,
        reason: r.reason,
        lines: r.lines,
      })),
      fulfilments: fulfilments.map((f) => ({
        id: f.external_id,
        status: f.status,
        carrier: f.carrier,
        trackingNumber: f.tracking_number,
        trackingUrl: f.tracking_url,
        shippedAt: f.shipped_at?.toISOString() ?? null,
        promisedAt: f.promised_at?.toISOString() ?? null,
        deliveredAt: f.delivered_at?.toISOString() ?? null,
      })),
    };
  });
