import { sql } from 'kysely';
import type { Tx } from '../../platform/postgres/index.ts';
import type { ProductRow } from './tables.ts';

/** What is shown of a product that is for sale, with its pieces in stock; null when no variant is counted. */
export type Offer = Omit<ProductRow, 'description' | 'tags' | 'created_at' | 'updated_at'> & { stock: number | null };

export async function offersByIds(tx: Tx, workspaceId: number, ids: readonly number[]): Promise<Offer[]> {
  const { rows } = await sql<Offer>`/* offersByIds */
    select id, external_id, title, url, image_url, category, brand, price, compare_at_price, currency, published, properties,
      (select sum(v.inventory_quantity)::int8 from product_variants v
      where v.workspace_id = ${workspaceId} and v.product_id = products.id) as stock
    from products where workspace_id = ${workspaceId} and id = any(${sql.val(ids)}::int8[])`.execute(tx);
  return rows;
}

/** What events may call a product: the shop's id and the SKUs of its variants. */
export type ProductKeys = { id: number; category: string; keys: string[] };

/** Products after an id, in its order. @param since only those that were created or changed since then */
export async function productKeysAfter(
  tx: Tx,
  workspaceId: number,
  after: number,
  limit: number,
  since?: Date,
): Promise<ProductKeys[]> {
  const changed = since === undefined ? sql`` : sql`and (p.created_at >= ${since} or p.updated_at >= ${since})`;
  const { rows } = await sql<ProductKeys>`/* productKeysAfter */
    select p.id, coalesce(p.category, '') as category,
      array(select p.external_id union select v.sku from product_variants v
        where v.workspace_id = ${workspaceId} and v.product_id = p.id order by 1) as keys
    from products p where p.workspace_id = ${workspaceId} and p.id > ${after} ${changed} order by p.id limit ${limit}`.execute(
    tx,
  );
  return rows;
}

/** Published products that came into the catalog after a moment, newest first. */
export async function newestProducts(
  tx: Tx,
  workspaceId: number,
  since: Date,
  limit: number,
): Promise<{ id: number; created_at: Date }[]> {
  const { rows } = await sql<{ id: number; created_at: Date }>`/* newestProducts */
    select id, created_at from products where workspace_id = ${workspaceId} and published and created_at > ${since}
    order by created_at desc, id desc limit ${limit}`.execute(tx);
  return rows;
}

/** Pieces in stock by SKU; SKUs whose stock is not counted are left out. */
export async function stockBySku(tx: Tx, workspaceId: number, skus: readonly string[]): Promise<Map<string, number>> {
  const { rows } = await sql<{ sku: string; n: number }>`/* stockBySku */
    select sku, inventory_quantity as n from product_variants
    where workspace_id = ${workspaceId} and sku = any(${sql.val(skus)}::text[]) and inventory_quantity is not null`.execute(
    tx,
  );
  return new Map(rows.map(({ sku, n }) => [sku, n]));
}
