import { z } from 'zod';
import { workspaceOf } from '../../foundation/workspaces/index.ts';
import { invalid } from '../../kernel/problem.ts';
import { transact, type Context } from '../../platform/context.ts';
import { cursorQuery, idParam, memberRoute, pageOf } from '../../platform/http/index.ts';
import { sendStates, sendTest, testInput, testResults } from '../delivery/index.ts';
import { previewSchema, previewVersion, readTemplate } from '../templates/index.ts';
import {
  createCampaign,
  deleteCampaign,
  duplicateCampaign,
  readCampaign,
  restoreCampaign,
  updateCampaign,
} from './actions/draft.ts';
import { scheduleCampaign } from './actions/schedule.ts';
import { cancelCampaign, pauseCampaign, resendDoubtful, resumeCampaign, unscheduleCampaign } from './actions/steer.ts';
import { listCampaigns } from './queries/list.ts';
import { estimateAudience } from './queries/reach.ts';
import { campaignRecipients } from './queries/recipients.ts';
import { campaignResults } from './queries/results.ts';
import { campaign, counts, draft, listed, recipient, results, shown, state } from './shapes.ts';
import type { CampaignRow } from './tables.ts';

/** Content as it stands: fixed when scheduled, else the template's newest. */
async function versionOf(ctx: Context, c: CampaignRow): Promise<number> {
  if (c.state === 'draft' && c.template_id) return (await readTemplate(ctx, c.template_id)).version.id;
  if (c.version_id) return c.version_id;
  throw invalid('The campaign has no content yet.', [
    { path: '/templateId', message: 'Choose a template or write the content.' },
  ]);
}

const tags = ['Campaigns'];
const common = { tags, audience: 'member', params: idParam } as const;
const step = (
  name: string,
  operationId: string,
  summary: string,
  run: (ctx: Context, id: number) => Promise<CampaignRow>,
) =>
  memberRoute({
    ...common,
    method: 'POST',
    url: `/api/v1/campaigns/:id/${name}`,
    operationId,
    summary,
    permission: 'campaigns:send',
    response: campaign,
    handle: async (ctx, { params }) => shown(await run(ctx, params.id)),
  });

