import { scopedRows } from '../../platform/clickhouse/index.ts';
import type { Context } from '../../platform/context.ts';

export type TimelineRow = {
  seq: number;
  metric: string;
  ms: number;
  value: number;
  properties: string;
  backfill: number;
};
export type TimelineRange = { limit: number; metrics: string[]; before: { time: number; seq: number } | null };

/** One id as an equality: the rows of one person lie in the order asked for, and the first page reads no more than itself. */
const whose = (ids: readonly number[]): string =>
  ids.length === 1 ? 'profile_id = {id:UInt64}' : 'profile_id IN {ids:Array(UInt64)}';

/** The time alone as well, because the primary key understands it. */
const beforePlace = `AND occurred_at <= fromUnixTimestamp64Milli({time:Int64})
      AND (occurred_at, seq) < (fromUnixTimestamp64Milli({time:Int64}), {seq:UInt64})`;

export function timelineRows(
  ctx: Context,
  profileIds: readonly number[],
  range: TimelineRange,
): Promise<TimelineRow[]> {
  return ctx.platform.clickhouse.query<TimelineRow>(
    ctx.workspaceId,
    `/* timelineRows */
    SELECT seq, metric, toUnixTimestamp64Milli(occurred_at) AS ms, toFloat64(value) AS value, properties, backfill
    FROM ${scopedRows('timeline')} AND ${whose(profileIds)}
      ${range.metrics.length > 0 ? 'AND metric IN {metrics:Array(String)}' : ''}
      ${range.before ? beforePlace : ''}
    ORDER BY occurred_at DESC, seq DESC LIMIT {limit:UInt32}`,
    {
      params: {
        ...(profileIds.length === 1 ? { id: profileIds[0] } : { ids: profileIds }),
        ...(range.metrics.length > 0 && { metrics: range.metrics }),
        ...range.before,
        limit: range.limit,
      },
      timeoutSeconds: 10,
    },
  );
}
