import { transact, type Context } from '../../../platform/context.ts';
import { kindsOf, ruleOf } from '../library.ts';
import { prepare } from '../prepare.ts';
import { activeSegments, addGrowthPoints } from '../store.ts';
import { countEach } from '../store.clickhouse.ts';

/**
 * Draws the growth of segments that were not there yet: how many people their rules would have selected at moments of the
 * past. Who they were is not kept. What has no history (properties, consent) is read as it is today.
 * @param moments oldest first
 */
export async function recallGrowth(ctx: Context, ids: readonly number[], moments: readonly Date[]): Promise<void> {
  const rows = (await transact(ctx, (tx) => activeSegments(tx, ctx.workspaceId))).filter((row) => ids.includes(row.id));
  if (rows.length === 0) return;
  const rules = rows.map((row) => ruleOf(row, kindsOf(ctx)));
  let before: readonly number[] | undefined;
  for (const at of moments) {
    const counts = await countEach(ctx, await prepare(ctx, rules, at));
    const points = rows.map(({ id }, i) => {
      const members = counts[i] ?? 0;
      const change = members - (before?.[i] ?? members);
      return { segmentId: id, at, members, entered: Math.max(0, change), left: Math.max(0, -change) };
    });
    await transact(ctx, (tx) => addGrowthPoints(tx, ctx.workspaceId, points));
    before = counts;
  }
}
