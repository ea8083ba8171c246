import { currencyExponent } from '../../kernel/money.ts';
import { scoped, scopedRows } from '../../platform/clickhouse/index.ts';
import type { Context } from '../../platform/context.ts';
import type { EvidenceQuery } from './explain/evidence.ts';
import type { Prepared } from './store/prepared.ts';
import { ask, previewSeconds } from './store/run.ts';

/**
 * A row behind a value. `id`: of an order or a segment, where it has one. `amount`: units of the currency for orders,
 * lines and credit notes, the value of an event, +1 or -1 for entering and leaving a segment.
 */
export type EvidenceRow = {
  source: EvidenceQuery['source'];
  ms: number;
  title: string;
  id: number | null;
  amount: number | null;
  quantity: number | null;
  properties: string | null;
};

const shown = 5;

const money = (sql: string): string => `toFloat64(${sql}) / {minorPerUnit:Float64}`;

const living = `(cancelled = 0 OR order_id IN (SELECT order_id FROM ${scoped('orders')} WHERE cancelled_at > {at:DateTime64(3, 'UTC')}))`;

const reads: Record<EvidenceQuery['source'], { columns: string; from: string; order: string }> = {
  events: {
    columns: `toUnixTimestamp64Milli(occurred_at) AS ms, metric AS title, CAST(NULL, 'Nullable(UInt64)') AS id,
      toFloat64(value) AS amount, CAST(NULL, 'Nullable(Int64)') AS quantity, toString(properties) AS properties`,
    from: `${scopedRows('events')} AND profile_id IN {eventIds:Array(UInt64)}`,
    order: 'occurred_at DESC, seq DESC',
  },
  orders: {
    columns: `toUnixTimestamp64Milli(placed_at) AS ms, channel AS title, order_id AS id, ${money('gross')} AS amount,
      items AS quantity, CAST(NULL, 'Nullable(String)') AS properties`,
    from: `${scopedRows('orders')} AND deleted = 0 AND profile_id IN {ids:Array(UInt64)}`,
    order: 'placed_at DESC, order_id DESC',
  },
  lines: {
    columns: `toUnixTimestamp64Milli(placed_at) AS ms, if(title != '', title, sku) AS title, order_id AS id,
      ${money('total * (quantity - refunded_quantity) / quantity')} AS amount, quantity - refunded_quantity AS quantity,
      toJSONString(map('sku', sku, 'category', toString(category))) AS properties`,
    from: `${scopedRows('order_lines')} AND deleted = 0 AND ${living} AND profile_id IN {ids:Array(UInt64)}`,
    order: 'placed_at DESC, order_id DESC, line',
  },
  creditNotes: {
    columns: `toUnixTimestamp64Milli(issued_at) AS ms, 'Credit note' AS title, CAST(NULL, 'Nullable(UInt64)') AS id,
      ${money('amount')} AS amount, items AS quantity, CAST(NULL, 'Nullable(String)') AS properties`,
    from: `${scopedRows('credit_notes')} AND deleted = 0 AND profile_id IN {ids:Array(UInt64)}`,
    order: 'issued_at DESC, credit_note_id DESC',
  },
  memberships: {
    columns: `toUnixTimestamp64Milli(at) AS ms, if(sign = 1, 'Entered', 'Left') AS title, toUInt64(segment_id) AS id,
      toFloat64(sign) AS amount, CAST(NULL, 'Nullable(Int64)') AS quantity, reason AS properties`,
    from: `${scopedRows('segment_members')} AND profile_id IN {ids:Array(UInt64)}`,
    order: 'at DESC',
  },
};

/** The latest rows of a person behind a value. @param eventIds with the ids the person absorbed */
export function evidenceRows(
  ctx: Context,
  p: Prepared,
  person: { id: number; eventIds: readonly number[] },
  { source, filter }: EvidenceQuery,
): Promise<EvidenceRow[]> {
  const { columns, from, order } = reads[source];
  return ask<EvidenceRow>(
    ctx,
    `/* evidenceRows */ SELECT '${source}' AS source, ${columns} FROM ${from} AND ${filter} ORDER BY ${order} LIMIT ${shown}`,
    {
      params: {
        ...p.params,
        ids: [person.id],
        eventIds: person.eventIds,
        minorPerUnit: 10 ** currencyExponent(p.currency),
      },
      seconds: previewSeconds,
    },
  );
}

export type MembershipChange = { ms: number; sign: number; reason: string };

/** When somebody entered and left a segment, latest first. */
export const membershipChanges = (ctx: Context, segmentId: number, profileId: number): Promise<MembershipChange[]> =>
  ask<MembershipChange>(
    ctx,
    `/* membershipChanges */ SELECT toUnixTimestamp64Milli(at) AS ms, sign, reason FROM ${scopedRows('segment_members')}
      AND segment_id = {segment:UInt32} AND profile_id = {profile:UInt64} ORDER BY at DESC, sign LIMIT 10`,
    { params: { segment: segmentId, profile: profileId }, seconds: previewSeconds },
  );
