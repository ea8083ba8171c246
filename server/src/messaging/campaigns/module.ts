import { exportSources } from '../../platform/exports/index.ts';
import { defineModule } from '../../platform/module.ts';
import { task } from '../../platform/jobs/index.ts';
import { contribute } from '../../platform/slots/index.ts';
import { segmentUsages, type UsageSource } from '../../insight/segments/index.ts';
import { freezeCampaign } from './actions/freeze.ts';
import { campaignRound } from './round.ts';
import { routes } from './routes.ts';
import { campaignsUsing } from './store.ts';
import { campaignExports } from './store.export.ts';

const usages: UsageSource = {
  usagesOf: async (ctx, tx, segmentIds) =>
    (await campaignsUsing(tx, ctx.workspaceId, segmentIds)).map((c) => ({ kind: 'campaign', ...c })),
};

export const campaignsModule = defineModule({
  name: 'messaging/campaigns',
  routes,
  tasks: [task(freezeCampaign)],
  contributions: [
    ...campaignExports.map((source) => contribute(exportSources, source)),
    contribute(segmentUsages, usages),
  ],
  loops: [{ name: 'campaigns', round: campaignRound, idleMs: 1000 }],
});
