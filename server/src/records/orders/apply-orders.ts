import { ensureProducts } from '../catalog/index.ts';
import { groupBy } from '../../kernel/group.ts';
import type { Batch, EventRow } from '../events/index.ts';
import { recordAcquisition } from '../profiles/index.ts';
import { acquisitionOf } from './rules/acquisition.ts';
import { baseRates } from './rates.ts';
import { AmountError, inBase } from './rules/amounts.ts';
import { orderEvents } from './rules/derived-events.ts';
import { gatherOrder, type GatheredOrder, type OrderNews } from './rules/gather.ts';
import type { NormalOrder } from './rules/normal-order.ts';
import { lockOrders, settleOrders, upsertOrders, type OrderWrite } from './store.ts';
import { closeCarts } from './store.carts.ts';
import { replaceLines, upsertFulfilments, upsertRefunds } from './store.parts.ts';
import { holdChanges, takeChanges } from './store.waiting.ts';
import type { StoredOrder } from './tables.ts';

export type HeardOrder = OrderNews & {
  externalId: string;
  refuse(reason: string): void;
  /** Its currency has no rate for its day: it waits for one. */
  awaitRate(waits: { externalId: string; currency: string; at: Date }): void;
};
type Change = GatheredOrder & { stored: StoredOrder | undefined; factor: number };

/** Writes everything a batch says about orders in a fixed number of statements. @returns the people concerned */
export async function applyOrders(batch: Batch, heard: readonly HeardOrder[]): Promise<Set<number>> {
  const { tx, workspaceId, now } = batch;
  const { base, rated, factors } = await rate(batch, heard);
  if (rated.length === 0) return new Set();
  const byOrder = groupBy(rated, (h) => h.externalId);
  const stored = await lockOrders(tx, workspaceId, [...byOrder.keys()]);
  const arrived = [...byOrder]
    .filter(([id, news]) => !stored.has(id) && news.some((n) => n.document.type === 'order'))
    .map(([id]) => id);
  if (arrived.length > 0) {
    for (const waited of await takeChanges(tx, workspaceId, arrived)) byOrder.get(waited.orderId)?.push(newsOf(waited));
  }
  const changes = (await gather(batch, byOrder, stored)).map((g): Change => ({
    ...g,
    factor: g.winner === null ? (g.stored?.base_factor ?? 1) : (factors.get(g.winner.order) ?? 1),
  }));
  if (changes.length === 0) return new Set();
  const ids = await writeOrders(batch, changes);
  const idOf = (change: Change): number => ids.get(change.externalId) ?? change.stored?.id ?? 0;
  await upsertRefunds(
    tx,
    workspaceId,
    changes.flatMap((c) => c.refunds.map((r) => ({ ...r, order_id: idOf(c) }))),
  );
  await upsertFulfilments(
    tx,
    workspaceId,
    changes.flatMap((c) => c.fulfilments.map((f) => ({ ...f, order_id: idOf(c) }))),
  );
  await settleOrders(
    tx,
    workspaceId,
    changes.map((c) => ({
      orderId: idOf(c),
      cancelledAt: c.cancelledAt,
      cancelReason: c.cancelReason,
      profileId: c.profileId,
      originId: c.originId,
    })),
    now,
  );
  await closeCarts(
    tx,
    workspaceId,
    changes.flatMap((c) =>
      c.profileId === null || c.winner === null ? [] : [{ profileId: c.profileId, placedAt: c.winner.order.placedAt }],
    ),
  );
  await recordAcquisition(tx, workspaceId, changes.flatMap(acquisitionOf));
  batch.touch('order', changes.map(idOf));
  const scope = { workspaceId, base, receivedAt: now.getTime() };
  batch.events.push(...changes.flatMap((c): EventRow[] => orderEvents(scope, c.stored, c, c.factor)));
  return new Set(changes.flatMap((c) => [c.profileId, c.stored?.profile_id]).filter((id) => typeof id === 'number'));
}

const newsOf = (waited: {
  orderId: string;
  change: OrderNews['document'];
  backfill: boolean;
  receivedAt: Date;
}): HeardOrder => ({
  externalId: waited.orderId,
  document: waited.change,
  heardAt: waited.receivedAt,
  profileId: null,
  originId: null,
  source: 'waiting',
  backfill: waited.backfill,
  refuse: () => undefined,
  awaitRate: () => undefined,
});

/** Sorts out the orders that cannot be counted yet for want of a rate; of the others, how they become the base currency. */
async function rate(batch: Batch, heard: readonly HeardOrder[]) {
  const factors = new Map<NormalOrder, number>();
  if (heard.length === 0) return { base: '', rated: [], factors };
  const orders = heard.flatMap((h) => (h.document.type === 'order' ? [{ ...h, order: h.document.order }] : []));
  const { base, rates } = await baseRates(
    batch.tx,
    batch.workspaceId,
    orders.map(({ order }) => ({ currency: order.currency, at: order.placedAt })),
  );
  orders.forEach(({ order, awaitRate }, i) => {
    const factor = rates[i] ?? null;
    if (factor === null) awaitRate({ externalId: order.externalId, currency: order.currency, at: order.placedAt });
    else factors.set(order, factor);
  });
  const rated = heard.filter((h) => h.document.type !== 'order' || factors.has(h.document.order));
  return { base, rated, factors };
}

/** Sorts out what can be applied; changes of unknown orders wait, faulty ones are refused. */
async function gather(
  batch: Batch,
  byOrder: ReadonlyMap<string, HeardOrder[]>,
  stored: ReadonlyMap<string, StoredOrder>,
) {
  const gathered: (GatheredOrder & { heard: HeardOrder[] })[] = [];
  const waiting: HeardOrder[] = [];
  for (const [externalId, heard] of byOrder) {
    try {
      const order = gatherOrder(externalId, stored.get(externalId), heard);
      if (order === null) waiting.push(...heard);
      else gathered.push({ ...order, heard });
    } catch (error) {
      if (!(error instanceof AmountError)) throw error;
      for (const h of heard) h.refuse(error.message);
    }
  }
  await holdChanges(
    batch.tx,
    batch.workspaceId,
    waiting.flatMap((h) =>
      h.document.type === 'order'
        ? []
        : [{ orderId: h.externalId, change: h.document, backfill: h.backfill, receivedAt: h.heardAt }],
    ),
  );
  return gathered.map((g) => ({ ...g, stored: stored.get(g.externalId) }));
}

async function writeOrders(batch: Batch, changes: readonly Change[]): Promise<Map<string, number>> {
  const { tx, workspaceId, now } = batch;
  const writes = changes.flatMap((c): OrderWrite[] =>
    c.winner === null
      ? []
      : [
          {
            order: c.winner.order,
            source: c.winner.source,
            baseFactor: c.factor,
            baseTotal: inBase(c.winner.order.total, c.factor),
          },
        ],
  );
  if (writes.length === 0) return new Map();
  const ids = await upsertOrders(tx, workspaceId, writes, now);
  const lines = writes.flatMap(({ order }) => order.lines.map((line) => ({ order, line })));
  const products = await ensureProducts(
    tx,
    workspaceId,
    lines.map(({ order, line }) => ({
      productId: line.productKey,
      sku: line.sku,
      title: line.title,
      category: line.category,
      price: line.unit_price,
      currency: order.currency,
    })),
    now,
  );
  await replaceLines(
    tx,
    workspaceId,
    [...ids.values()],
    lines.map(({ order, line: { productKey: _key, ...line } }, i) => ({
      ...line,
      order_id: ids.get(order.externalId) ?? 0,
      product_id: products[i] ?? null,
    })),
  );
  return ids;
}
