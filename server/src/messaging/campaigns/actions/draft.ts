import { audit, storedActor } from '../../../foundation/audit/index.ts';
import { invalid, notFound } from '../../../kernel/problem.ts';
import { transact, type Context } from '../../../platform/context.ts';
import { segmentNames } from '../../../insight/segments/index.ts';
import { isPlainAddress } from '../../delivery/index.ts';
import { compileOrRefuse, readTemplate, storeVersion, type Content } from '../../templates/index.ts';
import { requireStep } from '../rules/states.ts';
import {
  campaignById,
  campaignForChange,
  changeCampaign,
  deleteCampaignRow,
  insertCampaign,
  type CampaignChange,
} from '../store.ts';
import type { CampaignRow } from '../tables.ts';

export type DraftChange = {
  name?: string | undefined;
  /** the template's newest version at the time of scheduling */
  templateId?: number | null | undefined;
  /** content of the campaign's own; takes the place of a template */
  content?: Content | undefined;
  subject?: string | null | undefined;
  preheader?: string | null | undefined;
  fromName?: string | null | undefined;
  fromEmail?: string | null | undefined;
  replyTo?: string | null | undefined;
  includeSegments?: number[] | undefined;
  excludeSegments?: number[] | undefined;
  /** ISO 8601; what the wizard remembers, until scheduling makes it count */
  scheduledAt?: string | null | undefined;
  onDoubt?: 'hold' | 'resend' | undefined;
};

export const readCampaign = (ctx: Context, id: number): Promise<CampaignRow> =>
  transact(ctx, async (tx) => {
    const row = await campaignById(tx, ctx.workspaceId, id);
    if (!row) throw notFound('campaign');
    return row;
  });

export async function createCampaign(ctx: Context, name: string, change: DraftChange): Promise<CampaignRow> {
  const id = await transact(ctx, async (tx) => {
    const created = await insertCampaign(tx, ctx.workspaceId, name, storedActor(ctx.actor), ctx.platform.clock.now());
    await audit(ctx, tx, {
      action: 'campaign.created',
      entity: 'campaign',
      entityId: String(created),
      changes: { name },
    });
    return created;
  });
  return Object.keys(change).length > 0 ? updateCampaign(ctx, id, change) : readCampaign(ctx, id);
}

/** @throws Problem 409 once the campaign is no draft any more, 422 for what does not exist */
export async function updateCampaign(ctx: Context, id: number, change: DraftChange): Promise<CampaignRow> {
  await checkReferences(ctx, change);
  const compiled = change.content ? await compileOrRefuse(ctx, change.content) : null;
  await transact(ctx, async (tx) => {
    const row = await campaignForChange(tx, ctx.workspaceId, id);
    if (!row) throw notFound('campaign');
    requireStep(row.state, 'edit');
    const next: CampaignChange = {
      name: change.name,
      template_id: change.templateId,
      subject: change.subject,
      preheader: change.preheader,
      from_name: change.fromName,
      from_email: change.fromEmail,
      reply_to: change.replyTo,
      include_segments: change.includeSegments,
      exclude_segments: change.excludeSegments,
      scheduled_at: change.scheduledAt ? new Date(change.scheduledAt) : change.scheduledAt === null ? null : undefined,
      on_doubt: change.onDoubt,
    };
    if (change.templateId !== undefined) next.version_id = null;
    if (change.content && compiled) {
      next.template_id = null;
      next.version_id = (await storeVersion(ctx, tx, null, change.content, compiled)).id;
    }
    await changeCampaign(tx, ctx.workspaceId, id, next, ctx.platform.clock.now());
    await audit(ctx, tx, {
      action: 'campaign.updated',
      entity: 'campaign',
      entityId: String(id),
      changes: { fields: Object.keys(change) },
    });
  });
  return readCampaign(ctx, id);
}

async function checkReferences(ctx: Context, change: DraftChange): Promise<void> {
  if (change.templateId) await readTemplate(ctx, change.templateId);
  for (const field of ['fromEmail', 'replyTo'] as const) {
    const value = change[field];
    if (value && !isPlainAddress(value))
      throw invalid('The campaign was not changed.', [
        { path: `/${field}`, message: 'This is not an e-mail address.' },
      ]);
  }
  const named = [...(change.includeSegments ?? []), ...(change.excludeSegments ?? [])];
  if (named.length === 0) return;
  const known = await segmentNames(ctx);
  const missing = named.filter((id) => !known.has(id));
  if (missing.length > 0)
    throw invalid('The campaign was not changed.', [
      { path: '/includeSegments', message: `There is no segment ${missing.join(', ')}.` },
    ]);
}

/** The same draft again under another name. */
export async function duplicateCampaign(ctx: Context, id: number): Promise<CampaignRow> {
  const source = await readCampaign(ctx, id);
  const copy = await createCampaign(ctx, `${source.name} (copy)`.slice(0, 200), {});
  await transact(ctx, (tx) =>
    changeCampaign(
      tx,
      ctx.workspaceId,
      copy.id,
      {
        template_id: source.template_id,
        version_id: source.template_id ? null : source.version_id,
        subject: source.subject,
        preheader: source.preheader,
        from_name: source.from_name,
        from_email: source.from_email,
        reply_to: source.reply_to,
        include_segments: source.include_segments,
        exclude_segments: source.exclude_segments,
        on_doubt: source.on_doubt,
      },
      ctx.platform.clock.now(),
    ),
  );
  return readCampaign(ctx, copy.id);
}

export const deleteCampaign = (ctx: Context, id: number): Promise<void> =>
  transact(ctx, async (tx) => {
    const row = await campaignForChange(tx, ctx.workspaceId, id);
    if (!row) throw notFound('campaign');
    requireStep(row.state, 'delete');
    await deleteCampaignRow(tx, ctx.workspaceId, id, ctx.platform.clock.now());
    await audit(ctx, tx, { action: 'campaign.deleted', entity: 'campaign', entityId: String(id) });
  });

export const restoreCampaign = (ctx: Context, id: number): Promise<void> =>
  transact(ctx, async (tx) => {
    if (!(await deleteCampaignRow(tx, ctx.workspaceId, id, null))) throw notFound('campaign');
    await audit(ctx, tx, { action: 'campaign.restored', entity: 'campaign', entityId: String(id) });
  });
