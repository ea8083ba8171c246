import type { listDemand } from './demand/queries.ts';
import type { listDue } from './queries/replenishment.ts';

type Row<List extends (...asked: never[]) => Promise<{ items: unknown[] }>> = Awaited<
  ReturnType<List>
>['items'][number];

export const demandColumns = [
  'sku',
  'title',
  'category',
  'demand',
  'expected_13_weeks',
  'low',
  'high',
  'from_orders',
  'stock',
  'stock_out',
  'stock_out_earliest',
  'stock_out_latest',
  'to_order',
  'method',
  'error_per_week',
  'naive_error_per_week',
];

/** A product, as in {@link demandColumns}. */
export const demandCells = (one: Row<typeof listDemand>): readonly unknown[] => [
  one.sku,
  one.title,
  one.category,
  one.class,
  one.expected,
  one.low,
  one.high,
  one.fromOrders,
  one.stock,
  one.stockOut,
  one.stockOutEarliest,
  one.stockOutLatest,
  one.reorder,
  one.method,
  one.error,
  one.naiveError,
];

export const dueColumns = [
  'profile_id',
  'email',
  'product',
  'runs_out_on',
  'earliest',
  'latest',
  'last_bought_on',
  'quantity',
  'confidence',
];

/** Somebody and what they run out of, as in {@link dueColumns}. */
export const dueCells = (one: Row<typeof listDue>): readonly unknown[] => [
  one.profileId,
  one.email,
  one.title,
  one.dueOn,
  one.earliest,
  one.latest,
  one.boughtOn,
  one.quantity,
  one.confidence,
];
