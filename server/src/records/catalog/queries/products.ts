import { workspaceOf } from '../../../foundation/workspaces/index.ts';
import { notFound } from '../../../kernel/problem.ts';
import { decodeCursor, toPage } from '../../../kernel/pagination.ts';
import { transact, type Context } from '../../../platform/context.ts';
import { figureBy, refundRateOf, type ProductSort } from '../sort.ts';
import { soldByProduct } from '../store.clickhouse.ts';
import { countProducts, productPage, type ProductFilter, type ProductOrder } from '../store.lists.ts';
import { productById, productCategories, variantsOf } from '../store.ts';
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

type Sorting = { by: ProductSort; direction: 'asc' | 'desc' };

/** A page of the catalog with what each product sold in all time. */
export async function listProducts(
  ctx: Context,
  filter: ProductFilter,
  sorting: Sorting,
  page: { cursor?: string | undefined; limit: number },
) {
  const cursor = decodeCursor(page.cursor, 2);
  const after = cursor === null ? null : { key: cursor[0] ?? '', id: Number(cursor[1]) };
  const order = await orderOf(ctx, sorting);
  const { rows, total, brand } = await transact(ctx, async (tx) => ({
    rows: await productPage(tx, ctx.workspaceId, filter, order, after, page.limit + 1),
    total: await countProducts(tx, ctx.workspaceId, filter),
    brand: await workspaceOf(tx, ctx.workspaceId),
  }));
  const { items, nextCursor } = toPage(rows, page.limit, (row) => [row.sort_key, row.id]);
  const sold =
    items.length === 0
      ? []
      : await soldByProduct(
          ctx,
          items.map(({ id }) => id),
        );
  const figures = new Map(sold.map((row) => [row.productId, row]));
  const shown = items.map((row) => {
    const { units, refundedUnits, netRevenue } = figures.get(row.id) ?? { units: 0, refundedUnits: 0, netRevenue: 0 };
    const sales = { currency: brand.currency, units, netRevenue, refundRate: refundRateOf({ units, refundedUnits }) };
    return { ...shownProduct(row), stock: row.stock, sales };
  });
  return { items: shown, nextCursor, total };
}

/** Figures of sales are in the event store: they are read whole and joined, so that filters and pages stay exact. */
async function orderOf(ctx: Context, { by, direction }: Sorting): Promise<ProductOrder> {
  const figure = figureBy(by);
  if (figure === null) return { by: by === 'price' || by === 'stock' ? by : 'title', direction };
  const ranked = (await soldByProduct(ctx, null)).flatMap((row) => {
    const value = figure(row);
    return value === null ? [] : [{ id: row.productId, value }];
  });
  return { by: { ids: ranked.map(({ id }) => id), values: ranked.map(({ value }) => value) }, direction };
}

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
