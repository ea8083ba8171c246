import { transact, type Context } from '../../platform/context.ts';
import type { Tx } from '../../platform/postgres/index.ts';
import { orderValues } from '../../records/orders/index.ts';
import type { CampaignRevenue } from '../../messaging/campaigns/index.ts';
import { creditsOfSources } from './store.ts';

export type CreditTotal = { orders: number; revenue: number };

/** Orders credited to campaigns and what they are worth now, in minor units of the workspace currency; cancelled ones count for nothing. */
export const creditedTo = (ctx: Context, campaignIds: readonly number[]): Promise<Map<number, CreditTotal>> =>
  transact(ctx, (tx) => sumCredits(tx, ctx.workspaceId, campaignIds));

async function sumCredits(
  tx: Tx,
  workspaceId: number,
  campaignIds: readonly number[],
): Promise<Map<number, CreditTotal>> {
  const credits = await creditsOfSources(tx, workspaceId, 'campaign', campaignIds);
  const worth = new Map(
    (
      await orderValues(
        tx,
        workspaceId,
        credits.map((c) => c.orderId),
      )
    ).map((o) => [o.id, o]),
  );
  const totals = new Map<number, CreditTotal>();
  for (const { sourceId, orderId } of credits) {
    const order = worth.get(orderId);
    if (!order || order.cancelled) continue;
    const sum = totals.get(sourceId) ?? { orders: 0, revenue: 0 };
    totals.set(sourceId, { orders: sum.orders + 1, revenue: sum.revenue + order.net });
  }
  return totals;
}

export const revenueByCredit: CampaignRevenue = { of: sumCredits };
