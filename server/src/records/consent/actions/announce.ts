import { z } from 'zod';
import type { Actor } from '../../../kernel/actor.ts';
import { stableUuid } from '../../../platform/crypto/index.ts';
import { defineTask, enqueue } from '../../../platform/jobs/index.ts';
import type { Tx } from '../../../platform/postgres/index.ts';
import { acceptMessages } from '../../events/index.ts';
import { consentMetric } from '../rules/metric.ts';
import type { LedgerRow } from '../tables.ts';

/** Where a decision was recorded, as the ledger keeps it. */
export const sourceOf = (actor: Actor): string =>
  actor.type === 'system' ? `system:${actor.job}` : actor.type === 'user' ? 'admin' : 'api';

/** Lets decisions that changed something become events, once the transaction holds. */
export async function announceTurns(tx: Tx, workspaceId: number, turns: readonly LedgerRow[]): Promise<void> {
  await announce(
    tx,
    workspaceId,
    turns
      .filter(({ purpose }) => purpose === 'marketing')
      .map((turn) => ({
        key: stableUuid('consent', String(turn.id)),
        profileId: turn.profile_id,
        metric: consentMetric(turn.channel, turn.status),
        at: turn.effective_at.getTime(),
        properties: { channel: turn.channel, method: turn.method },
        backfill: false,
        passive: isRecordedByStaff(turn),
      })),
  );
}

type Announcement = {
  /** Of the decision, so that a repeat is recognised. */
  key: string;
  profileId: number;
  /** null: nothing to count */
  metric: string | null;
  /** epoch ms */
  at: number;
  properties: Record<string, string>;
  /** Counted, but nothing is set off by it. */
  backfill: boolean;
  /** Staff decided it for the person. */
  passive: boolean;
};

/** What staff wrote down is not the person's own doing, nor is what an import or a merge brought. */
const isRecordedByStaff = ({ source, method }: LedgerRow): boolean =>
  source === 'admin' || ['manual', 'import', 'merge'].includes(method);

export async function announce(tx: Tx, workspaceId: number, all: readonly Announcement[]): Promise<void> {
  const events = all.flatMap(({ metric, ...event }) => (metric === null ? [] : [{ ...event, metric }]));
  if (events.length > 0) await enqueue(tx, announceConsent, { workspaceId, events });
}

/** Sends the events of decisions into the inbox. */
export const announceConsent = defineTask({
  name: 'consent.announce',
  payload: z.object({
    workspaceId: z.number().int(),
    events: z.array(
      z.object({
        key: z.string(),
        profileId: z.number().int(),
        metric: z.string(),
        at: z.number(),
        properties: z.record(z.string(), z.string()),
        backfill: z.boolean(),
        passive: z.boolean().default(false),
      }),
    ),
  }),
  run: (platform, { workspaceId, events }) =>
    acceptMessages(
      platform,
      workspaceId,
      events.map(({ key, profileId, metric, at, properties, backfill, passive }) => ({
        kind: 'track' as const,
        key,
        time: at,
        who: { profileId },
        name: metric,
        data: { value: '0', properties },
        source: 'system:consent',
        trusted: true,
        backfill,
        passive,
      })),
    ),
});
