import { scopedRows } from '../../platform/clickhouse/index.ts';
import type { Context } from '../../platform/context.ts';

/** How many orders there are, cancelled ones too: only whether they became many more is asked. */
export async function orderCount({ platform, workspaceId }: Context): Promise<number> {
  const [row] = await platform.clickhouse.query<{ orders: number }>(
    workspaceId,
    `/* orderCount */ SELECT count() AS orders FROM ${scopedRows('orders').replace(' FINAL', '')}`,
  );
  return row?.orders ?? 0;
}
