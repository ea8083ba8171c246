import type { JsonObject } from '../../../kernel/json.ts';
import { sampleBrand } from './brand.ts';
import { catalog } from './catalog.ts';

/** The catalog as rows of its tables; a variant names its product by number. */
export function catalogRecords(workspaceId: number, currency: string, since: number) {
  const at = new Date(since).toISOString();
  const products: JsonObject[] = catalog.map((product) => ({
    workspace_id: workspaceId,
    external_id: product.externalId,
    title: product.title,
    description: product.description,
    url: product.url,
    image_url: `/sample/images/${product.externalId}.svg`,
    category: product.category.name,
    brand: sampleBrand.name,
    tags: product.tags,
    price: product.price,
    compare_at_price: product.number % 17 === 5 ? Math.round(product.price * 0.0125) * 100 : null,
    currency,
    published: true,
    properties: {},
    created_at: at,
    updated_at: at,
  }));
  const variants = catalog.flatMap((product) =>
    product.variants.map((variant, i) => ({
      workspace_id: workspaceId,
      product: product.number,
      ...variant,
      currency,
      inventory_quantity: (product.number * 37 + i * 53) % 240,
      properties: {},
      updated_at: at,
    })),
  );
  return { products, variants };
}
