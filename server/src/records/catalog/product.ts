import { z } from 'zod';
import { isCurrency } from '../../kernel/money.ts';

const text = (maximum: number) => z.string().trim().min(1).max(maximum);
const units = z.union([z.string().max(40), z.number()]).describe('Decimal units of the currency, such as "19.90"');
const currency = z
  .string()
  .length(3)
  .toUpperCase()
  .refine(isCurrency, { error: 'Use an ISO 4217 currency code, such as EUR.' });
const properties = z.record(z.string().min(1).max(200), z.json());

export const variantInput = z.object({
  sku: text(255),
  title: text(500).optional(),
  price: units.optional(),
  currency: currency.optional(),
  inventoryQuantity: z.number().int().optional(),
  properties: properties.optional(),
});

/** A product as a store or a file describes it. What is left out of a product that exists stays as it is. */
export const productInput = z
  .object({
    id: text(255).describe("The store's id, or the SKU where there is none"),
    title: text(1000),
    description: text(50_000).optional(),
    url: text(2000).optional(),
    imageUrl: text(2000).optional(),
    category: text(500).optional(),
    brand: text(500).optional(),
    tags: z.array(text(255)).max(250).optional(),
    price: units.optional(),
    compareAtPrice: units.optional(),
    currency: currency.optional(),
    published: z.boolean().optional(),
    properties: properties.optional(),
    variants: z.array(variantInput).max(500).optional(),
    updatedAt: z.iso.datetime({ offset: true }).optional(),
  })
  .meta({ id: 'NewProduct' });

export type ProductInput = z.infer<typeof productInput>;
