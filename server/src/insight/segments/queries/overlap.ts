import { notFound } from '../../../kernel/problem.ts';
import { transact, type Context } from '../../../platform/context.ts';
import { activeSegments } from '../store.ts';
import { combinedMembers, renewBitmaps, sharedMembers } from '../store.bitmaps.ts';

export type Overlap = {
  segments: { id: number; name: string; members: number }[];
  /** Each two segments once. Shares are 0 to 1. */
  pairs: { one: number; other: number; both: number; shareOfOne: number; shareOfOther: number; jaccard: number }[];
};

/** How many segments are compared when none are named. */
const usually = 12;

/**
 * How far stored segments have the same members, as of their history.
 * @param segmentIds left out: the largest
 * @throws Problem 404 for a segment that is not there
 */
export async function overlapOf(ctx: Context, segmentIds?: readonly number[]): Promise<Overlap> {
  const ids = [...new Set(segmentIds ?? (await largest(ctx)))];
  if (ids.length === 0) return { segments: [], pairs: [] };
  const names = await namesOf(ctx, ids);
  await renewBitmaps(ctx, ids);
  const shared = new Map((await sharedMembers(ctx, ids)).map(({ one, other, both }) => [`${one} ${other}`, both]));
  const sizeOf = (id: number): number => shared.get(`${id} ${id}`) ?? 0;
  const share = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);
  const pairs = ids.flatMap((one, i) =>
    ids.slice(i + 1).map((other) => {
      const both = shared.get(`${Math.min(one, other)} ${Math.max(one, other)}`) ?? 0;
      const [a, b] = [sizeOf(one), sizeOf(other)];
      return {
        one,
        other,
        both,
        shareOfOne: share(both, a),
        shareOfOther: share(both, b),
        jaccard: share(both, a + b - both),
      };
    }),
  );
  return { segments: ids.map((id) => ({ id, name: names.get(id) ?? '', members: sizeOf(id) })), pairs };
}

export type Combination = { any?: readonly number[]; all?: readonly number[]; none?: readonly number[] };

/**
 * Members of stored segments put together: in any of these, in all of those, in none of the others; as of their history.
 * `ids` are the first of them, in order.
 */
export async function combineSegments(
  ctx: Context,
  { any = [], all = [], none = [] }: Combination,
  limit = 0,
): Promise<{ count: number; ids: number[] }> {
  const ids = [...new Set([...any, ...all, ...none])];
  await namesOf(ctx, ids);
  await renewBitmaps(ctx, ids);
  return combinedMembers(ctx, { any, all, none }, limit);
}

async function largest(ctx: Context): Promise<number[]> {
  const rows = await transact(ctx, (tx) => activeSegments(tx, ctx.workspaceId));
  const sized = rows.flatMap(({ id, member_count: members }) => (members === null ? [] : [{ id, members }]));
  return sized
    .sort((one, other) => other.members - one.members || one.id - other.id)
    .slice(0, usually)
    .map(({ id }) => id);
}

async function namesOf(ctx: Context, ids: readonly number[]): Promise<Map<number, string>> {
  const rows = await transact(ctx, (tx) => activeSegments(tx, ctx.workspaceId));
  const names = new Map(rows.map((row) => [row.id, row.name]));
  if (ids.some((id) => !names.has(id))) throw notFound('segment');
  return names;
}
