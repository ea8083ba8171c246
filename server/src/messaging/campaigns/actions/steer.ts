import { audit } from '../../../foundation/audit/index.ts';
import { notFound } from '../../../kernel/problem.ts';
import { transact, type Context } from '../../../platform/context.ts';
import { enqueue } from '../../../platform/jobs/index.ts';
import type { Tx } from '../../../platform/postgres/index.ts';
import { cancelPlanned, replanDoubtful, setMailingState } from '../../delivery/index.ts';
import { requireStep, type Step } from '../rules/states.ts';
import { campaignForChange, changeCampaign, type CampaignChange } from '../store.ts';
import type { CampaignRow } from '../tables.ts';
import { readCampaign } from './draft.ts';
import { freezeCampaign } from './freeze.ts';

/** Nothing more goes out after the answer but what is on the wire already. */
export const pauseCampaign = (ctx: Context, id: number): Promise<CampaignRow> =>
  steer(ctx, id, 'pause', 'campaign.paused', async (tx, row) => {
    if (row.mailing_id) await setMailingState(tx, ctx.workspaceId, row.mailing_id, 'paused');
    return { state: 'paused' };
  });

export const resumeCampaign = (ctx: Context, id: number): Promise<CampaignRow> =>
  steer(ctx, id, 'resume', 'campaign.resumed', async (tx, row) => {
    if (row.frozen_at === null) {
      await enqueue(tx, freezeCampaign, { workspaceId: ctx.workspaceId, campaignId: id }, { queue: `campaign:${id}` });
      return { state: 'freezing' };
    }
    if (row.mailing_id) await setMailingState(tx, ctx.workspaceId, row.mailing_id, 'open');
    return { state: 'sending' };
  });

/** For good. Rows not yet sent are cancelled; those on the wire end as they end. */
export const cancelCampaign = (ctx: Context, id: number): Promise<CampaignRow> =>
  steer(ctx, id, 'cancel', 'campaign.cancelled', async (tx, row) => {
    if (row.mailing_id) {
      await setMailingState(tx, ctx.workspaceId, row.mailing_id, 'cancelled');
      await cancelPlanned(tx, ctx.workspaceId, row.mailing_id, ctx.platform.clock.now());
    }
    return { state: 'cancelled', finished_at: ctx.platform.clock.now() };
  });

/** The draft keeps the time it was meant for, unless that was "now". */
export const unscheduleCampaign = (ctx: Context, id: number): Promise<CampaignRow> =>
  steer(ctx, id, 'unschedule', 'campaign.unscheduled', (_tx, { scheduled_at: at }) => {
    const isAhead = at !== null && at > ctx.platform.clock.now();
    return Promise.resolve({ state: 'draft', scheduled_at: isAhead ? at : null, hold_reason: null });
  });

/** A person prefers doubles to gaps: doubtful messages go out again under their Message-ID and stay marked. */
export const resendDoubtful = (ctx: Context, id: number): Promise<CampaignRow> =>
  steer(ctx, id, 'resendDoubtful', 'campaign.doubtful_resent', async (tx, row) => {
    if (row.mailing_id) await replanDoubtful(tx, ctx.workspaceId, row.mailing_id, ctx.platform.clock.now());
    return { state: 'sending', finished_at: null };
  });

async function steer(
  ctx: Context,
  id: number,
  step: Step,
  action: string,
  change: (tx: Tx, row: CampaignRow) => Promise<CampaignChange>,
): Promise<CampaignRow> {
  await transact(ctx, async (tx) => {
    const row = await campaignForChange(tx, ctx.workspaceId, id);
    if (!row) throw notFound('campaign');
    requireStep(row.state, step);
    await changeCampaign(tx, ctx.workspaceId, id, await change(tx, row), ctx.platform.clock.now());
    await audit(ctx, tx, { action, entity: 'campaign', entityId: String(id), changes: { from: row.state } });
  });
  return readCampaign(ctx, id);
}
