import { scoped } from '../../platform/clickhouse/index.ts';
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

export function timelineRows(
  ctx: Context,
  profileIds: readonly number[],
  range: TimelineRange,
): Promise<TimelineRow[]> {
  return ctx.platform.clickhouse.query<TimelineRow>(
    ctx.workspaceId,
    `/* timelineRows */
    SELECT seq, metric, toUnixTimestamp64Milli(occurred_at) AS ms, toFloat64(value) AS value, properties, backfill
    FROM ${scoped('timeline')}
    WHERE profile_id IN {ids:Array(UInt64)}
      ${range.metrics.length > 0 ? 'AND metric IN {metrics:Array(String)}' : ''}
      ${range.before ? 'AND (occurred_at, seq) < (fromUnixTimestamp64Milli({time:Int64}), {seq:UInt64})' : ''}
    ORDER BY occurred_at DESC, seq DESC LIMIT {limit:UInt32}`,
    {
      params: {
        ids: profileIds,
        metrics: range.metrics,
        time: range.before?.time ?? 0,
        seq: range.before?.seq ?? 0,
        limit: range.limit,
      },
      timeoutSeconds: 10,
    },
  );
}
