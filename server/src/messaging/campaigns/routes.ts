import { z } from 'zod';
import { workspaceOf } from '../../foundation/workspaces/index.ts';
import { decodeCursor, toPage } from '../../kernel/pagination.ts';
import { invalid } from '../../kernel/problem.ts';
import { transact, type Context } from '../../platform/context.ts';
import { cursorQuery, idParam, memberRoute, pageOf } from '../../platform/http/index.ts';
import { mailingSummaries, sendTest, testInput, testResults } from '../delivery/index.ts';
import { contentInput, previewSchema, previewVersion, readTemplate } from '../templates/index.ts';
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
import { estimateAudience } from './queries/reach.ts';
import { campaignResults, revenueOf } from './queries/results.ts';
import { campaignPage } from './store.ts';
import { campaignStates, type CampaignRow } from './tables.ts';

const state = z.enum(campaignStates);
const instant = z.iso.datetime().nullable();
const counts = z.record(z.string(), z.number());
const campaign = z
  .object({
    id: z.number(),
    name: z.string(),
    state,
    templateId: z.number().nullable(),
    versionId: z.number().nullable(),
    subject: z.string().nullable(),
    preheader: z.string().nullable(),
    fromName: z.string().nullable(),
    fromEmail: z.string().nullable(),
    replyTo: z.string().nullable(),
    includeSegments: z.array(z.number()),
    excludeSegments: z.array(z.number()),
    onDoubt: z.enum(['hold', 'resend']),
    scheduledAt: instant,
    holdReason: z.string().nullable(),
    startedAt: instant,
    finishedAt: instant,
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
  })
  .meta({ id: 'Campaign' });
const listed = campaign
  .pick({ id: true, name: true, state: true, scheduledAt: true, startedAt: true, finishedAt: true, createdAt: true })
  .extend({
    recipients: z.number(),
    delivered: z.number(),
    opened: z.number(),
    clicked: z.number(),
    orders: z.number(),
    revenue: z.number(),
    currency: z.string(),
  })
  .meta({ id: 'CampaignSummary' });
const results = z
  .object({
    state,
    recipients: z.number(),
    delivered: z.number(),
    waiting: z.number(),
    bounced: z.number(),
    skipped: z.number(),
    cancelled: z.number(),
    doubtful: z.number(),
    everDoubtful: z.number(),
    bounceReasons: counts,
    skipReasons: counts,
    leftOut: counts,
    opens: z.number(),
    uniqueOpens: z.number(),
    machineOpens: z.number(),
    uniqueMachineOpens: z.number(),
    clicks: z.number(),
    uniqueClicks: z.number(),
    machineClicks: z.number(),
    unsubscribes: z.number(),
    orders: z.number(),
    revenue: z.number(),
    revenuePerRecipient: z.number(),
    links: z.array(z.object({ url: z.string(), position: z.number(), clicks: z.number(), people: z.number() })),
    hours: z.array(z.object({ hour: z.iso.datetime(), opens: z.number(), clicks: z.number() })),
    currency: z.string(),
  })
  .meta({ id: 'CampaignResults' });

const ids = z.array(z.number().int().positive()).max(50);
const draft = z.object({
  name: z.string().trim().min(1).max(200),
  templateId: z.number().int().positive().nullable(),
  content: contentInput,
  subject: z.string().trim().min(1).max(500).nullable(),
  preheader: z.string().max(500).nullable(),
  fromName: z.string().trim().max(200).nullable(),
  fromEmail: z.string().max(320).nullable(),
  replyTo: z.string().max(320).nullable(),
  includeSegments: ids,
  excludeSegments: ids,
  onDoubt: z
    .enum(['hold', 'resend'])
    .describe('After a crash: leave messages nobody knows about to a person, or send them again'),
});

const iso = (at: Date | null): string | null => at?.toISOString() ?? null;
const shown = (c: CampaignRow): z.infer<typeof campaign> => ({
  id: c.id,
  name: c.name,
  state: c.state,
  templateId: c.template_id,
  versionId: c.version_id,
  subject: c.subject,
  preheader: c.preheader,
  fromName: c.from_name,
  fromEmail: c.from_email,
  replyTo: c.reply_to,
  includeSegments: c.include_segments,
  excludeSegments: c.exclude_segments,
  onDoubt: c.on_doubt,
  scheduledAt: iso(c.scheduled_at),
  holdReason: c.hold_reason,
  startedAt: iso(c.started_at),
  finishedAt: iso(c.finished_at),
  createdAt: c.created_at.toISOString(),
  updatedAt: c.updated_at.toISOString(),
});

async function list(
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
    handle: (ctx, { query }) => list(ctx, query),
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
];
