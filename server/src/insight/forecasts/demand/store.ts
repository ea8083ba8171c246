import { sql, type RawBuilder } from 'kysely';
import { bulk, type Tx } from '../../../platform/postgres/index.ts';

export type DemandRow = {
  sku: string;
  product_id: number;
  title: string;
  category: string;
  class: string;
  adi: number | null;
  cv2: number | null;
  method: string;
  history: number[];
  expected: number[];
  low: number[];
  high: number[];
  cumulated_low: number[];
  cumulated_high: number[];
  mae: number | null;
  naive_mae: number | null;
  from_orders: number | null;
  stock: number | null;
  stock_out: string | null;
  stock_out_earliest: string | null;
  stock_out_latest: string | null;
  reorder: number;
  computed_at: Date;
};

/** Arrays go as text: rows of a parameter per column cannot be arrays of their own. */
const list = (values: readonly number[]): string => `{${values.join(',')}}`;

export async function storeForecasts(tx: Tx, workspaceId: number, rows: readonly DemandRow[]): Promise<void> {
  const of = <K extends keyof DemandRow>(name: K, type: string) => ({
    name,
    type,
    values: rows.map((row) => row[name]),
  });
  const lists = (name: 'history' | 'expected' | 'low' | 'high' | 'cumulated_low' | 'cumulated_high') => ({
    name,
    type: 'text',
    values: rows.map((row) => list(row[name])),
  });
  await sql`/* storeForecasts */
    insert into demand_forecasts (workspace_id, sku, product_id, title, category, class, adi, cv2, method, history, expected, low, high,
      cumulated_low, cumulated_high, mae, naive_mae, from_orders, stock, stock_out, stock_out_earliest, stock_out_latest, reorder, computed_at)
    select ${workspaceId}::int, n.sku, n.product_id, n.title, n.category, n.class, n.adi, n.cv2, n.method, n.history::int[], n.expected::float8[],
      n.low::int[], n.high::int[], n.cumulated_low::int[], n.cumulated_high::int[], n.mae, n.naive_mae, n.from_orders, n.stock, n.stock_out,
      n.stock_out_earliest, n.stock_out_latest, n.reorder, n.computed_at
    from ${bulk('n', [
      of('sku', 'text'),
      of('product_id', 'int8'),
      of('title', 'text'),
      of('category', 'text'),
      of('class', 'text'),
      of('adi', 'float8'),
      of('cv2', 'float8'),
      of('method', 'text'),
      lists('history'),
      lists('expected'),
      lists('low'),
      lists('high'),
      lists('cumulated_low'),
      lists('cumulated_high'),
      of('mae', 'float8'),
      of('naive_mae', 'float8'),
      of('from_orders', 'float8'),
      of('stock', 'int4'),
      of('stock_out', 'date'),
      of('stock_out_earliest', 'date'),
      of('stock_out_latest', 'date'),
      of('reorder', 'int4'),
      of('computed_at', 'timestamptz'),
    ])}
    on conflict (workspace_id, sku) do update set (product_id, title, category, class, adi, cv2, method, history, expected, low, high,
      cumulated_low, cumulated_high, mae, naive_mae, from_orders, stock, stock_out, stock_out_earliest, stock_out_latest, reorder, computed_at)
      = (excluded.product_id, excluded.title, excluded.category, excluded.class, excluded.adi, excluded.cv2, excluded.method, excluded.history,
      excluded.expected, excluded.low, excluded.high, excluded.cumulated_low, excluded.cumulated_high, excluded.mae, excluded.naive_mae,
      excluded.from_orders, excluded.stock, excluded.stock_out, excluded.stock_out_earliest, excluded.stock_out_latest, excluded.reorder, excluded.computed_at)`.execute(
    tx,
  );
}

/** What was not computed again sells no more. */
export async function removeOlderForecasts(tx: Tx, workspaceId: number, before: Date): Promise<void> {
  await sql`/* removeOlderForecasts */ delete from demand_forecasts
    where workspace_id = ${workspaceId} and computed_at < ${before}`.execute(tx);
}

export const demandSorts = ['expected', 'stockOut', 'reorder', 'title', 'error'] as const;
export type DemandSort = (typeof demandSorts)[number];

const keys: Record<DemandSort, RawBuilder<unknown>> = {
  expected: sql`-(select coalesce(sum(e), 0) from unnest(expected) as e)`,
  stockOut: sql`coalesce(stock_out - date '2000-01-01', 1000000)::float8`,
  reorder: sql`-reorder::float8`,
  title: sql`0::float8`,
  error: sql`-coalesce(mae, 0)`,
};

const columns = sql`sku, product_id, title, category, class, adi, cv2, method, history, expected, low, high, cumulated_low, cumulated_high,
  mae, naive_mae, from_orders, stock, stock_out::text, stock_out_earliest::text, stock_out_latest::text, reorder, computed_at`;

export type DemandFilter = {
  search?: string | undefined;
  class?: string | undefined;
  runsOutWithin?: number | undefined;
};

export async function demandPage(
  tx: Tx,
  workspaceId: number,
  filter: DemandFilter & { today: string },
  sort: DemandSort,
  { offset, limit }: { offset: number; limit: number },
): Promise<{ rows: DemandRow[]; total: number }> {
  const where = sql`workspace_id = ${workspaceId}
    and (${filter.search ?? null}::text is null or lower(title || ' ' || sku) like '%' || lower(${filter.search ?? ''}) || '%')
    and (${filter.class ?? null}::text is null or class = ${filter.class ?? ''})
    and (${filter.runsOutWithin ?? null}::int is null or stock_out_earliest <= ${filter.today}::date + ${filter.runsOutWithin ?? 0}::int)`;
  const { rows } = await sql<DemandRow>`/* demandPage */ select ${columns} from demand_forecasts where ${where}
    order by ${keys[sort]}, title, sku limit ${limit} offset ${offset}`.execute(tx);
  const { rows: counted } = await sql<{
    n: number;
  }>`/* demandPage */ select count(*)::int as n from demand_forecasts where ${where}`.execute(tx);
  return { rows, total: counted[0]?.n ?? 0 };
}

export async function demandOf(tx: Tx, workspaceId: number, sku: string): Promise<DemandRow | undefined> {
  const { rows } = await sql<DemandRow>`/* demandOf */ select ${columns} from demand_forecasts
    where workspace_id = ${workspaceId} and sku = ${sku}`.execute(tx);
  return rows[0];
}
