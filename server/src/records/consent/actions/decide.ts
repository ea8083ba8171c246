import { z } from 'zod';
import { notFound } from '../../../kernel/problem.ts';
import { transact, type Context } from '../../../platform/context.ts';
import { defineTask, enqueue } from '../../../platform/jobs/index.ts';
import { audit } from '../../../foundation/audit/index.ts';
import { acceptMessages } from '../../events/index.ts';
import { stableUuid } from '../../../platform/crypto/index.ts';
import { contactsOf, queueProjections } from '../../profiles/index.ts';
import { consentMetric } from '../rules/metric.ts';
import { ledgerEntry } from '../rules/ledger-entry.ts';
import type { ConsentStatement } from '../statement.ts';
import { recordConsents } from './record-consent.ts';

/** Records what a person decided; it holds from the commit on. The event of it follows through the inbox. */
export const decideConsent = (ctx: Context, profileId: number, statement: ConsentStatement): Promise<void> =>
  transact(ctx, async (tx) => {
    const [contact] = await contactsOf(tx, ctx.workspaceId, [profileId]);
    if (!contact) throw notFound('profile');
    const now = ctx.platform.clock.now();
    const source =
      ctx.actor.type === 'system' ? `system:${ctx.actor.job}` : ctx.actor.type === 'user' ? 'admin' : 'api';
    const entry = ledgerEntry(statement, {
      profileId: contact.id,
      originId: contact.id,
      source,
      trusted: true,
      time: now,
      now,
    });
    const turns = await recordConsents(tx, ctx.workspaceId, [entry]);
    await queueProjections(tx, ctx.workspaceId, 'profile', [contact.id]);
    const { channel, purpose, status, method } = entry;
    await audit(ctx, tx, {
      action: 'consent.recorded',
      entity: 'profile',
      entityId: String(contact.id),
      changes: { channel, purpose, status, method },
    });
    for (const turn of turns) {
      const metric = consentMetric(turn.channel, turn.status);
      if (metric === null || turn.purpose !== 'marketing') continue;
      await enqueue(tx, announceConsent, {
        workspaceId: ctx.workspaceId,
        entryId: turn.id,
        profileId: turn.profile_id,
        metric,
        at: turn.effective_at.getTime(),
        properties: { channel: turn.channel, method: turn.method },
      });
    }
  });

/** Sends the event of a decision into the inbox; its key is the entry's, so that a repeat is recognised. */
export const announceConsent = defineTask({
  name: 'consent.announce',
  payload: z.object({
    workspaceId: z.number().int(),
    entryId: z.number().int(),
    profileId: z.number().int(),
    metric: z.string(),
    at: z.number(),
    properties: z.record(z.string(), z.string()),
  }),
  run: (platform, { workspaceId, entryId, profileId, metric, at, properties }) =>
    acceptMessages(platform, workspaceId, [
      {
        kind: 'track',
        key: stableUuid('consent', String(entryId)),
        time: at,
        who: { profileId },
        name: metric,
        data: { value: '0', properties },
        source: 'system:consent',
        trusted: true,
        backfill: false,
      },
    ]),
});
