import { transact, type Context } from '../../../platform/context.ts';
import { reachableMembers, type Reach } from '../store.reach.ts';
import { activeSegments } from '../store.ts';

/** Members as of the last evaluation who can be sent marketing now; a segment without any has zeros. */
export async function reachOf(ctx: Context, ids: readonly number[]): Promise<Reach[]> {
  const active = new Set((await transact(ctx, (tx) => activeSegments(tx, ctx.workspaceId))).map(({ id }) => id));
  const asked = [...new Set(ids)].filter((id) => active.has(id));
  if (asked.length === 0) return [];
  const found = new Map((await reachableMembers(ctx, asked)).map((reach) => [reach.segmentId, reach]));
  return asked.map((segmentId) => found.get(segmentId) ?? { segmentId, email: 0, sms: 0 });
}
