import { audit } from '../../../foundation/audit/index.ts';
import { workspaceOf } from '../../../foundation/workspaces/index.ts';
import { toMinor } from '../../../kernel/money.ts';
import { transact, type Context } from '../../../platform/context.ts';
import type { Tx } from '../../../platform/postgres/index.ts';
import type { ProductInput } from '../product.ts';
import { upsertProducts, upsertVariants } from '../store.ts';
import type { ProductChange, VariantChange } from '../tables.ts';

export type ProductResult =
  { index: number; status: 'stored'; id: number } | { index: number; status: 'refused'; error: string };

/** Creates and changes products and their variants; a faulty row is refused by itself. Of repeats the last counts. */
export const upsertCatalog = (
  ctx: Context,
  inputs: readonly { index: number; product: ProductInput }[],
): Promise<ProductResult[]> =>
  transact(ctx, async (tx) => {
    const results = await storeProducts(tx, ctx.workspaceId, inputs, ctx.platform.clock.now());
    const stored = results.filter((r) => r.status === 'stored').length;
    if (stored > 0) await audit(ctx, tx, { action: 'products.stored', entity: 'product', changes: { stored } });
    return results;
  });

/** The same inside a transaction of the caller (imports). */
export async function storeProducts(
  tx: Tx,
  workspaceId: number,
  inputs: readonly { index: number; product: ProductInput }[],
  now: Date,
): Promise<ProductResult[]> {
  const { currency: base } = await workspaceOf(tx, workspaceId);
  const results: ProductResult[] = [];
  const products = new Map<string, ProductChange>();
  const variants = new Map<string, VariantChange>();
  const accepted: { index: number; externalId: string }[] = [];
  for (const { index, product } of inputs) {
    const read = changeOf(product, base, now);
    if ('error' in read) {
      results.push({ index, status: 'refused', error: read.error });
      continue;
    }
    products.set(product.id, read.product);
    for (const variant of read.variants) variants.set(variant.sku, variant);
    accepted.push({ index, externalId: product.id });
  }
  if (products.size > 0) {
    const ids = await upsertProducts(tx, workspaceId, [...products.values()], now);
    await upsertVariants(
      tx,
      workspaceId,
      [...variants.values()].map((v) => ({ ...v, product_id: ids.get(v.product_external_id) ?? 0 })),
    );
    for (const { index, externalId } of accepted)
      results.push({ index, status: 'stored', id: ids.get(externalId) ?? 0 });
  }
  return results.sort((a, b) => a.index - b.index);
}

function changeOf(
  input: ProductInput,
  base: string,
  now: Date,
): { product: ProductChange; variants: VariantChange[] } | { error: string } {
  const currency = input.currency ?? base;
  const updatedAt = input.updatedAt === undefined ? now : new Date(input.updatedAt);
  const faults: string[] = [];
  const minor = (field: string, units: string | number | undefined, of: string): number | null => {
    if (units === undefined) return null;
    const amount = toMinor(units, of);
    if (amount === null || amount < 0) faults.push(`${field}: "${units}" is not an amount; write it like 19.90`);
    return amount;
  };
  const product: ProductChange = {
    external_id: input.id,
    title: input.title,
    description: input.description ?? null,
    url: input.url ?? null,
    image_url: input.imageUrl ?? null,
    category: input.category ?? null,
    brand: input.brand ?? null,
    tags: input.tags ?? null,
    price: minor('price', input.price, currency),
    compare_at_price: minor('compareAtPrice', input.compareAtPrice, currency),
    currency: input.price === undefined && input.currency === undefined ? null : currency,
    published: input.published ?? null,
    properties: input.properties ?? null,
    updated_at: updatedAt,
  };
  const variants = (input.variants ?? []).map((variant, i): VariantChange => {
    const of = variant.currency ?? currency;
    return {
      product_external_id: input.id,
      sku: variant.sku,
      title: variant.title ?? null,
      price: minor(`variants.${i}.price`, variant.price, of),
      currency: variant.price === undefined ? null : of,
      inventory_quantity: variant.inventoryQuantity ?? null,
      properties: variant.properties ?? null,
      updated_at: updatedAt,
    };
  });
  return faults.length > 0 ? { error: faults.join('; ') } : { product, variants };
}
