import { scopedRows } from '../../../platform/clickhouse/index.ts';
import type { Context } from '../../../platform/context.ts';
import { clickhouseTime } from './engine.ts';
import { purchases } from './signs.ts';

/** What a person did around the split. */
export type HeldOut = {
  profile_id: number;
  /** distinct products bought after the split */
  bought: number[];
  /** bought before it and not to be recommended again */
  barred: number[];
  /** products of the last order before the split, and of the first after it; in no order that means anything */
  lastBasket: number[];
  basket: number[];
};

const most = 50;

/**
 * People who bought before and after a split, a stable sample of them.
 * @param boughtAfter what was bought between it and the split is barred
 */
export const heldOut = (
  { platform, workspaceId }: Context,
  { split, until, boughtAfter, people }: { split: Date; until: Date; boughtAfter: Date; people: number },
): Promise<HeldOut[]> =>
  platform.clickhouse.query(
    workspaceId,
    `/* heldOut */ SELECT profile_id, groupUniqArrayIf(product_id, t > {split:UInt32}) AS bought,
      groupUniqArrayIf(product_id, t <= {split:UInt32} AND t > {boughtAfter:UInt32}) AS barred,
      arrayMap(x -> x.3, arraySlice(arraySort(groupUniqArrayIf((-toInt64(t), cityHash64(product_id), product_id), t <= {split:UInt32} AND t = last)), 1, ${most})) AS lastBasket,
      arrayMap(x -> x.2, arraySlice(arraySort(groupUniqArrayIf((cityHash64(product_id, profile_id), product_id), t > {split:UInt32} AND t = first)), 1, ${most})) AS basket
    FROM (
      SELECT profile_id, product_id, t,
        maxIf(t, t <= {split:UInt32}) OVER (PARTITION BY profile_id) AS last,
        minIf(t, t > {split:UInt32}) OVER (PARTITION BY profile_id) AS first
      FROM ${purchases()} WHERE profile_id > 0
    ) WHERE last > 0 AND first > 0
    GROUP BY profile_id ORDER BY cityHash64(profile_id) LIMIT {people:UInt32}`,
    {
      params: {
        split: Math.floor(split.getTime() / 1000),
        boughtAfter: Math.max(0, Math.floor(boughtAfter.getTime() / 1000)),
        until: clickhouseTime(until),
        people,
      },
      timeoutSeconds: 600,
    },
  );

/** Every product sold before a moment, with its category. */
export async function soldProducts(
  { platform, workspaceId }: Context,
  until: Date,
): Promise<{ id: number; category: string }[]> {
  return platform.clickhouse.query(
    workspaceId,
    `/* soldProducts */ SELECT s.product_id AS id, any(p.category) AS category
    FROM ${purchases()} AS s LEFT JOIN (SELECT product_id, category FROM ${scopedRows('recommendation_products')}) AS p ON s.product_id = p.product_id
    GROUP BY id ORDER BY id LIMIT 200000`,
    { params: { until: clickhouseTime(until) }, timeoutSeconds: 600 },
  );
}
