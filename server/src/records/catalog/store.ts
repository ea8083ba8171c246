import { sql } from 'kysely';
import { bulk, type Tx } from '../../platform/postgres/index.ts';
import type { ProductChange, ProductRow, VariantChange, VariantRow } from './tables.ts';

export const productColumns = sql`id, external_id, title, description, url, image_url, category, brand, tags, price, compare_at_price,
  currency, published, properties, created_at, updated_at`;

/** Older news than what is stored is ignored. @returns id of each product by external id */
export async function upsertProducts(
  tx: Tx,
  workspaceId: number,
  changes: readonly ProductChange[],
  now: Date,
): Promise<Map<string, number>> {
  const column = <K extends keyof ProductChange>(name: K, type: string) => ({
    name,
    type,
    values: changes.map((c) => c[name]),
  });
  const source = bulk('n', [
    column('external_id', 'text'),
    column('title', 'text'),
    column('description', 'text'),
    column('url', 'text'),
    column('image_url', 'text'),
    column('category', 'text'),
    column('brand', 'text'),
    { name: 'tags', type: 'text', values: changes.map((c) => (c.tags === null ? null : JSON.stringify(c.tags))) },
    column('price', 'int8'),
    column('compare_at_price', 'int8'),
    column('currency', 'text'),
    column('published', 'bool'),
    {
      name: 'properties',
      type: 'text',
      values: changes.map((c) => (c.properties === null ? null : JSON.stringify(c.properties))),
    },
    column('updated_at', 'timestamptz'),
  ]);
  // what the change leaves out comes from the stored row, so that the insert part is already the whole product
  await sql`/* upsertProducts */
    insert into products (workspace_id, external_id, title, description, url, image_url, category, brand, tags, price,
      compare_at_price, currency, published, properties, created_at, updated_at)
    select ${workspaceId}::int, n.external_id, n.title, coalesce(n.description, p.description), coalesce(n.url, p.url),
      coalesce(n.image_url, p.image_url), coalesce(n.category, p.category), coalesce(n.brand, p.brand),
      coalesce((select array_agg(t) from jsonb_array_elements_text(n.tags::jsonb) t), p.tags, '{}'),
      coalesce(n.price, p.price), coalesce(n.compare_at_price, p.compare_at_price), coalesce(n.currency, p.currency),
      coalesce(n.published, p.published, true), coalesce(p.properties, '{}') || coalesce(n.properties::jsonb, '{}'),
      ${now}::timestamptz, n.updated_at
    from ${source}
    left join products p on p.workspace_id = ${workspaceId}::int and p.external_id = n.external_id
    order by n.external_id
    on conflict (workspace_id, external_id) do update set
      title = excluded.title, description = excluded.description, url = excluded.url, image_url = excluded.image_url,
      category = excluded.category, brand = excluded.brand, tags = excluded.tags, price = excluded.price,
      compare_at_price = excluded.compare_at_price, currency = excluded.currency, published = excluded.published,
      properties = excluded.properties, updated_at = excluded.updated_at
    where products.updated_at <= excluded.updated_at`.execute(tx);
  return productIds(
    tx,
    workspaceId,
    changes.map((c) => c.external_id),
  );
}

export async function productIds(
  tx: Tx,
  workspaceId: number,
  externalIds: readonly string[],
): Promise<Map<string, number>> {
  const { rows } = await sql<{ external_id: string; id: number }>`/* productIds */
    select external_id, id from products
    where workspace_id = ${workspaceId} and external_id = any(${sql.val(externalIds)}::text[])`.execute(tx);
  return new Map(rows.map((row) => [row.external_id, row.id]));
}

/** Products by the SKU of one of their variants. */
export async function productIdsBySku(
  tx: Tx,
  workspaceId: number,
  skus: readonly string[],
): Promise<Map<string, number>> {
  const { rows } = await sql<{ sku: string; product_id: number }>`/* productIdsBySku */
    select sku, product_id from product_variants
    where workspace_id = ${workspaceId} and sku = any(${sql.val(skus)}::text[])`.execute(tx);
  return new Map(rows.map((row) => [row.sku, row.product_id]));
}

