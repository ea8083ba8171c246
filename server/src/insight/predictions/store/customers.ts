import type { Context } from '../../../platform/context.ts';
import type { Customer } from '../learn/purchases.ts';
import type { Moment } from './cells.ts';
import { historyRows } from './history.ts';

/** Some customers as of a moment with what followed: one of every so many, the same ones each time. */
export const customersAt = ({ platform, workspaceId }: Context, moment: Moment, every: number): Promise<Customer[]> =>
  platform.clickhouse.query<Customer>(
    workspaceId,
    `/* customersAt */ SELECT x, tx, age AS T, bought30, bought60, bought120, before, after, spend, worthAfter
    FROM ${historyRows('everybody', true)} ORDER BY profile_id`,
    { params: { ...moment, every }, timeoutSeconds: 300 },
  );

export type Extent = { customers: number; thrice: number; orders: number; first: string; last: string };

/** How much there is to learn from. Days of the workspace. */
export async function extentOf({ platform, workspaceId }: Context, moment: Moment): Promise<Extent | null> {
  const [row] = await platform.clickhouse.query<Extent>(
    workspaceId,
    `/* extentOf */ SELECT count() AS customers, countIf(x >= 2) AS thrice, sum(x + 1) AS orders,
      toString({split:Date} - max(age)) AS first, toString({split:Date} - min(age - tx)) AS last
    FROM ${historyRows('everybody')} WHERE worthUntil > 0`,
    { params: moment, timeoutSeconds: 300 },
  );
  return row && row.customers > 0 ? row : null;
}
