import { notFound } from '../../../kernel/problem.ts';
import { decodeCursor, toPage } from '../../../kernel/pagination.ts';
import { transact, type Context } from '../../../platform/context.ts';
import { contactsOf } from '../../profiles/index.ts';
import { canReceive } from '../rules/can-receive.ts';
import { channels, type Channel } from '../statement.ts';
import { consentsOf, ledgerPage } from '../store.ts';
import { suppressionsOf } from '../store.suppressions.ts';

const addressOf = (channel: Channel, contact: { email: string | null; phone: string | null }): string | null =>
  channel === 'email' ? contact.email : channel === 'push' ? null : contact.phone;

/** State of each channel with the reason why it can or cannot be used, and the ledger, newest entry first. */
export const consentOfProfile = (
  ctx: Context,
  profileId: number,
  page: { cursor?: string | undefined; limit: number },
) =>
  transact(ctx, async (tx) => {
    const [contact] = await contactsOf(tx, ctx.workspaceId, [profileId]);
    if (!contact) throw notFound('profile');
    const states = await consentsOf(tx, ctx.workspaceId, [contact.id]);
    const addresses = channels.flatMap((channel) => {
      const value = addressOf(channel, contact);
      return value === null ? [] : [{ channel, value }];
    });
    const suppressions = await suppressionsOf(tx, ctx.workspaceId, addresses);
    const before = Number(decodeCursor(page.cursor, 1)?.[0] ?? NaN);
    const rows = await ledgerPage(
      tx,
      ctx.workspaceId,
      contact.id,
      Number.isNaN(before) ? null : before,
      page.limit + 1,
    );
    const ledger = toPage(rows, page.limit, (row) => [row.id]);
    return {
      channels: channels.map((channel) => {
        const state = states.find((s) => s.channel === channel && s.purpose === 'marketing');
        const suppression = suppressions.find((s) => s.channel === channel);
        return {
          channel,
          status: state?.status ?? null,
          method: state?.method ?? null,
          source: state?.source ?? null,
          wording: state?.wording ?? null,
          doubleOptIn: state?.double_opt_in ?? false,
          effectiveAt: state?.effective_at.toISOString() ?? null,
          recordedAt: state?.recorded_at.toISOString() ?? null,
          suppression: suppression
            ? { reason: suppression.reason, detail: suppression.detail, since: suppression.created_at.toISOString() }
            : null,
          marketing: canReceive(channel, 'marketing', state?.status ?? null, suppression !== undefined),
        };
      }),
      ledger: {
        items: ledger.items.map((row) => ({
          id: row.id,
          channel: row.channel,
          purpose: row.purpose,
          status: row.status,
          method: row.method,
          source: row.source,
          wording: row.wording,
          page: row.page,
          ip: row.ip,
          userAgent: row.user_agent,
          doubleOptIn: row.double_opt_in,
          trusted: row.trusted,
          void: row.void,
          effectiveAt: row.effective_at.toISOString(),
          recordedAt: row.recorded_at.toISOString(),
        })),
        nextCursor: ledger.nextCursor,
      },
    };
  });
