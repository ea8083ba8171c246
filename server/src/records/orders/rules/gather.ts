import type { OrderChangeInput } from '../document.ts';
import type { FulfilmentRow, RefundRow, StoredOrder } from '../tables.ts';
import { normalFulfilment, normalRefund, type NormalOrder } from './normal-order.ts';

/** A piece of news about one order, as heard. */
export type OrderNews = {
  document: { type: 'order'; order: NormalOrder } | OrderChangeInput;
  heardAt: Date;
  /** Who the message was about; nobody for news that waited or a guest. */
  profileId: number | null;
  originId: number | null;
  source: string;
  backfill: boolean;
};

/** Everything a batch changes about one order. */
export type GatheredOrder = {
  externalId: string;
  /** The version of the order to store; null when what is stored is newer, or there is none. */
  winner: (OrderNews & { order: NormalOrder }) | null;
  /** Every version heard, older ones too. */
  versions: readonly NormalOrder[];
  refunds: (RefundRow & { source_updated_at: Date })[];
  fulfilments: (FulfilmentRow & { source_updated_at: Date })[];
  cancelledAt: Date | null;
  cancelReason: string | null;
  profileId: number | null;
  originId: number | null;
  backfill: boolean;
};

/**
 * Puts all news about one order together so that the outcome is the same in any order of arrival: the newest version of
 * the order counts (of equal ones the one heard last), refunds and parcels are collected from every version, the
 * earliest cancellation stands.
 * @returns null when the order is not known yet, so that its news has to wait
 * @throws AmountError
 */
export function gatherOrder(
  externalId: string,
  stored: StoredOrder | undefined,
  news: readonly OrderNews[],
): GatheredOrder | null {
  const versions = news.flatMap((n) => (n.document.type === 'order' ? [{ ...n, order: n.document.order }] : []));
  const newest = versions.reduce<(typeof versions)[number] | null>(
    (best, v) => (best === null || v.order.updatedAt >= best.order.updatedAt ? v : best),
    null,
  );
  const currency = newest?.order.currency ?? stored?.currency;
  if (currency === undefined) return null;
  const winner =
    newest !== null && (stored === undefined || newest.order.updatedAt >= stored.source_updated_at) ? newest : null;
  const refunds = new Map<string, GatheredOrder['refunds'][number]>();
  const fulfilments = new Map<string, GatheredOrder['fulfilments'][number]>();
  let cancelledAt: Date | null = null;
  let cancelReason: string | null = null;
  const cancel = (at: Date, reason: string | null): void => {
    if (cancelledAt === null || at < cancelledAt) cancelledAt = at;
    cancelReason ??= reason;
  };
  const keepNewest = <R extends { external_id: string; source_updated_at: Date }>(
    rows: Map<string, R>,
    row: R,
  ): void => {
    const known = rows.get(row.external_id);
    if (known === undefined || row.source_updated_at >= known.source_updated_at) rows.set(row.external_id, row);
  };
  for (const { document, heardAt } of news) {
    if (document.type === 'refund') {
      keepNewest(refunds, { ...normalRefund(document.refund, currency, 'refund.amount'), source_updated_at: heardAt });
    } else if (document.type === 'fulfilment') {
      joinFulfilment(fulfilments, { ...normalFulfilment(document.fulfilment), source_updated_at: heardAt });
    } else if (document.type === 'cancellation') {
      cancel(new Date(document.cancelledAt), document.reason ?? null);
    } else {
      const { order } = document;
      for (const refund of order.refunds) keepNewest(refunds, { ...refund, source_updated_at: order.updatedAt });
      for (const row of order.fulfilments) joinFulfilment(fulfilments, { ...row, source_updated_at: order.updatedAt });
      if (order.cancelledAt !== null) cancel(order.cancelledAt, order.cancelReason);
    }
  }
  const person = personOf(stored, winner, versions);
  return {
    externalId,
    winner,
    versions: versions.map((v) => v.order),
    refunds: [...refunds.values()],
    fulfilments: [...fulfilments.values()],
    cancelledAt,
    cancelReason,
    ...person,
    backfill: news.every((n) => n.backfill),
  };
}

/** The person of the newest version that names one; an older version may only fill a gap. */
function personOf(
  stored: StoredOrder | undefined,
  winner: OrderNews | null,
  versions: readonly (OrderNews & { order: NormalOrder })[],
): { profileId: number | null; originId: number | null } {
  if (winner !== null && winner.profileId !== null) return { profileId: winner.profileId, originId: winner.originId };
  if (stored !== undefined && stored.profile_id !== null) return { profileId: null, originId: null };
  const named = versions
    .filter((v) => v.profileId !== null)
    .sort((a, b) => a.order.updatedAt.getTime() - b.order.updatedAt.getTime());
  const last = named.at(-1);
  return { profileId: last?.profileId ?? null, originId: last?.originId ?? null };
}

/** Parcels grow: what one version tells stays when another is silent about it; the first shipping and delivery stand. */
function joinFulfilment(
  rows: Map<string, GatheredOrder['fulfilments'][number]>,
  row: GatheredOrder['fulfilments'][number],
): void {
  const known = rows.get(row.external_id);
  if (known === undefined) {
    rows.set(row.external_id, row);
    return;
  }
  const [older, newer] = row.source_updated_at >= known.source_updated_at ? [known, row] : [row, known];
  rows.set(row.external_id, {
    ...newer,
    carrier: newer.carrier ?? older.carrier,
    tracking_number: newer.tracking_number ?? older.tracking_number,
    tracking_url: newer.tracking_url ?? older.tracking_url,
    shipped_at: earliest(older.shipped_at, newer.shipped_at),
    promised_at: older.promised_at ?? newer.promised_at,
    delivered_at: earliest(older.delivered_at, newer.delivered_at),
  });
}

const earliest = (a: Date | null, b: Date | null): Date | null => (a === null ? b : b === null ? a : a < b ? a : b);
