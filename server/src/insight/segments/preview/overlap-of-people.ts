import { transact, type Context } from '../../../platform/context.ts';
import { prepare } from '../prepare.ts';
import { countPeople } from '../store.clickhouse.ts';
import { overlapsOfPeople } from '../store.preview.ts';
import { activeSegments } from '../store.ts';
import { givenRule, type RuleInput } from '../wording.ts';

export type PreviewedOverlap = {
  /** People of the rule now. */
  count: number;
  /** Largest overlap first; segments without any are left out. */
  items: { segmentId: number; name: string; members: number; both: number }[];
};

/** Which segments a rule's people are in already, as those were last evaluated. */
export async function previewOverlap(
  ctx: Context,
  { limit, except, ...input }: RuleInput & { limit: number; except?: number | undefined },
): Promise<PreviewedOverlap> {
  const given = await givenRule(ctx, input);
  const prepared = await given.placed(() => prepare(ctx, [given.rule]));
  const rows = (await transact(ctx, (tx) => activeSegments(tx, ctx.workspaceId))).filter(({ id }) => id !== except);
  const names = new Map(rows.map(({ id, name }) => [id, name]));
  const [{ count }, found] = await Promise.all([
    countPeople(ctx, prepared),
    rows.length === 0 ? [] : overlapsOfPeople(ctx, prepared, [...names.keys()]),
  ]);
  const items = found
    .filter(({ both }) => both > 0)
    .map((overlap) => ({ ...overlap, name: names.get(overlap.segmentId) ?? '' }))
    .sort((a, b) => b.both - a.both || a.segmentId - b.segmentId)
    .slice(0, limit);
  return { count, items };
}
