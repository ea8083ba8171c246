import { scoped, scopedRows } from '../../../platform/clickhouse/index.ts';
import { remembered } from '../rules/spans.ts';

/**
 * Which signs are read: up to a moment (bound as `{until}`), of everybody or of some people: `{people}` are survivors of
 * merges, `{authors}` they and whom they absorbed.
 */
export type Reach = {
  someOnly?: boolean;
  /** Their orders are known: `{orders}` lets the primary key find the lines. */
  ordersKnown?: boolean;
};

const until = `{until:DateTime64(3, 'UTC')}`;
const since = (seconds: number): string => `${until} - INTERVAL ${seconds} SECOND`;

/**
 * What was bought and kept: profile_id (0: a guest), buyer (a guest's order stands for a person), product_id, category, t
 * (epoch seconds). Rows of orders name the survivor of a merge already.
 */
export const purchases = (
  { someOnly = false, ordersKnown = false }: Reach = {},
  seconds: number = remembered.purchases,
): string =>
  `(SELECT profile_id, if(profile_id > 0, profile_id, bitOr(order_id, 4611686018427387904)) AS buyer, product_id, category,
    toUInt32(placed_at) AS t
  FROM ${scopedRows('order_lines')} AND deleted = 0 AND cancelled = 0 AND product_id > 0 AND quantity > refunded_quantity
    AND placed_at > ${since(seconds)} AND placed_at <= ${until}${someOnly ? ' AND profile_id IN {people:Array(UInt64)}' : ''}${ordersKnown ? ' AND order_id IN {orders:Array(UInt64)}' : ''})`;

/** What was looked at or put in a cart: profile_id (the survivor of merges), product_id, t, carted. */
export const views = ({ someOnly = false }: Reach = {}, seconds: number = remembered.views): string =>
  `(SELECT if(a.to_id = 0, e.author, a.to_id) AS profile_id, p.product_id AS product_id, e.t AS t, e.carted AS carted
  FROM (
    SELECT profile_id AS author, ${productKey} AS key, toUInt32(occurred_at) AS t, metric = 'Added to Cart' AS carted
    FROM ${scopedRows('events')} AND metric IN ('Viewed Product', 'Added to Cart')
      AND occurred_at > ${since(seconds)} AND occurred_at <= ${until}${someOnly ? ' AND profile_id IN {authors:Array(UInt64)}' : ''}
  ) AS e
  INNER JOIN (SELECT arrayJoin(keys) AS key, max(product_id) AS product_id FROM ${scoped('recommendation_products')} GROUP BY key) AS p ON e.key = p.key
  LEFT JOIN ${scoped('profile_aliases')} AS a ON e.author = a.from_id)`;

/** Shopify and Segment say product_id, Klaviyo ProductID; a SKU where there is nothing better. */
const names = ['product_id', 'productId', 'ProductID', 'sku', 'SKU'];
export const productKey = `coalesce(${names.map((name) => `CAST(properties.${name}, 'Nullable(String)')`).join(', ')}, '')`;
