import { transact, type Context } from '../../../platform/context.ts';
import { slot } from '../../../platform/slots/index.ts';
import type { Tx } from '../../../platform/postgres/index.ts';
import { engagementTotals, hourlySeries, linkTable, tally } from '../../delivery/index.ts';
import { readCampaign } from '../actions/draft.ts';

/** Orders and net revenue credited to campaigns, in minor units of the workspace currency. */
export type CampaignRevenue = {
  of(
    tx: Tx,
    workspaceId: number,
    campaignIds: readonly number[],
  ): Promise<Map<number, { orders: number; revenue: number }>>;
};
export const campaignRevenue = slot<CampaignRevenue>('campaigns.revenue');

export async function revenueOf(
  ctx: Context,
  tx: Tx,
  ids: readonly number[],
): Promise<Map<number, { orders: number; revenue: number }>> {
  const total = new Map(ids.map((id) => [id, { orders: 0, revenue: 0 }]));
  for (const source of ctx.platform.slots.all(campaignRevenue)) {
    for (const [id, { orders, revenue }] of await source.of(tx, ctx.workspaceId, ids)) {
      const sum = total.get(id) ?? { orders: 0, revenue: 0 };
      total.set(id, { orders: sum.orders + orders, revenue: sum.revenue + revenue });
    }
  }
  return total;
}

const nothing = {
  opens: 0,
  uniqueOpens: 0,
  machineOpens: 0,
  uniqueMachineOpens: 0,
  clicks: 0,
  uniqueClicks: 0,
  machineClicks: 0,
  unsubscribes: 0,
};

/** Everything the results page shows. Rates are of delivered messages; machine opens and clicks stand apart. */
export async function campaignResults(ctx: Context, id: number) {
  const campaign = await readCampaign(ctx, id);
  return transact(ctx, async (tx) => {
    const mailing = campaign.mailing_id;
    const rows = mailing ? await tally(tx, ctx.workspaceId, mailing) : [];
    const count = (...states: string[]) =>
      rows.filter((r) => states.includes(r.state)).reduce((n, r) => n + r.count, 0);
    const reasons = (state: string) =>
      Object.fromEntries(rows.filter((r) => r.state === state).map((r) => [r.reason ?? 'unknown', r.count]));
    const recipients = rows.reduce((n, r) => n + r.count, 0);
    const delivered = count('accepted');
    const { orders, revenue } = (await revenueOf(ctx, tx, [id])).get(id) ?? { orders: 0, revenue: 0 };
    return {
      state: campaign.state,
      recipients,
      delivered,
      waiting: count('planned', 'claimed', 'handed'),
      bounced: count('refused'),
      skipped: count('skipped'),
      cancelled: count('cancelled'),
      doubtful: count('doubtful'),
      everDoubtful: rows.reduce((n, r) => n + r.doubted, 0),
      sentAgain: rows.reduce((n, r) => n + r.again, 0),
      bounceReasons: reasons('refused'),
      skipReasons: reasons('skipped'),
      leftOut: campaign.left_out,
      ...(mailing ? await engagementTotals(tx, ctx.workspaceId, mailing) : nothing),
      orders,
      revenue,
      revenuePerRecipient: delivered > 0 ? revenue / delivered : 0,
      links: mailing ? await linkTable(tx, ctx.workspaceId, mailing) : [],
      hours: (mailing ? await hourlySeries(tx, ctx.workspaceId, mailing) : []).map((h) => ({
        ...h,
        hour: h.hour.toISOString(),
      })),
    };
  });
}
