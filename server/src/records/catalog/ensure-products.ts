import type { Tx } from '../../platform/postgres/index.ts';
import { insertSeenProducts, productIds, productIdsBySku, type SeenProduct } from './store.ts';

/** What an order line says about its product. `price` in minor units of `currency`. */
export type LineProduct = {
  productId: string | null;
  sku: string | null;
  title: string;
  category: string | null;
  price: number;
  currency: string;
};

/**
 * The products of order lines, in the order of the lines; unknown ones are created with the title, price and category
 * of their line. A line is recognised by its product id, then by SKU (of a variant or a product), then by title.
 */
export async function ensureProducts(
  tx: Tx,
  workspaceId: number,
  lines: readonly LineProduct[],
  now: Date,
): Promise<number[]> {
  if (lines.length === 0) return [];
  const skus = [...new Set(lines.flatMap((line) => (line.productId === null && line.sku !== null ? [line.sku] : [])))];
  const bySku = skus.length === 0 ? new Map<string, number>() : await productIdsBySku(tx, workspaceId, skus);
  const wanted = new Map<string, SeenProduct>();
  for (const line of lines) {
    if (knownBySku(line, bySku) !== undefined) continue;
    const external_id = keyOf(line);
    const best = wanted.get(external_id);
    if (best === undefined || (best.title === external_id && line.title !== external_id)) {
      wanted.set(external_id, {
        external_id,
        title: line.title,
        category: line.category,
        price: line.price,
        currency: line.currency,
      });
    }
  }
  const keys = [...wanted.keys()];
  const ids = await productIds(tx, workspaceId, keys);
  const unknown = [...wanted.values()].filter((seen) => !ids.has(seen.external_id));
  if (unknown.length > 0) {
    await insertSeenProducts(tx, workspaceId, unknown, now);
    for (const [key, id] of await productIds(
      tx,
      workspaceId,
      unknown.map((u) => u.external_id),
    ))
      ids.set(key, id);
  }
  return lines.map((line) => knownBySku(line, bySku) ?? ids.get(keyOf(line)) ?? 0);
}

const knownBySku = (line: LineProduct, bySku: ReadonlyMap<string, number>): number | undefined =>
  line.productId === null && line.sku !== null ? bySku.get(line.sku) : undefined;

const keyOf = (line: LineProduct): string => line.productId ?? line.sku ?? line.title.slice(0, 255);
