import { transact, type Context } from '../../../platform/context.ts';
import { neighbourPage } from '../store/engine.ts';
import { saveLists } from '../store/lists.ts';
import type { NeighbourKind } from '../store/pairs.ts';

const size = 1_000;

/** Neighbours out of the event store to where they are read. Of some products: also that one has none any more. */
export async function fillNeighbours(
  ctx: Context,
  generation: number,
  kind: NeighbourKind,
  products?: readonly number[],
): Promise<void> {
  for (let after = 0; ;) {
    const rows = await neighbourPage(ctx, kind, { after, limit: size, products });
    const lists = rows.map((row) => ({ ...row, key: String(row.key) }));
    await transact(ctx, (tx) => saveLists(tx, ctx.workspaceId, generation, lists));
    after = rows.at(-1)?.key ?? after;
    if (rows.length < size) return;
  }
}
