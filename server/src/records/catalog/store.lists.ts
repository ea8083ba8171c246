import { sql } from 'kysely';
import { bulk, type Tx } from '../../platform/postgres/index.ts';
import { productColumns } from './store.ts';
import type { ProductRow } from './tables.ts';

export type ProductFilter = {
  search?: string | undefined;
  category?: string | undefined;
  brand?: string | undefined;
  tag?: string | undefined;
  published?: boolean | undefined;
};

/** What a list is sorted by: its own columns, or figures counted elsewhere (of the products that have one). */
export type ProductOrder = {
  by: 'title' | 'price' | 'stock' | { ids: readonly number[]; values: readonly number[] };
  direction: 'asc' | 'desc';
};

export type ListedProduct = ProductRow & { sort_key: string | number; stock: number | null };

const likePattern = (words: string): string => `%${words.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`;

const conditionsOf = (workspaceId: number, filter: ProductFilter) => [
  sql`workspace_id = ${workspaceId}`,
  ...(filter.search === undefined
    ? []
    : [sql`lower(title || ' ' || external_id || ' ' || coalesce(category, '')) like ${likePattern(filter.search)}`]),
  ...(filter.category === undefined ? [] : [sql`category = ${filter.category}`]),
  ...(filter.brand === undefined ? [] : [sql`brand = ${filter.brand}`]),
  ...(filter.tag === undefined ? [] : [sql`${filter.tag} = any(tags)`]),
  ...(filter.published === undefined ? [] : [sql`published = ${filter.published}`]),
];

const stock = sql`(select sum(v.inventory_quantity)::int8 from product_variants v
  where v.workspace_id = p.workspace_id and v.product_id = p.id)`;

/** In the order asked for, unknown values last; the cursor is exclusive. `stock`: null when no variant is counted. */
export async function productPage(
  tx: Tx,
  workspaceId: number,
  filter: ProductFilter,
  { by, direction }: ProductOrder,
  after: { key: string | number; id: number } | null,
  limit: number,
): Promise<ListedProduct[]> {
  const last = sql.lit(direction === 'asc' ? '1e18' : '-1e18');
  const figures =
    typeof by === 'string'
      ? sql``
      : sql`left join ${bulk('f', [
          { name: 'product_id', type: 'int8', values: by.ids },
          { name: 'figure', type: 'float8', values: by.values },
        ])} on f.product_id = p.id`;
  const key =
    by === 'title'
      ? sql`p.title`
      : sql`coalesce(${by === 'price' ? sql`p.price` : by === 'stock' ? stock : sql`f.figure`}::float8, ${last}::float8)`;
  const keyType = by === 'title' ? sql`text` : sql`float8`;
  const beyond = direction === 'asc' ? sql`>` : sql`<`;
  const way = direction === 'asc' ? sql`asc` : sql`desc`;
  const from =
    after === null ? sql`` : sql`where (sort_key, id) ${beyond} (${after.key}::${keyType}, ${after.id}::int8)`;
  const { rows } = await sql<ListedProduct>`/* productPage */
    select ${productColumns}, sort_key, stock from (
      select p.*, ${key} as sort_key, ${stock} as stock
      from (select * from products where ${sql.join(conditionsOf(workspaceId, filter), sql` and `)}) p ${figures}
    ) listed ${from} order by sort_key ${way}, id ${way} limit ${limit}`.execute(tx);
  return rows;
}

export async function countProducts(tx: Tx, workspaceId: number, filter: ProductFilter): Promise<number> {
  const { rows } = await sql<{ total: number }>`/* countProducts */
    select count(*)::int as total from products
    where ${sql.join(conditionsOf(workspaceId, filter), sql` and `)}`.execute(tx);
  return rows[0]?.total ?? 0;
}
