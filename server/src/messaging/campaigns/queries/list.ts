import { workspaceOf } from '../../../foundation/workspaces/index.ts';
import { decodeCursor, toPage } from '../../../kernel/pagination.ts';
import { transact, type Context } from '../../../platform/context.ts';
import { mailingSummaries } from '../../delivery/index.ts';
import { shown } from '../shapes.ts';
import { campaignPage } from '../store.ts';
import type { CampaignRow } from '../tables.ts';
import { revenueOf } from './results.ts';

/** A page of campaigns with their figures, newest first. */
export async function listCampaigns(
  ctx: Context,
  query: {
    cursor?: string | undefined;
    limit: number;
    state?: CampaignRow['state'] | undefined;
    search?: string | undefined;
  },
) {
  const after = decodeCursor(query.cursor, 1);
  return transact(ctx, async (tx) => {
    const page = toPage(
      await campaignPage(tx, ctx.workspaceId, query, after ? Number(after[0]) : null, query.limit + 1),
      query.limit,
      (c) => [c.id],
    );
    const { currency } = await workspaceOf(tx, ctx.workspaceId);
    const summaries = new Map(
      (
        await mailingSummaries(
          tx,
          ctx.workspaceId,
          page.items.flatMap((c) => c.mailing_id ?? []),
        )
      ).map((s) => [s.mailing_id, s]),
    );
    const revenue = await revenueOf(
      ctx,
      tx,
      page.items.map((c) => c.id),
    );
    const items = page.items.map((c) => {
      const { recipients = 0, delivered = 0, opened = 0, clicked = 0 } = summaries.get(c.mailing_id ?? 0) ?? {};
      const whole = shown(c);
      return {
        id: c.id,
        name: c.name,
        state: c.state,
        includeSegments: whole.includeSegments,
        excludeSegments: whole.excludeSegments,
        scheduledAt: whole.scheduledAt,
        startedAt: whole.startedAt,
        finishedAt: whole.finishedAt,
        createdAt: whole.createdAt,
        recipients,
        delivered,
        opened,
        clicked,
        orders: 0,
        revenue: 0,
        ...revenue.get(c.id),
        currency,
      };
    });
    return { ...page, items };
  });
}