export const routes = [
  memberRoute({
    method: 'GET',
    url: '/api/v1/campaigns',
    operationId: 'listCampaigns',
    summary: 'Campaigns with their figures, newest first',
    tags,
    audience: 'member',
    permission: 'campaigns:read',
    query: cursorQuery().extend({ state: state.optional(), search: z.string().max(200).optional() }),
    response: pageOf(listed),
    handle: (ctx, { query }) => listCampaigns(ctx, query),
  }),
  memberRoute({
    method: 'POST',
    url: '/api/v1/campaigns',
    operationId: 'createCampaign',
    summary: 'Create a draft',
    tags,
    audience: 'member',
    permission: 'campaigns:write',
    status: 201,
    body: draft.partial().required({ name: true }),
    response: campaign,
    handle: async (ctx, { body: { name, ...rest } }) => shown(await createCampaign(ctx, name, rest)),
  }),
  memberRoute({
    ...common,
    method: 'GET',
    url: '/api/v1/campaigns/:id',
    operationId: 'getCampaign',
    summary: 'A campaign',
    permission: 'campaigns:read',
    response: campaign,
    handle: async (ctx, { params }) => shown(await readCampaign(ctx, params.id)),
  }),
  memberRoute({
    ...common,
    method: 'PATCH',
    url: '/api/v1/campaigns/:id',
    operationId: 'updateCampaign',
    summary: 'Change a draft',
    permission: 'campaigns:write',
    body: draft.partial(),
    response: campaign,
    handle: async (ctx, { params, body }) => shown(await updateCampaign(ctx, params.id, body)),
  }),
  memberRoute({
    ...common,
    method: 'DELETE',
    url: '/api/v1/campaigns/:id',
    operationId: 'deleteCampaign',
    summary: 'Delete a campaign; it can be restored',
    permission: 'campaigns:write',
    status: 204,
    handle: (ctx, { params }) => deleteCampaign(ctx, params.id),
  }),
  memberRoute({
    ...common,
    method: 'POST',
    url: '/api/v1/campaigns/:id/restore',
    operationId: 'restoreCampaign',
    summary: 'Take a deletion back',
    permission: 'campaigns:write',
    status: 204,
    handle: (ctx, { params }) => restoreCampaign(ctx, params.id),
  }),
  memberRoute({
    ...common,
    method: 'POST',
    url: '/api/v1/campaigns/:id/duplicate',
    operationId: 'duplicateCampaign',
    summary: 'A new draft like this one',
    permission: 'campaigns:write',
    status: 201,
    response: campaign,
    handle: async (ctx, { params }) => shown(await duplicateCampaign(ctx, params.id)),
  }),
  memberRoute({
    ...common,
    method: 'POST',
    url: '/api/v1/campaigns/:id/estimate',
    operationId: 'estimateCampaign',
    summary: 'Who would get it now, and why others would not',
    permission: 'campaigns:read',
    idempotent: false,
    response: z.object({ audience: z.number(), reachable: z.number(), leftOut: counts }),
    handle: async (ctx, { params }) => {
      const c = await readCampaign(ctx, params.id);
      return estimateAudience(ctx, { include: c.include_segments, exclude: c.exclude_segments }, 'marketing');
    },
  }),
  memberRoute({
    ...common,
    method: 'POST',
    url: '/api/v1/campaigns/:id/preview',
    operationId: 'previewCampaign',
    summary: 'The campaign as one person would get it',
    permission: 'campaigns:read',
    idempotent: false,
    body: z.object({ profileId: z.number().int().positive().optional() }),
    response: previewSchema,
    handle: async (ctx, { params, body }) => {
      const c = await readCampaign(ctx, params.id);
      return previewVersion(ctx, await versionOf(ctx, c), body.profileId, c);
    },
  }),
  memberRoute({
    ...common,
    method: 'POST',
    url: '/api/v1/campaigns/:id/test',
    operationId: 'testCampaign',
    summary: 'Send the campaign to colleagues',
    permission: 'campaigns:send',
    body: testInput,
    response: testResults,
    handle: async (ctx, { params, body }) => {
      const c = await readCampaign(ctx, params.id);
      const from = c.from_email ? { name: c.from_name ?? '', email: c.from_email } : null;
      return {
        results: await sendTest(ctx, {
          versionId: await versionOf(ctx, c),
          subject: c.subject,
          preheader: c.preheader,
          from,
          ...body,
        }),
      };
    },
  }),
  memberRoute({
    ...common,
    method: 'POST',
    url: '/api/v1/campaigns/:id/schedule',
    operationId: 'scheduleCampaign',
    summary: 'Send now, or at a time',
    permission: 'campaigns:send',
    body: z.object({ at: z.iso.datetime({ offset: true }).optional().describe('now when left out') }),
    response: campaign,
    handle: async (ctx, { params, body }) =>
      shown(await scheduleCampaign(ctx, params.id, body.at ? new Date(body.at) : null)),
  }),
  step('unschedule', 'unscheduleCampaign', 'Back to a draft', unscheduleCampaign),
  step('pause', 'pauseCampaign', 'Stop sending for now', pauseCampaign),
  step('resume', 'resumeCampaign', 'Go on sending', resumeCampaign),
  step('cancel', 'cancelCampaign', 'Stop for good', cancelCampaign),
  step('resend-doubtful', 'resendDoubtful', 'Send again what a crash left in doubt', resendDoubtful),
  memberRoute({
    ...common,
    method: 'GET',
    url: '/api/v1/campaigns/:id/results',
    operationId: 'getCampaignResults',
    summary: 'What became of it',
    permission: 'campaigns:read',
    response: results,
    handle: async (ctx, { params }) => {
      const { currency } = await transact(ctx, (tx) => workspaceOf(tx, ctx.workspaceId));
      return { ...(await campaignResults(ctx, params.id)), currency };
    },
  }),
  memberRoute({
    ...common,
    method: 'GET',
    url: '/api/v1/campaigns/:id/recipients',
    operationId: 'listCampaignRecipients',
    summary: 'Who it goes to and what became of each message',
    permission: 'profiles:read',
    query: cursorQuery().extend({
      state: z.enum(sendStates).optional(),
      doubted: z.stringbool().optional().describe('only those nobody knew about at some time'),
    }),
    response: pageOf(recipient),
    handle: (ctx, { params, query }) => campaignRecipients(ctx, params.id, query),
  }),
];
