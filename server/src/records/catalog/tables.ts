import type { JsonObject } from '../../kernel/json.ts';

export type ProductRow = {
  id: number;
  external_id: string;
  title: string;
  description: string | null;
  url: string | null;
  image_url: string | null;
  category: string | null;
  brand: string | null;
  tags: string[];
  /** minor units of `currency` */
  price: number | null;
  compare_at_price: number | null;
  currency: string | null;
  published: boolean;
  properties: JsonObject;
  created_at: Date;
  updated_at: Date;
};

export type VariantRow = {
  product_id: number;
  sku: string;
  title: string | null;
  price: number | null;
  currency: string | null;
  inventory_quantity: number | null;
  properties: JsonObject;
  updated_at: Date;
};

/** null leaves a stored value alone. */
export type ProductChange = {
  external_id: string;
  title: string;
  description: string | null;
  url: string | null;
  image_url: string | null;
  category: string | null;
  brand: string | null;
  tags: readonly string[] | null;
  price: number | null;
  compare_at_price: number | null;
  currency: string | null;
  published: boolean | null;
  properties: JsonObject | null;
  updated_at: Date;
};

export type VariantChange = Omit<VariantRow, 'product_id' | 'properties'> & {
  product_external_id: string;
  properties: JsonObject | null;
};
