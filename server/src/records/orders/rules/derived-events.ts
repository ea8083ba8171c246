import type { JsonObject } from '../../../kernel/json.ts';
import { fromMinor } from '../../../kernel/money.ts';
import type { EventRow } from '../../events/index.ts';
import type { StoredOrder } from '../tables.ts';
import { inBase } from './amounts.ts';
import type { GatheredOrder } from './gather.ts';
import type { NormalCreditNote, NormalOrder } from './normal-order.ts';

const itemsShown = 50;

export type EventScope = { workspaceId: number; base: string; receivedAt: number };
type Person = { profileId: number; originId: number };

/**
 * The events a person's timeline gets from news about an order. Each occurs once in the life of the order: only what
 * the stored order did not say yet counts; an order that gains its person tells everything then.
 * @param factor minor units of the workspace currency for one of the order's
 */
export function orderEvents(
  scope: EventScope,
  stored: StoredOrder | undefined,
  news: GatheredOrder,
  factor: number,
): EventRow[] {
  const profileId = news.profileId ?? stored?.profile_id ?? null;
  const originId = news.originId ?? stored?.origin_id ?? null;
  if (profileId === null || originId === null) return [];
  const known = stored !== undefined && stored.profile_id !== null ? stored : undefined;
  const order = news.winner?.order;
  const reference = { orderId: news.externalId, ...optional('number', order?.number ?? stored?.number) };
  const event = maker(scope, { profileId, originId }, news.backfill);
  const events: EventRow[] = [];
  if (known === undefined && order)
    events.push(placed(event, scope, order, reference, factor), ...ordered(event, scope, order, reference, factor));
  const seen = new Set(known?.refunds);
  for (const refund of news.refunds) {
    if (seen.has(refund.external_id)) continue;
    const properties = { ...reference, refundId: refund.external_id, ...optional('reason', refund.reason) };
    events.push(
      event('Refunded Order', refund.refunded_at, fromMinor(inBase(refund.amount, factor), scope.base), properties),
    );
  }
  if (news.cancelledAt !== null && !known?.cancelled_at) {
    const total = order ? inBase(order.total, factor) : (stored?.base_total ?? 0);
    const properties = { ...reference, ...optional('reason', news.cancelReason) };
    events.push(event('Cancelled Order', news.cancelledAt, fromMinor(total, scope.base), properties));
  }
  return [...events, ...parcelEvents(event, known, news, reference)];
}

/** A credit note without an order reads as a cancellation on the timeline. */
export function creditNoteEvent(
  scope: EventScope,
  person: Person,
  note: NormalCreditNote,
  baseAmount: number,
  backfill: boolean,
): EventRow {
  const properties: JsonObject = {
    creditNote: note.externalId,
    standalone: true,
    itemCount: note.itemCount,
    ...optional('reason', note.reason),
    items: note.lines.slice(0, itemsShown).map((line) => itemOf(line)),
  };
  return maker(scope, person, backfill)(
    'Cancelled Order',
    note.issuedAt,
    fromMinor(baseAmount, scope.base),
    properties,
  );
}

type Make = (metric: string, at: Date, value: string, properties: JsonObject) => EventRow;

const maker =
  (scope: EventScope, person: Person, backfill: boolean): Make =>
  (metric, at, value, properties) => ({
    workspaceId: scope.workspaceId,
    metric,
    ...person,
    time: at.getTime(),
    value,
    seq: 0,
    properties,
    backfill,
    receivedAt: scope.receivedAt,
  });

function placed(event: Make, scope: EventScope, order: NormalOrder, reference: JsonObject, factor: number): EventRow {
  return event('Placed Order', order.placedAt, fromMinor(inBase(order.total, factor), scope.base), {
    ...reference,
    itemCount: order.itemCount,
    total: Number(fromMinor(order.total, order.currency)),
    currency: order.currency,
    discountCodes: order.discountCodes,
    channel: order.channel,
    ...optional('country', order.country),
    categories: [...new Set(order.lines.flatMap((line) => (line.category === null ? [] : [line.category])))].slice(
      0,
      itemsShown,
    ),
    items: order.lines
      .slice(0, itemsShown)
      .map((line) => ({ ...itemOf(line), price: Number(fromMinor(line.unit_price, order.currency)) })),
  });
}

const ordered = (
  event: Make,
  scope: EventScope,
  order: NormalOrder,
  reference: JsonObject,
  factor: number,
): EventRow[] =>
  order.lines.map((line) =>
    event('Ordered Product', order.placedAt, fromMinor(inBase(line.total, factor), scope.base), {
      ...reference,
      ...itemOf(line),
      ...optional('productId', line.productKey),
      ...optional('variant', line.variant_title),
      price: Number(fromMinor(line.unit_price, order.currency)),
      currency: order.currency,
    }),
  );

function parcelEvents(
  event: Make,
  known: StoredOrder | undefined,
  news: GatheredOrder,
  reference: JsonObject,
): EventRow[] {
  const events: EventRow[] = [];
  const [first] = news.fulfilments
    .flatMap((f) => (f.shipped_at === null ? [] : [f.shipped_at]))
    .sort((a, b) => a.getTime() - b.getTime());
  if (first !== undefined && known?.shipped !== true) events.push(event('Fulfilled Order', first, '0', reference));
  const delivered = new Set(known?.delivered);
  for (const parcel of news.fulfilments) {
    if (parcel.delivered_at === null || delivered.has(parcel.external_id)) continue;
    events.push(
      event('Delivered Shipment', parcel.delivered_at, '0', {
        ...reference,
        fulfilmentId: parcel.external_id,
        ...optional('carrier', parcel.carrier),
        ...(parcel.promised_at === null ? {} : { late: parcel.delivered_at > parcel.promised_at }),
      }),
    );
  }
  return events;
}

const itemOf = (line: NormalOrder['lines'][number]): JsonObject => ({
  ...optional('sku', line.sku),
  title: line.title,
  ...optional('category', line.category),
  quantity: line.quantity,
});

const optional = (name: string, value: string | null | undefined): JsonObject =>
  value === null || value === undefined ? {} : { [name]: value };
