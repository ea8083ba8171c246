import { sql } from 'kysely';
import type { Tx } from '../../platform/postgres/index.ts';

/** What a product is, for grouping what people look at and buy. */
export type ProductFacts = {
  id: number;
  external_id: string;
  title: string;
  category: string;
  brand: string;
  /** The third of the prices of its category and currency it stands in; '' without a price. */
  band: 'budget' | 'mid' | 'premium' | '';
};

/** Changes with every change of the catalog: how many products, and epoch ms of the latest change. */
export async function catalogStamp(tx: Tx, workspaceId: number): Promise<{ products: number; changed: number }> {
  const { rows } = await sql<{ products: number; changed: number }>`/* catalogStamp */
    select count(*)::int as products, coalesce(floor(extract(epoch from max(updated_at)) * 1000), 0)::int8 as changed
    from products where workspace_id = ${workspaceId}`.execute(tx);
  return rows[0] ?? { products: 0, changed: 0 };
}

/**
 * Products after an id, in its order. A price's place is that of its middle among the prices of its category (of the
 * whole catalog where the category has fewer than six): equal prices stand in one band.
 */
export async function productFactsAfter(
  tx: Tx,
  workspaceId: number,
  after: number,
  limit: number,
): Promise<ProductFacts[]> {
  const { rows } = await sql<ProductFacts>`/* productFactsAfter */
    with priced as (
      select id, external_id, title, coalesce(category, '') as category, coalesce(brand, '') as brand, price,
        (rank() over own - 1 + count(*) over (own range current row) / 2.0) / count(*) over (partition by currency, category) as own_place,
        count(*) over (partition by currency, category) as neighbours,
        (rank() over whole - 1 + count(*) over (whole range current row) / 2.0) / count(*) over (partition by currency) as place
      from products where workspace_id = ${workspaceId} and price is not null
      window own as (partition by currency, category order by price), whole as (partition by currency order by price)
    ), placed as (select id, case when neighbours < 6 then place else own_place end as place from priced)
    select p.id, p.external_id, p.title, coalesce(p.category, '') as category, coalesce(p.brand, '') as brand,
      case when placed.place is null then '' when placed.place * 3 < 1 then 'budget' when placed.place * 3 < 2 then 'mid' else 'premium' end as band
    from products p left join placed using (id)
    where p.workspace_id = ${workspaceId} and p.id > ${after} order by p.id limit ${limit}`.execute(tx);
  return rows;
}