export type SeenProduct = {
  external_id: string;
  title: string;
  category: string | null;
  price: number;
  currency: string;
};

/** Products first heard of on an order line; one that exists keeps what it is. */
export async function insertSeenProducts(
  tx: Tx,
  workspaceId: number,
  seen: readonly SeenProduct[],
  now: Date,
): Promise<void> {
  await sql`/* insertSeenProducts */
    insert into products (workspace_id, external_id, title, category, price, currency, created_at, updated_at)
    select ${workspaceId}::int, n.external_id, n.title, n.category, n.price, n.currency, ${now}::timestamptz, '1970-01-01'
    from ${bulk('n', [
      { name: 'external_id', type: 'text', values: seen.map((s) => s.external_id) },
      { name: 'title', type: 'text', values: seen.map((s) => s.title) },
      { name: 'category', type: 'text', values: seen.map((s) => s.category) },
      { name: 'price', type: 'int8', values: seen.map((s) => s.price) },
      { name: 'currency', type: 'text', values: seen.map((s) => s.currency) },
    ])}
    order by n.external_id
    on conflict (workspace_id, external_id) do nothing`.execute(tx);
}

export async function upsertVariants(
  tx: Tx,
  workspaceId: number,
  changes: readonly (VariantChange & { product_id: number })[],
): Promise<void> {
  if (changes.length === 0) return;
  const column = <K extends keyof (typeof changes)[number]>(name: K, type: string) => ({
    name,
    type,
    values: changes.map((c) => c[name]),
  });
  await sql`/* upsertVariants */
    insert into product_variants as v (workspace_id, product_id, sku, title, price, currency, inventory_quantity, properties, updated_at)
    select ${workspaceId}::int, n.product_id, n.sku, n.title, n.price, n.currency, n.inventory_quantity,
      coalesce(n.properties::jsonb, '{}'), n.updated_at
    from ${bulk('n', [
      column('product_id', 'int8'),
      column('sku', 'text'),
      column('title', 'text'),
      column('price', 'int8'),
      column('currency', 'text'),
      column('inventory_quantity', 'int4'),
      {
        name: 'properties',
        type: 'text',
        values: changes.map((c) => (c.properties === null ? null : JSON.stringify(c.properties))),
      },
      column('updated_at', 'timestamptz'),
    ])}
    order by n.sku
    on conflict (workspace_id, sku) do update set
      product_id = excluded.product_id, title = coalesce(excluded.title, v.title), price = coalesce(excluded.price, v.price),
      currency = coalesce(excluded.currency, v.currency),
      inventory_quantity = coalesce(excluded.inventory_quantity, v.inventory_quantity),
      properties = v.properties || excluded.properties, updated_at = excluded.updated_at
    where v.updated_at <= excluded.updated_at`.execute(tx);
}

export async function productById(tx: Tx, workspaceId: number, id: number): Promise<ProductRow | undefined> {
  const { rows } = await sql<ProductRow>`/* productById */
    select ${productColumns} from products where workspace_id = ${workspaceId} and id = ${id}`.execute(tx);
  return rows[0];
}

export async function productsByIds(tx: Tx, workspaceId: number, ids: readonly number[]): Promise<ProductRow[]> {
  const { rows } = await sql<ProductRow>`/* productsByIds */
    select ${productColumns} from products where workspace_id = ${workspaceId} and id = any(${sql.val(ids)}::int8[])`.execute(
    tx,
  );
  return rows;
}

export async function variantsOf(tx: Tx, workspaceId: number, productId: number): Promise<VariantRow[]> {
  const { rows } = await sql<VariantRow>`/* variantsOf */
    select product_id, sku, title, price, currency, inventory_quantity, properties, updated_at from product_variants
    where workspace_id = ${workspaceId} and product_id = ${productId} order by sku limit 500`.execute(tx);
  return rows;
}

export async function productCategories(tx: Tx, workspaceId: number): Promise<string[]> {
  const { rows } = await sql<{ category: string }>`/* productCategories */
    select distinct category from products
    where workspace_id = ${workspaceId} and category is not null order by category limit 1000`.execute(tx);
  return rows.map((row) => row.category);
}
