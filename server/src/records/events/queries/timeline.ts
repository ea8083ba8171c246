import { notFound } from '../../../kernel/problem.ts';
import type { JsonObject } from '../../../kernel/json.ts';
import { decodeCursor, toPage, type Page } from '../../../kernel/pagination.ts';
import { transact, type Context } from '../../../platform/context.ts';
import { profileFamily } from '../../profiles/index.ts';
import { timelineRows } from '../store.timeline.ts';

export type TimelineEntry = {
  id: number;
  metric: string;
  time: string;
  value: number;
  properties: JsonObject;
  backfill: boolean;
};
export type TimelineFilter = { cursor?: string; limit: number; metrics?: string[] };

/** What one person did, newest first: events of the profile and of everything merged into it. */
export async function timelineOf(
  ctx: Context,
  profileId: number,
  filter: TimelineFilter,
): Promise<Page<TimelineEntry>> {
  const family = await transact(ctx, (tx) => profileFamily(tx, ctx.workspaceId, profileId));
  if (family.length === 0) throw notFound('profile');
  const after = decodeCursor(filter.cursor, 2);
  const rows = await timelineRows(ctx, family, {
    limit: filter.limit + 1,
    metrics: filter.metrics ?? [],
    before: after ? { time: Number(after[0]), seq: Number(after[1]) } : null,
  });
  const page = toPage(rows, filter.limit, (row) => [row.ms, row.seq]);
  return {
    nextCursor: page.nextCursor,
    items: page.items.map((row) => ({
      id: row.seq,
      metric: row.metric,
      time: new Date(row.ms).toISOString(),
      value: row.value,
      properties: JSON.parse(row.properties) as JsonObject,
      backfill: row.backfill === 1,
    })),
  };
}
