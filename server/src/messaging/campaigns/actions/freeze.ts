import { z } from 'zod';
import { systemContext, transact, type Context } from '../../../platform/context.ts';
import { defineTask } from '../../../platform/jobs/index.ts';
import { freezeAudience } from '../../../insight/segments/index.ts';
import { mailingSummaries, openMailing, planSends, setMailingState } from '../../delivery/index.ts';
import { versionById } from '../../templates/index.ts';
import { sortAudience } from '../queries/reach.ts';
import { campaignById, campaignForChange, changeCampaign } from '../store.ts';
import type { CampaignRow } from '../tables.ts';

/**
 * Turns the audience into ledger rows, then lets the sender begin. Nothing goes out before the last row is planned; a run
 * that was cut off is repeated, and the ledger's keys keep what is there already.
 */
export const freezeCampaign = defineTask({
  name: 'campaigns.freeze',
  payload: z.object({ workspaceId: z.number().int(), campaignId: z.number().int() }),
  run: async (platform, { workspaceId, campaignId }, signal) => {
    const ctx = systemContext(platform, workspaceId, 'campaigns');
    const campaign = await transact(ctx, (tx) => campaignById(tx, workspaceId, campaignId));
    if (campaign?.state !== 'freezing' || campaign.frozen_at !== null) return;
    const mailing = await mailingOf(ctx, campaign);
    const leftOut: Record<string, number> = {};
    let reachable = 0;
    for await (const ids of freezeAudience(ctx, {
      include: campaign.include_segments,
      exclude: campaign.exclude_segments,
    })) {
      signal.throwIfAborted();
      const now = platform.clock.now();
      await transact(ctx, async (tx) => {
        const { people, refused } = await sortAudience(tx, workspaceId, mailing.class, ids);
        for (const [reason, count] of Object.entries(refused)) leftOut[reason] = (leftOut[reason] ?? 0) + count;
        reachable += people.length;
        await planSends(tx, workspaceId, mailing, people, now);
      });
      await platform.faults('campaign.freeze.batch');
    }
    await finishFreezing(ctx, campaignId, mailing.id, leftOut, reachable);
  },
});

async function mailingOf(ctx: Context, c: CampaignRow): Promise<{ id: number; class: 'marketing' | 'transactional' }> {
  return transact(ctx, async (tx) => {
    const version = c.version_id ? await versionById(tx, ctx.workspaceId, c.version_id) : null;
    if (!version || !c.from_email) throw new Error('a campaign without content or sender was scheduled');
    const id = await openMailing(
      tx,
      ctx.workspaceId,
      {
        source_kind: 'campaign',
        source_id: c.id,
        name: c.name,
        class: version.class,
        version_id: version.id,
        subject: c.subject ?? version.subject,
        preheader: c.preheader ?? version.preheader,
        from_name: c.from_name ?? '',
        from_email: c.from_email,
        reply_to: c.reply_to,
        state: 'paused',
        on_doubt: c.on_doubt,
      },
      ctx.platform.clock.now(),
    );
    await changeCampaign(tx, ctx.workspaceId, c.id, { mailing_id: id }, ctx.platform.clock.now());
    return { id, class: version.class };
  });
}

async function finishFreezing(
  ctx: Context,
  campaignId: number,
  mailingId: number,
  leftOut: Record<string, number>,
  reachable: number,
): Promise<void> {
  await ctx.platform.faults('campaign.freeze.before');
  await transact(ctx, async (tx) => {
    const row = await campaignForChange(tx, ctx.workspaceId, campaignId);
    if (!row || row.frozen_at !== null) return;
    const [planned] = await mailingSummaries(tx, ctx.workspaceId, [mailingId]);
    const duplicates = Math.max(0, reachable - (planned?.recipients ?? 0));
    const now = ctx.platform.clock.now();
    const left_out = duplicates > 0 ? { ...leftOut, duplicate: duplicates } : leftOut;
    if (row.state === 'cancelled') return;
    const goes = row.state === 'freezing';
    await changeCampaign(
      tx,
      ctx.workspaceId,
      campaignId,
      { frozen_at: now, left_out, ...(goes ? { state: 'sending' } : {}) },
      now,
    );
    if (goes) await setMailingState(tx, ctx.workspaceId, mailingId, 'open');
  });
  await ctx.platform.faults('campaign.frozen.committed');
}
