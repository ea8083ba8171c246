import { z } from 'zod';
import { stableUuid } from '../../../platform/crypto/index.ts';
import { systemContext, transact, type Platform } from '../../../platform/context.ts';
import { defineTask, enqueue } from '../../../platform/jobs/index.ts';
import type { Tx } from '../../../platform/postgres/index.ts';
import { acceptMessages } from '../../../records/events/index.ts';
import { finishedSends } from '../store.ledger.ts';
import { mailingById } from '../store.mailings.ts';

export const sourceOf = (m: { source_kind: string; source_id: number; name: string; channel: string }) => ({
  sourceKind: m.source_kind,
  sourceId: m.source_id,
  name: m.name,
  channel: m.channel,
});

const events = z.array(
  z.object({
    key: z.string(),
    profileId: z.number().int(),
    metric: z.string(),
    at: z.number(),
    properties: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  }),
);
type DeliveryEvent = z.infer<typeof events>[number];

/** Queued in the transaction that recorded an open or a click; the keys make a repeat harmless. */
export const reportSends = defineTask({
  name: 'delivery.report',
  payload: z.object({ workspaceId: z.number().int(), events }),
  run: (platform, payload) => tell(platform, payload.workspaceId, payload.events, { passive: false }),
});

const batch = z.object({
  workspaceId: z.number().int(),
  mailingId: z.number().int(),
  owner: z.number().int(),
  sendIds: z.array(z.number().int()),
});
export type ReportBatch = z.infer<typeof batch>;

/**
 * Tells what became of a claimed batch, from the ledger. It is queued with the claim, so no death of the sender loses
 * it, and comes back for rows that are still under way; rows that are planned again belong to their next claim.
 */
export const reportBatch = defineTask({
  name: 'delivery.reportBatch',
  payload: batch,
  run: async (platform, payload) => {
    const { workspaceId, mailingId, sendIds } = payload;
    const ctx = systemContext(platform, workspaceId, 'delivery');
    const { mailing, rows } = await transact(ctx, async (tx) => ({
      mailing: await mailingById(tx, workspaceId, mailingId),
      rows: await finishedSends(tx, workspaceId, sendIds),
    }));
    if (!mailing) return;
    const told = rows.filter((row) => row.state === 'accepted' || row.state === 'refused');
    await tell(
      platform,
      workspaceId,
      told.map((row) => ({
        key: `${row.state}:${row.id}`,
        profileId: row.profile_id,
        metric: row.state === 'accepted' ? 'Received Email' : 'Bounced Email',
        at: (row.finished_at ?? platform.clock.now()).getTime(),
        properties: {
          ...sourceOf(mailing),
          sendId: row.id,
          ...(row.state === 'refused' ? { reason: row.reason ?? 'unknown' } : {}),
        },
      })),
      { passive: true },
    );
    const open = rows.filter((row) => row.state === 'claimed' || row.state === 'handed').map((row) => row.id);
    if (open.length > 0)
      await transact(ctx, (tx) => queueReport(tx, platform, { ...payload, sendIds: open }, reportAfterMs));
  },
});

/** A sender that lives asks for the report when its round ends; this is for one that does not. */
export const reportAfterMs = 10_000;

export const queueReport = (tx: Tx, platform: Platform, payload: ReportBatch, afterMs: number): Promise<void> =>
  enqueue(tx, reportBatch, payload, {
    key: `delivery.report:${payload.workspaceId}:${payload.owner}:${payload.sendIds[0] ?? 0}`,
    ...(afterMs > 0 ? { runAt: new Date(platform.clock.now().getTime() + afterMs) } : {}),
  });

/** `passive`: what was done to people; opens and clicks are their own doing. */
const tell = (
  platform: Platform,
  workspaceId: number,
  told: readonly DeliveryEvent[],
  { passive }: { passive: boolean },
): Promise<void> =>
  acceptMessages(
    platform,
    workspaceId,
    told.map((e) => ({
      kind: 'track',
      key: stableUuid('delivery', String(workspaceId), e.key),
      time: e.at,
      who: { profileId: e.profileId },
      name: e.metric,
      data: { value: '0', properties: e.properties },
      source: 'system:delivery',
      trusted: true,
      backfill: false,
      passive,
    })),
  );
