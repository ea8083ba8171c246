import type { components } from '@rapport/sdk';
import type { Tone } from '@rapport/ui';

export type Campaign = components['schemas']['Campaign'];
export type Summary = components['schemas']['CampaignSummary'];
export type Results = components['schemas']['CampaignResults'];
export type CampaignState = Campaign['state'];

export const states: Record<CampaignState, { label: string; tone: Tone }> = {
  draft: { label: 'Draft', tone: 'neutral' },
  scheduled: { label: 'Scheduled', tone: 'accent' },
  freezing: { label: 'Preparing', tone: 'accent' },
  sending: { label: 'Sending', tone: 'accent' },
  paused: { label: 'Paused', tone: 'attention' },
  held: { label: 'Held', tone: 'attention' },
  sent: { label: 'Sent', tone: 'good' },
  cancelled: { label: 'Cancelled', tone: 'neutral' },
};

export const isState = (value: unknown): value is CampaignState =>
  typeof value === 'string' && Object.hasOwn(states, value);

/** Something happens without anybody doing anything: worth looking again soon. */
export const isMoving = (state: CampaignState): boolean => ['freezing', 'sending', 'scheduled'].includes(state);

const reasons: Record<string, string> = {
  no_address: 'No e-mail address',
  never_subscribed: 'Never subscribed',
  unsubscribed: 'Unsubscribed',
  pending: 'Has not confirmed the subscription yet',
  suppressed: 'Suppressed: bounced, complained or taken out by hand',
  duplicate: 'Same address as somebody else in the audience',
  no_such_address: 'No such address',
  mailbox_full: 'Mailbox full',
  policy: 'Refused by the receiver’s policy',
  too_large: 'Message too large',
  greylisted: 'Asked to try later, too often',
  unavailable: 'Receiver not available',
  unknown: 'No reason given',
};

/** Why somebody got nothing, in words. */
export function reasonWords(reason: string): string {
  const words = reason.replaceAll('_', ' ');
  return reasons[reason] ?? words.charAt(0).toUpperCase() + words.slice(1);
}
