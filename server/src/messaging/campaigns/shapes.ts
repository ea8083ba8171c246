import { z } from 'zod';
import { sendStates } from '../delivery/index.ts';
import { contentInput } from '../templates/index.ts';
import { campaignStates, type CampaignRow } from './tables.ts';

export const state = z.enum(campaignStates);
const instant = z.iso.datetime().nullable();
export const counts = z.record(z.string(), z.number());
export const campaign = z
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
export const listed = campaign
  .pick({
    id: true,
    name: true,
    state: true,
    includeSegments: true,
    excludeSegments: true,
    scheduledAt: true,
    startedAt: true,
    finishedAt: true,
    createdAt: true,
  })
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
export const results = z
  .object({
    state,
    recipients: z.number(),
    delivered: z.number(),
    waiting: z.number(),
    bounced: z.number(),
    skipped: z.number(),
    cancelled: z.number(),
    doubtful: z.number(),
    everDoubtful: z.number().describe('messages nobody knew about at some time, after a crash or a lost reply'),
    sentAgain: z.number().describe('those of them that were handed over once more, under the same Message-ID'),
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

export const recipient = z
  .object({
    id: z.number(),
    profileId: z.number(),
    address: z.string(),
    state: z.enum(sendStates),
    reason: z.string().nullable(),
    attempts: z.number(),
    handedAt: instant,
    doubtfulAt: instant.describe('when nobody knew whether it went out; stays when it was settled later'),
    sentAgain: z.boolean().describe('handed over once more after that, under the same Message-ID'),
    finishedAt: instant,
  })
  .meta({ id: 'CampaignRecipient' });

const ids = z.array(z.number().int().positive()).max(50);
export const draft = z.object({
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
  scheduledAt: z.iso
    .datetime({ offset: true })
    .nullable()
    .describe('When it is meant to go out: kept with the draft, and nothing leaves before it is scheduled'),
  onDoubt: z
    .enum(['hold', 'resend'])
    .describe(
      'What a crash leaves in doubt: sent again under the same Message-ID (`resend`, when left out), or left to a person (`hold`)',
    ),
});

const iso = (at: Date | null): string | null => at?.toISOString() ?? null;
export const shown = (c: CampaignRow): z.infer<typeof campaign> => ({
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
