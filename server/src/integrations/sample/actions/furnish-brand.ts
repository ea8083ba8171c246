import { changeBrand, workspaceOf } from '../../../foundation/workspaces/index.ts';
import { createReadySegment, createSegment, evaluateSegments, recallGrowth } from '../../../insight/segments/index.ts';
import { createCampaign } from '../../../messaging/campaigns/index.ts';
import { changeSettings, readSettings } from '../../../messaging/delivery/index.ts';
import { compileContent, createTemplate } from '../../../messaging/templates/index.ts';
import { transact, type Context } from '../../../platform/context.ts';
import { day, sender } from '../rules/brand.ts';
import { letterMjml } from '../rules/letter-layout.ts';
import { type BrandSegment, segments, subscribers } from '../rules/segments.ts';
import { templates } from '../rules/templates.ts';
import { aimCampaigns } from '../store.mailings.ts';
import { idsByName } from '../store.postgres.ts';

const weeksOfGrowth = 5;

const draftName = 'Win-back: your cup is still here';

/**
 * What people of the brand would have set up: who writes, templates, segments with their growth, a draft. What is there
 * already stays, so that an attempt that died on the way is completed by the next.
 * @param until the day the sample was made on, epoch ms
 */
export async function furnishBrand(ctx: Context, until: number): Promise<void> {
  const { faults } = ctx.platform;
  await introduceSender(ctx);
  const templateIds = await makeTemplates(ctx);
  await faults('sample.templates');
  const segmentIds = await makeSegments(ctx);
  await faults('sample.segments');
  await recordGrowth(ctx, [...segmentIds.values()], until);
  await faults('sample.growth');
  await transact(ctx, (tx) => aimCampaigns(tx, ctx.workspaceId, segmentIds.get(subscribers.name)!));
  if ((await thoseThere(ctx, 'campaigns')).has(draftName)) return;
  await createCampaign(ctx, draftName, {
    templateId: templateIds.get('Win-back')!,
    includeSegments: [segmentIds.get('Lapsed customers')!],
    excludeSegments: [segmentIds.get('Discount lovers')!],
  });
}

/** Its customers are made up: whatever SMTP_URL says, nothing of this brand leaves the machine. */
async function introduceSender(ctx: Context): Promise<void> {
  const brand = await transact(ctx, (tx) => workspaceOf(tx, ctx.workspaceId));
  if (brand.postalAddress === null) await changeBrand(ctx, { postalAddress: sender.postalAddress });
  const settings = await readSettings(ctx);
  if (settings.fromEmail === null) {
    const { name: fromName, email: fromEmail, replyTo } = sender;
    await changeSettings(ctx, { provider: 'mailbox', fromName, fromEmail, replyTo });
  }
}

async function makeTemplates(ctx: Context): Promise<Map<string, number>> {
  const ids = await thoseThere(ctx, 'templates');
  for (const { name, subject, preheader, message } of templates) {
    if (ids.has(name)) continue;
    const source = letterMjml(message, ctx.platform.publicUrl());
    const content = { class: 'marketing', format: 'mjml', textSource: null, subject, preheader, source } as const;
    ids.set(name, (await createTemplate(ctx, name, content, await compileContent(content))).template.id);
  }
  return ids;
}

async function makeSegments(ctx: Context): Promise<Map<string, number>> {
  const ids = await thoseThere(ctx, 'segments');
  const make = async ({ name, description, where, ofSubscribers }: BrandSegment): Promise<void> => {
    if (ids.has(name)) return;
    if (typeof where === 'string') {
      ids.set(name, (await createReadySegment(ctx, where, { name, description })).id);
      return;
    }
    const inner = { kind: 'segment', segmentId: ids.get(subscribers.name) };
    const rule = { where: ofSubscribers ? { all: [inner, where] } : where };
    ids.set(name, (await createSegment(ctx, { name, description, rule })).id);
  };
  await make(subscribers);
  for (const segment of segments) await make(segment);
  return ids;
}

async function recordGrowth(ctx: Context, ids: readonly number[], until: number): Promise<void> {
  const moments = Array.from({ length: weeksOfGrowth }, (_, i) => new Date(until - (weeksOfGrowth - i) * 7 * day));
  await recallGrowth(ctx, ids, moments);
  await evaluateSegments(ctx, ids);
}

const thoseThere = (ctx: Context, what: 'templates' | 'segments' | 'campaigns'): Promise<Map<string, number>> =>
  transact(ctx, (tx) => idsByName(tx, what, ctx.workspaceId));
