import { workspaceOf } from '../../foundation/workspaces/index.ts';
import type { JsonObject } from '../../kernel/json.ts';
import { slot } from '../../platform/slots/index.ts';
import type { Batch, Projector, ResolvedMessage } from '../events/index.ts';
import { applyCreditNotes, type HeardCreditNote } from './apply-credit-notes.ts';
import { applyOrders, type HeardOrder } from './apply-orders.ts';
import { readDocument } from './document.ts';
import { AmountError } from './rules/amounts.ts';
import { impliedCountry } from './rules/implied-country.ts';
import { normalCreditNote, normalOrder } from './rules/normal-order.ts';
import { documentOfTrack } from './rules/track-orders.ts';
import { holdForRates, type WaitingForRate } from './store.waiting-for-rates.ts';
import { asItCame } from './waiting-for-rates.ts';

/** Told which people's purchases a batch changed, after everything is written: part of the same transaction. */
export type PurchaseWatcher = (batch: Batch, profileIds: ReadonlySet<number>) => Promise<void>;
export const purchaseWatchers = slot<PurchaseWatcher>('orders.purchaseWatchers');

/**
 * Orders, credit notes and news about orders, from `order` messages and from the e-commerce events of servers. An event
 * that became an order gives way to the events derived from the order; one with a public key stays a plain event.
 */
export const orderProjector: Projector = {
  name: 'orders',
  implies: impliedCountry,
  async project(batch) {
    const orders: HeardOrder[] = [];
    const notes: HeardCreditNote[] = [];
    const waiting: WaitingForRate[] = [];
    const replaced = new Set<unknown>();
    for (const { message, data } of await documentsOf(batch, replaced)) {
      const awaitRate: HeardOrder['awaitRate'] = (waits) => {
        waiting.push({ ...waits, message: asItCame(message), receivedAt: new Date(message.receivedAt) });
      };
      hear(batch, message, data, awaitRate, orders, notes);
    }
    if (replaced.size > 0) dropEvents(batch, replaced);
    const people = await applyOrders(batch, orders);
    for (const id of await applyCreditNotes(batch, notes)) people.add(id);
    await holdForRates(batch.tx, batch.workspaceId, waiting);
    if (people.size === 0) return;
    for (const watch of batch.platform.slots.all(purchaseWatchers)) await watch(batch, people);
    batch.touch('profile', people);
  },
};

type Document = { message: ResolvedMessage; data: JsonObject };

async function documentsOf(batch: Batch, replaced: Set<unknown>): Promise<Document[]> {
  const documents: Document[] = [];
  let base: string | null = null;
  for (const message of batch.messages) {
    if (message.kind === 'order') documents.push({ message, data: message.data });
    if (message.kind !== 'track' || !message.trusted || !/order/i.test(message.name)) continue;
    base ??= (await workspaceOf(batch.tx, batch.workspaceId)).currency;
    const properties = (message.data.properties ?? {}) as JsonObject;
    const currency = typeof message.data.currency === 'string' ? message.data.currency : undefined;
    const data = documentOfTrack(
      { name: message.name, time: message.time, key: message.key, properties, currency },
      base,
    );
    // what does not read as an order stays the event it is
    if (data === null || !readDocument(data).success) continue;
    replaced.add(message.data.properties);
    documents.push({ message, data });
  }
  return documents;
}

/** Takes the raw rows out of the batch; a row carries the very properties object of its message. */
function dropEvents(batch: Batch, replaced: ReadonlySet<unknown>): void {
  const kept = batch.events.filter((event) => !replaced.has(event.properties));
  batch.events.splice(0, batch.events.length, ...kept);
}

function hear(
  batch: Batch,
  message: ResolvedMessage,
  data: JsonObject,
  awaitRate: HeardOrder['awaitRate'],
  orders: HeardOrder[],
  notes: HeardCreditNote[],
): void {
  const refuse = (reason: string): void => batch.reject(message, reason);
  const parsed = readDocument(data);
  if (!parsed.success) {
    refuse(parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; '));
    return;
  }
  const { profileId, originId, source, backfill } = message;
  const heardAt = new Date(message.receivedAt);
  const common = { profileId, originId, source, backfill, awaitRate };
  try {
    if (parsed.data.type === 'creditNote') {
      notes.push({
        note: normalCreditNote(parsed.data, backfill ? new Date(parsed.data.issuedAt) : heardAt),
        ...common,
      });
    } else if (parsed.data.type === 'order') {
      const order = normalOrder(parsed.data, backfill ? new Date(parsed.data.placedAt) : heardAt);
      orders.push({ externalId: order.externalId, document: { type: 'order', order }, heardAt, refuse, ...common });
    } else {
      orders.push({ externalId: parsed.data.orderId, document: parsed.data, heardAt, refuse, ...common });
    }
  } catch (error) {
    if (!(error instanceof AmountError)) throw error;
    refuse(error.message);
  }
}
