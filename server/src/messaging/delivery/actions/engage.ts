import { systemContext, transact, type Platform } from '../../../platform/context.ts';
import { enqueue } from '../../../platform/jobs/index.ts';
import { decideConsent } from '../../../records/consent/index.ts';
import { isMachine } from '../rules/machines.ts';
import { readToken } from '../rules/tokens.ts';
import { reportSends, sourceOf } from '../sender/report.ts';
import { addActivity, linkTarget, sendById, type SendBrief } from '../store.engagement.ts';

export type Hit = { method: string; userAgent: string | undefined };

/** An open: counted, kept, told as an event, in one transaction. Unknown tokens change nothing. */
export async function recordOpen(platform: Platform, token: string, hit: Hit): Promise<void> {
  const numbers = readToken(platform.vault, 'open', token, 2);
  if (!numbers) return;
  const [workspaceId = 0, sendId = 0] = numbers;
  const ctx = systemContext(platform, workspaceId, 'delivery');
  await transact(ctx, async (tx) => {
    const send = await sendById(tx, workspaceId, sendId);
    if (!send) return;
    const at = platform.clock.now();
    const machine = isMachine({ kind: 'open', ...hit, sinceDeliveryMs: sinceDelivery(send, at) });
    const id = await addActivity(tx, workspaceId, send, { kind: 'open', linkId: null, machine, at });
    await enqueue(tx, reportSends, { workspaceId, events: [event(send, id, 'Opened Email', at, { machine })] });
  });
}

/** @returns where to go, or null for a token that is not ours or a link that is no more */
export async function recordClick(platform: Platform, token: string, hit: Hit): Promise<string | null> {
  const numbers = readToken(platform.vault, 'click', token, 3);
  if (!numbers) return null;
  const [workspaceId = 0, sendId = 0, linkId = 0] = numbers;
  const ctx = systemContext(platform, workspaceId, 'delivery');
  return transact(ctx, async (tx) => {
    const send = await sendById(tx, workspaceId, sendId);
    const url = send && (await linkTarget(tx, workspaceId, send.mailing_id, linkId));
    if (!send || !url) return null;
    const at = platform.clock.now();
    const machine = isMachine({ kind: 'click', ...hit, sinceDeliveryMs: sinceDelivery(send, at) });
    const id = await addActivity(tx, workspaceId, send, { kind: 'click', linkId, machine, at });
    await enqueue(tx, reportSends, { workspaceId, events: [event(send, id, 'Clicked Email', at, { machine, url })] });
    return url;
  });
}

export type Subscription = { workspaceId: number; send: SendBrief };

export async function findSubscription(platform: Platform, token: string): Promise<Subscription | null> {
  const numbers = readToken(platform.vault, 'unsubscribe', token, 2);
  if (!numbers) return null;
  const [workspaceId = 0, sendId = 0] = numbers;
  const ctx = systemContext(platform, workspaceId, 'delivery');
  const send = await transact(ctx, (tx) => sendById(tx, workspaceId, sendId));
  return send && { workspaceId, send };
}

/** Takes effect at once, also for messages that are planned already: consent is read again before each send. */
export async function changeSubscription(
  platform: Platform,
  { workspaceId, send }: Subscription,
  wish: 'unsubscribe' | 'resubscribe',
  method: 'one_click_unsubscribe' | 'unsubscribe_link',
  userAgent: string | undefined,
): Promise<void> {
  const ctx = systemContext(platform, workspaceId, 'delivery');
  await decideConsent(ctx, send.profile_id, {
    channel: 'email',
    purpose: 'marketing',
    status: wish === 'unsubscribe' ? 'unsubscribed' : 'subscribed',
    method: wish === 'unsubscribe' ? method : 'preference_page',
    doubleOptIn: false,
    ...(userAgent ? { userAgent: userAgent.slice(0, 1000) } : {}),
  });
  if ((wish === 'unsubscribe') === (send.unsubscribed_at !== null)) return;
  await transact(ctx, (tx) =>
    addActivity(tx, workspaceId, send, { kind: wish, linkId: null, machine: false, at: platform.clock.now() }),
  );
}

const sinceDelivery = (send: SendBrief, at: Date): number | null =>
  send.handed_at ? at.getTime() - (send.finished_at ?? send.handed_at).getTime() : null;

const event = (
  send: SendBrief,
  activityId: number,
  metric: string,
  at: Date,
  more: Record<string, string | boolean>,
) => ({
  key: `activity:${activityId}`,
  profileId: send.profile_id,
  metric,
  at: at.getTime(),
  properties: {
    ...sourceOf(send),
    sendId: send.id,
    receivedAt: (send.finished_at ?? send.handed_at ?? at).getTime(),
    ...more,
  },
});
