import { scoped } from '../../../platform/clickhouse/index.ts';
import type { Context } from '../../../platform/context.ts';
import { clickhouseTime } from '../../../records/events/index.ts';

/** Net revenue per local day from the first sale to `before` (a local date, not included), minor units; days without sales left out. */
export const netByDay = (
  ctx: Context,
  { zone, until, segmentId }: { zone: string; until: Date; segmentId?: number | undefined },
): Promise<{ day: string; net: number }[]> => {
  const members = `profile_id IN (SELECT profile_id FROM ${scoped('segment_members')} WHERE segment_id = {segment:UInt32}
    GROUP BY profile_id HAVING sum(sign) > 0)`;
  const who = segmentId === undefined ? '1' : members;
  return ctx.platform.clickhouse.query(
    ctx.workspaceId,
    `/* netByDay */ SELECT toString(toDate(at, {zone:String})) AS day, sum(amount) AS net FROM (
      SELECT placed_at AS at, toInt64(gross - refunded) AS amount FROM ${scoped('orders')}
      WHERE deleted = 0 AND cancelled_at IS NULL AND placed_at < {until:DateTime64(3, 'UTC')} AND ${who}
      UNION ALL
      SELECT issued_at AS at, toInt64(-amount) AS amount FROM ${scoped('credit_notes')}
      WHERE deleted = 0 AND issued_at < {until:DateTime64(3, 'UTC')} AND ${who}
    ) GROUP BY day ORDER BY day`,
    { params: { zone, until: clickhouseTime(until.getTime()), segment: segmentId ?? 0 }, timeoutSeconds: 120 },
  );
};
