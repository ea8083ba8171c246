import { audit } from '../../foundation/audit/index.ts';
import { systemContext, transact, type Platform } from '../../platform/context.ts';
import { enqueue } from '../../platform/jobs/index.ts';
import { unfinished } from '../delivery/index.ts';
import { freezeCampaign } from './actions/freeze.ts';
import { isTooLate } from './rules/lateness.ts';
import { campaignForChange, campaignsDueBefore, campaignsSending, changeCampaign, type Place } from './store.ts';

/** Starts what is due, holds what is too late, ends what has nothing left to send. */
export async function campaignRound(platform: Platform): Promise<boolean> {
  const due = await campaignsDueBefore(platform.postgres.system, platform.clock.now());
  for (const place of due) await start(platform, place);
  let ended = 0;
  for (const place of await campaignsSending(platform.postgres.system))
    ended += (await endWhenDone(platform, place)) ? 1 : 0;
  return due.length + ended > 0;
}

async function start(platform: Platform, { workspaceId, id }: Place): Promise<void> {
  const ctx = systemContext(platform, workspaceId, 'campaigns');
  await transact(ctx, async (tx) => {
    const now = platform.clock.now();
    const row = await campaignForChange(tx, workspaceId, id);
    if (row?.state !== 'scheduled' || !row.scheduled_at || row.scheduled_at > now) return;
    if (isTooLate(row.scheduled_at, now)) {
      const hold_reason = `It was due at ${row.scheduled_at.toISOString()} and could not start then. Nothing was sent: schedule it again or send it now.`;
      await changeCampaign(tx, workspaceId, id, { state: 'held', hold_reason }, now);
      await audit(ctx, tx, { action: 'campaign.held', entity: 'campaign', entityId: String(id) });
      return;
    }
    await changeCampaign(tx, workspaceId, id, { state: 'freezing', started_at: now }, now);
    await enqueue(tx, freezeCampaign, { workspaceId, campaignId: id }, { queue: `campaign:${id}` });
    await audit(ctx, tx, { action: 'campaign.started', entity: 'campaign', entityId: String(id) });
  });
}

/** Sent exactly when every planned row is in a final state. */
async function endWhenDone(
  platform: Platform,
  { workspaceId, id, mailingId }: Place & { mailingId: number },
): Promise<boolean> {
  const ctx = systemContext(platform, workspaceId, 'campaigns');
  return transact(ctx, async (tx) => {
    if (await unfinished(tx, workspaceId, mailingId)) return false;
    const row = await campaignForChange(tx, workspaceId, id);
    if (row?.state !== 'sending' || (await unfinished(tx, workspaceId, mailingId))) return false;
    const now = platform.clock.now();
    await changeCampaign(tx, workspaceId, id, { state: 'sent', finished_at: now }, now);
    await audit(ctx, tx, { action: 'campaign.sent', entity: 'campaign', entityId: String(id) });
    return true;
  });
}
