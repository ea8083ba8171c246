import { transact, type Context } from '../../../platform/context.ts';
import { newestProducts } from '../../../records/catalog/index.ts';
import { segmentNames } from '../../segments/index.ts';
import type { BrandRules } from '../rules/brand-rules.ts';
import { brandList, type BrandList } from '../store/engine.ts';
import { dropListsExcept, saveLists } from '../store/lists.ts';
import type { ListRow } from '../tables.ts';

const newForMs = 60 * 86_400_000;
const newKept = 100;
/** Segments whose favourites are kept when nobody chose. */
const segmentsKept = 50;

/** What sells, rises and is new; favourites of categories and segments. A list is replaced whole. */
export async function fillBrandLists(ctx: Context, generation: number, rules: BrandRules, until: Date): Promise<void> {
  const active = [...(await segmentNames(ctx)).keys()];
  const segments = (rules.segments?.filter((id) => active.includes(id)) ?? active).slice(0, segmentsKept);
  for (const kind of ['popular', 'category', 'trending', 'segment'] as const satisfies readonly BrandList[]) {
    const lists = kind === 'segment' && segments.length === 0 ? [] : await brandList(ctx, kind, until, segments);
    await replace(ctx, generation, kind, lists);
  }
  await replace(ctx, generation, 'new', [await arrivals(ctx, until)]);
}

const replace = (ctx: Context, generation: number, kind: string, lists: readonly ListRow[]): Promise<void> =>
  transact(ctx, async (tx) => {
    await saveLists(tx, ctx.workspaceId, generation, lists);
    await dropListsExcept(
      tx,
      ctx.workspaceId,
      generation,
      kind,
      lists.map((list) => list.key),
    );
  });

/** The later, the higher: from 1 for now to 0 for what stops being new. */
async function arrivals(ctx: Context, until: Date): Promise<ListRow> {
  const since = new Date(until.getTime() - newForMs);
  const rows = await transact(ctx, (tx) => newestProducts(tx, ctx.workspaceId, since, newKept));
  return {
    kind: 'new',
    key: '',
    products: rows.map((row) => row.id),
    scores: rows.map((row) => Math.min(1, (row.created_at.getTime() - since.getTime()) / newForMs)),
    people: rows.map(() => 0),
    lifts: rows.map(() => 1),
  };
}
