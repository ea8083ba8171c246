import { workspaceOf } from '../../../foundation/workspaces/index.ts';
import { notFound } from '../../../kernel/problem.ts';
import { decodeCursor, toPage } from '../../../kernel/pagination.ts';
import { transact, type Context } from '../../../platform/context.ts';
import { productById, productCategories, productPage, variantsOf, type ProductFilter } from '../store.ts';
import type { ProductRow } from '../tables.ts';
import { productPerformance } from './performance.ts';

export const shownProduct = (row: ProductRow) => ({
  id: row.id,
  externalId: row.external_id,
  title: row.title,
  description: row.description,
  url: row.url,
  imageUrl: row.image_url,
  category: row.category,
  brand: row.brand,
  tags: row.tags,
  price: row.price,
  compareAtPrice: row.compare_at_price,
  currency: row.currency,
  published: row.published,
  properties: row.properties,
  createdAt: row.created_at.toISOString(),
});

export const listProducts = (
  ctx: Context,
  filter: ProductFilter,
  page: { cursor?: string | undefined; limit: number },
) =>
  transact(ctx, async (tx) => {
    const cursor = decodeCursor(page.cursor, 2);
    const after = cursor === null ? null : { title: String(cursor[0]), id: Number(cursor[1]) };
    const rows = await productPage(tx, ctx.workspaceId, filter, after, page.limit + 1);
    return toPage(rows.map(shownProduct), page.limit, (product) => [product.title, product.id]);
  });

export const listCategories = async (ctx: Context) => ({
  items: await transact(ctx, (tx) => productCategories(tx, ctx.workspaceId)),
});

/** A product with its variants and how it sold in the given days. */
export async function readProduct(
  ctx: Context,
  id: number,
  span: { from?: string | undefined; to?: string | undefined },
) {
  const { product, variants, brand } = await transact(ctx, async (tx) => ({
    product: await productById(tx, ctx.workspaceId, id),
    variants: await variantsOf(tx, ctx.workspaceId, id),
    brand: await workspaceOf(tx, ctx.workspaceId),
  }));
  if (!product) throw notFound('product');
  return {
    ...shownProduct(product),
    variants: variants.map((v) => ({
      sku: v.sku,
      title: v.title,
      price: v.price,
      currency: v.currency,
      inventoryQuantity: v.inventory_quantity,
      properties: v.properties,
    })),
    performance: await productPerformance(ctx, id, brand, span),
  };
}
