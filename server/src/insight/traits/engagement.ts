import type { EventRow, Projector } from '../../records/events/index.ts';
import { countEngagement } from './store.ts';
import type { EngagementChange } from './tables.ts';

const kinds: Record<string, 'received' | 'opened' | 'clicked'> = {
  Received: 'received',
  Opened: 'opened',
  Clicked: 'clicked',
};
const channels: Record<string, string> = { Email: 'email', SMS: 'sms', WhatsApp: 'whatsapp', Push: 'push' };

/** Counts messages received, opened and clicked per person and channel from their events. */
export const engagementProjector: Projector = {
  name: 'engagement',
  async project(batch) {
    const changes = new Map<string, EngagementChange>();
    for (const event of batch.events) count(event, changes);
    if (changes.size === 0) return;
    await countEngagement(batch.tx, batch.workspaceId, [...changes.values()]);
    batch.touch('profile', new Set([...changes.values()].map((c) => c.profile_id)));
  },
};

function count(event: EventRow, changes: Map<string, EngagementChange>): void {
  const [verb = '', noun = ''] = event.metric.split(' ');
  const kind = kinds[verb];
  const channel = channels[noun];
  if (kind === undefined || channel === undefined || event.metric !== `${verb} ${noun}`) return;
  // a mail program that fetches every picture opens nothing
  if (kind === 'opened' && event.properties.machine === true) return;
  const key = `${event.originId} ${channel}`;
  const row = changes.get(key) ?? blank(event, channel);
  row[kind] += 1;
  const last = `last_${kind}_at` as const;
  const at = new Date(event.time);
  if (row[last] === null || row[last] < at) row[last] = at;
  changes.set(key, row);
}

const blank = (event: EventRow, channel: string): EngagementChange => ({
  profile_id: event.profileId,
  origin_id: event.originId,
  channel,
  received: 0,
  opened: 0,
  clicked: 0,
  last_received_at: null,
  last_opened_at: null,
  last_clicked_at: null,
});
