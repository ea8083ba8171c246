import { z } from 'zod';
import { invalid } from '../../kernel/problem.ts';
import { cursorQuery, idParam, memberRoute, pageOf } from '../../platform/http/index.ts';
import { upsertCatalog } from './actions/upsert-products.ts';
import { productInput } from './product.ts';
import { listCategories, listProducts, readProduct } from './queries/products.ts';
import { productSorts } from './sort.ts';

const product = z
  .object({
    id: z.number().int(),
    externalId: z.string(),
    title: z.string(),
    description: z.string().nullable(),
    url: z.string().nullable(),
    imageUrl: z.string().nullable(),
    category: z.string().nullable(),
    brand: z.string().nullable(),
    tags: z.array(z.string()),
    price: z.number().int().nullable().describe('Minor units of `currency`'),
    compareAtPrice: z.number().int().nullable(),
    currency: z.string().nullable(),
    published: z.boolean(),
    properties: z.record(z.string(), z.unknown()),
    createdAt: z.iso.datetime(),
  })
  .meta({ id: 'Product' });

const listedProduct = product
  .extend({
    stock: z.number().int().nullable().describe('Pieces of all variants; null when none is counted'),
    sales: z.object({
      currency: z.string(),
      units: z.number().int(),
      netRevenue: z.number().int().describe("Minor units of the brand's currency"),
      refundRate: z.number().nullable(),
    }),
  })
  .meta({ id: 'ListedProduct' });

const productDetail = product
  .extend({
    variants: z.array(
      z.object({
        sku: z.string(),
        title: z.string().nullable(),
        price: z.number().int().nullable(),
        currency: z.string().nullable(),
        inventoryQuantity: z.number().int().nullable(),
        properties: z.record(z.string(), z.unknown()),
      }),
    ),
    performance: z.object({
      currency: z.string(),
      units: z.number().int(),
      refundedUnits: z.number().int(),
      netRevenue: z.number().int().describe("Minor units of the brand's currency"),
      orders: z.number().int(),
      buyers: z.number().int(),
      refundRate: z.number().nullable(),
      byDay: z.array(z.object({ day: z.string(), units: z.number().int(), netRevenue: z.number().int() })),
    }),
  })
  .meta({ id: 'ProductDetail' });

const result = z
  .object({
    index: z.number().int(),
    status: z.enum(['stored', 'refused']),
    id: z.number().int().optional(),
    error: z.string().optional(),
  })
  .meta({ id: 'ProductResult' });

export const routes = [
  memberRoute({
    method: 'POST',
    url: '/api/v1/products',
    operationId: 'upsertProducts',
    summary: 'Create or change one product or up to 1,000',
    description: 'A faulty row is refused with its reason; the others are stored.',
    tags: ['Catalog'],
    audience: 'member',
    permission: 'catalog:write',
    body: z.union([z.object({ products: z.array(z.unknown()).min(1).max(1000) }), productInput]),
    response: z.object({ results: z.array(result) }),
    bodyLimit: 8_000_000,
    handle: async (ctx, { body }) => {
      const rows = 'products' in body ? body.products : [body];
      const read = rows.map((row, index) => ({ index, parsed: productInput.safeParse(row) }));
      const good = read.flatMap(({ index, parsed }) => (parsed.success ? [{ index, product: parsed.data }] : []));
      const bad = read.flatMap(({ index, parsed }) =>
        parsed.success
          ? []
          : [
              {
                index,
                status: 'refused' as const,
                error: parsed.error.issues.map((i) => `${i.path.join('.')}: ${i.message}`).join('; '),
              },
            ],
      );
      const stored = good.length === 0 ? [] : await upsertCatalog(ctx, good);
      const results = [...stored, ...bad].sort((a, b) => a.index - b.index);
      if (!('products' in body) && results[0]?.status === 'refused') throw invalid(results[0].error);
      return { results };
    },
  }),
  memberRoute({
    method: 'GET',
    url: '/api/v1/products',
    operationId: 'listProducts',
    summary: 'Products, by title or by how they sell',
    tags: ['Catalog'],
    audience: 'member',
    permission: 'catalog:read',
    query: cursorQuery().extend({
      search: z.string().trim().min(1).max(200).optional(),
      category: z.string().max(500).optional(),
      brand: z.string().max(500).optional(),
      tag: z.string().max(255).optional(),
      published: z.enum(['true', 'false']).optional(),
      sort: z.enum(productSorts).default('title'),
      direction: z.enum(['asc', 'desc']).optional().describe('Titles ascend and figures descend unless told'),
    }),
    response: pageOf(listedProduct).extend({ total: z.number().int() }),
    handle: (ctx, { query: { cursor, limit, published, sort, direction, ...filter } }) =>
      listProducts(
        ctx,
        { ...filter, published: published === undefined ? undefined : published === 'true' },
        { by: sort, direction: direction ?? (sort === 'title' ? 'asc' : 'desc') },
        { cursor, limit },
      ),
  }),
  memberRoute({
    method: 'GET',
    url: '/api/v1/product-categories',
    operationId: 'listProductCategories',
    summary: 'Every category in use',
    tags: ['Catalog'],
    audience: 'member',
    permission: 'catalog:read',
    response: z.object({ items: z.array(z.string()) }),
    handle: listCategories,
  }),
  memberRoute({
    method: 'GET',
    url: '/api/v1/products/:id',
    operationId: 'getProduct',
    summary: 'A product, its variants and how it sold',
    tags: ['Catalog'],
    audience: 'member',
    permission: 'catalog:read',
    params: idParam,
    description:
      "Days are those of the brand's zone, both ends included. Without `from` everything counts and `byDay` has 90 days.",
    query: z.object({ from: z.iso.date().optional(), to: z.iso.date().optional() }),
    response: productDetail,
    handle: (ctx, { params, query }) => readProduct(ctx, params.id, query),
  }),
];
