import { notFound } from '../../../kernel/problem.ts';
import { transact, type Context } from '../../../platform/context.ts';
import { audit } from '../../../foundation/audit/index.ts';
import { contactsOf, queueProjections } from '../../profiles/index.ts';
import { ledgerEntry } from '../rules/ledger-entry.ts';
import type { ConsentStatement } from '../statement.ts';
import { announceTurns, sourceOf } from './announce.ts';
import { recordConsents } from './record-consent.ts';

/** Records what a person decided; it holds from the commit on. The event of it follows through the inbox. */
export const decideConsent = (ctx: Context, profileId: number, statement: ConsentStatement): Promise<void> =>
  transact(ctx, async (tx) => {
    const [contact] = await contactsOf(tx, ctx.workspaceId, [profileId]);
    if (!contact) throw notFound('profile');
    const now = ctx.platform.clock.now();
    const entry = ledgerEntry(statement, {
      profileId: contact.id,
      originId: contact.id,
      source: sourceOf(ctx.actor),
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
    await announceTurns(tx, ctx.workspaceId, turns);
  });
