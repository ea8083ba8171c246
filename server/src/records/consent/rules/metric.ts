import type { Channel, ConsentStatus } from '../statement.ts';

const names: Record<Channel, string> = { email: 'Email', sms: 'SMS', whatsapp: 'WhatsApp', push: 'Push' };

/** The metric a decision is counted under; a request that awaits its confirmation is not one. */
export function consentMetric(channel: Channel, status: ConsentStatus): string | null {
  if (status === 'subscribed') return `Subscribed to ${names[channel]}`;
  if (status === 'unsubscribed') return `Unsubscribed from ${names[channel]}`;
  return null;
}
