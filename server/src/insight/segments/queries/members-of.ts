import { notFound } from '../../../kernel/problem.ts';
import { transact, type Context } from '../../../platform/context.ts';
import { kindsOf, ruleOf } from '../library.ts';
import { prepare } from '../prepare.ts';
import { membersAmong } from '../store.clickhouse.ts';
import { activeSegments } from '../store.ts';

/** Which of these people are in each segment at this moment, by evaluating the rules for them alone. */
export async function membersOf(
  ctx: Context,
  segmentIds: readonly number[],
  profileIds: readonly number[],
): Promise<Map<number, Set<number>>> {
  const kinds = kindsOf(ctx);
  const rows = await transact(ctx, (tx) => activeSegments(tx, ctx.workspaceId));
  const wanted = segmentIds.map((id) => {
    const row = rows.find((candidate) => candidate.id === id);
    if (!row) throw notFound('segment');
    return row;
  });
  const found = new Map(segmentIds.map((id) => [id, new Set<number>()]));
  if (wanted.length === 0) return found;
  const prepared = await prepare(
    ctx,
    wanted.map((row) => ruleOf(row, kinds)),
  );
  for (const { rule, profileId } of await membersAmong(ctx, prepared, profileIds)) {
    const id = wanted[rule]?.id;
    if (id !== undefined) found.get(id)?.add(profileId);
  }
  return found;
}

/** Names of active segments by id. */
export const segmentNames = (ctx: Context): Promise<Map<number, string>> =>
  transact(ctx, async (tx) => new Map((await activeSegments(tx, ctx.workspaceId)).map((row) => [row.id, row.name])));
