import { transact, type Context } from '../../../platform/context.ts';
import { kindsOf, ruleOf } from '../library.ts';
import { prepare } from '../prepare.ts';
import { activeSegments, addGrowthPoints } from '../store.ts';
import { countEach } from '../store.clickhouse.ts';

/** One question does not fill two processors. */
const momentsAtOnce = 2;

/**
 * Draws the growth of segments that were not there yet: how many people their rules would have selected at moments of the
 * past. Who they were is not kept. What has no history (properties, consent) is read as it is today.
 * @param moments oldest first
 */
export async function recallGrowth(ctx: Context, ids: readonly number[], moments: readonly Date[]): Promise<void> {
  const rows = (await transact(ctx, (tx) => activeSegments(tx, ctx.workspaceId))).filter((row) => ids.includes(row.id));
  if (rows.length === 0) return;
  const rules = rows.map((row) => ruleOf(row, kindsOf(ctx)));
  const counts: number[][] = [];
  for (let i = 0; i < moments.length; i += momentsAtOnce) {
    const some = moments.slice(i, i + momentsAtOnce);
    counts.push(...(await Promise.all(some.map(async (at) => countEach(ctx, await prepare(ctx, rules, at))))));
  }
  const points = moments.flatMap((at, moment) =>
    rows.map(({ id }, i) => {
      const members = counts[moment]?.[i] ?? 0;
      const change = members - (counts[moment - 1]?.[i] ?? members);
      return { segmentId: id, at, members, entered: Math.max(0, change), left: Math.max(0, -change) };
    }),
  );
  await transact(ctx, (tx) => addGrowthPoints(tx, ctx.workspaceId, points));
}
