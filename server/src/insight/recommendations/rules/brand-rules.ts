import { z } from 'zod';

const productId = z.number().int().positive().max(Number.MAX_SAFE_INTEGER);
const names = z.array(z.string().trim().min(1).max(500)).max(200);

export const boost = z
  .object({
    productId: productId.optional(),
    category: z.string().trim().min(1).max(500).optional(),
    factor: z.number().min(0).max(10).describe('Above 1 lifts, below 1 buries, 0 never shows'),
  })
  .refine((one) => (one.productId === undefined) !== (one.category === undefined), {
    error: 'Name either a productId or a category.',
  });

/** What the brand decided about every recommendation. Unpublished products are never among them. */
export const brandRules = z
  .object({
    inStockOnly: z.boolean().default(true).describe('Products without counted stock are in stock'),
    withImageOnly: z.boolean().default(false),
    minPrice: z.number().int().min(0).nullable().default(null).describe("Minor units of the product's currency"),
    maxPrice: z.number().int().min(0).nullable().default(null),
    onlyCategories: names.default([]).describe('Empty: all'),
    neverCategories: names.default([]).describe('Wins over onlyCategories'),
    excludeBoughtDays: z
      .number()
      .int()
      .min(0)
      .max(3650)
      .default(180)
      .describe('What the person bought in that many days is left out; 0 leaves nothing out'),
    pinned: z.array(productId).max(50).default([]).describe('First, in this order, wherever the rules allow them'),
    boosts: z.array(boost).max(500).default([]),
    mostPerCategory: z.number().int().min(1).max(100).nullable().default(null),
    variety: z
      .number()
      .min(0)
      .max(0.9)
      .default(0.15)
      .describe('How much a further product of the same category loses; 0: by score alone'),
    costProperty: z
      .string()
      .trim()
      .min(1)
      .max(200)
      .nullable()
      .default(null)
      .describe('Property of products with their cost in units: fallbacks are then ordered by what they earn'),
    segments: z.array(productId).max(50).nullable().default(null).describe('Whose favourites are kept; null: of all'),
  })
  .refine(({ minPrice, maxPrice }) => minPrice === null || maxPrice === null || minPrice <= maxPrice, {
    path: ['maxPrice'],
    error: 'Must not be below minPrice.',
  });

export type BrandRules = z.infer<typeof brandRules>;

/** Stored rules; what an older version did not know gets its default. */
export const readRules = (stored: unknown): BrandRules => brandRules.parse(stored ?? {});

export const boughtAfter = ({ excludeBoughtDays }: Pick<BrandRules, 'excludeBoughtDays'>, now: Date): Date =>
  new Date(now.getTime() - excludeBoughtDays * 86_400_000);
