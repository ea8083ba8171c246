import { audit } from '../../../foundation/audit/index.ts';
import { workspaceOf } from '../../../foundation/workspaces/index.ts';
import { invalid, notFound, type FieldError } from '../../../kernel/problem.ts';
import { transact, type Context } from '../../../platform/context.ts';
import type { Tx } from '../../../platform/postgres/index.ts';
import { readSettings } from '../../delivery/index.ts';
import { readTemplate, versionById, type VersionRow } from '../../templates/index.ts';
import { requireStep } from '../rules/states.ts';
import { campaignForChange, changeCampaign } from '../store.ts';
import type { CampaignRow } from '../tables.ts';
import { readCampaign } from './draft.ts';

/**
 * Fixes content and sender and lets the campaign start at the time, or at once. Asking twice changes nothing more.
 * @throws Problem 422 naming everything that is missing
 */
export async function scheduleCampaign(ctx: Context, id: number, at: Date | null): Promise<CampaignRow> {
  const draft = await readCampaign(ctx, id);
  const now = ctx.platform.clock.now();
  if (at && at.getTime() < now.getTime())
    throw invalid('The campaign was not scheduled.', [
      { path: '/at', message: 'This time has passed; leave it out to send now.' },
    ]);
  const settings = await readSettings(ctx);
  const pinned = draft.template_id ? (await readTemplate(ctx, draft.template_id)).version : null;
  await transact(ctx, async (tx) => {
    const row = await campaignForChange(tx, ctx.workspaceId, id);
    if (!row) throw notFound('campaign');
    requireStep(row.state, 'schedule');
    const version = pinned ?? (row.version_id ? await versionById(tx, ctx.workspaceId, row.version_id) : null);
    const faults = await whatIsMissing(ctx, tx, row, version, row.from_email ?? settings.fromEmail);
    if (faults.length > 0 || !version) throw invalid('The campaign cannot be sent yet.', faults, 'campaign_incomplete');
    await changeCampaign(
      tx,
      ctx.workspaceId,
      id,
      {
        state: 'scheduled',
        scheduled_at: at ?? now,
        hold_reason: null,
        version_id: version.id,
        from_name: row.from_name ?? settings.fromName,
        from_email: row.from_email ?? settings.fromEmail,
        reply_to: row.reply_to ?? settings.replyTo,
      },
      now,
    );
    await audit(ctx, tx, {
      action: 'campaign.scheduled',
      entity: 'campaign',
      entityId: String(id),
      changes: { at: (at ?? now).toISOString() },
    });
  });
  return readCampaign(ctx, id);
}

async function whatIsMissing(
  ctx: Context,
  tx: Tx,
  row: CampaignRow,
  version: VersionRow | null,
  fromEmail: string | null,
): Promise<FieldError[]> {
  const faults: FieldError[] = [];
  if (!version) faults.push({ path: '/templateId', message: 'Choose a template or write the content.' });
  if (!fromEmail) faults.push({ path: '/fromEmail', message: 'Say who it comes from, here or in Settings, Sending.' });
  if (row.include_segments.length === 0)
    faults.push({ path: '/includeSegments', message: 'Choose at least one segment.' });
  const brand = await workspaceOf(tx, ctx.workspaceId);
  if (version?.class === 'marketing' && !brand.postalAddress) {
    faults.push({
      path: '/postalAddress',
      message: 'Marketing needs the postal address of the brand: add it in Settings, Brand.',
    });
  }
  return faults;
}
