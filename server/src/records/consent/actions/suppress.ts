import { audit } from '../../../foundation/audit/index.ts';
import { invalid } from '../../../kernel/problem.ts';
import { transact, type Context } from '../../../platform/context.ts';
import type { Tx } from '../../../platform/postgres/index.ts';
import { normaliseEmail, normalisePhone, profilesWithAddress, queueProjections } from '../../profiles/index.ts';
import type { Channel } from '../statement.ts';
import { deleteSuppressions, insertSuppressions } from '../store.suppressions.ts';
import type { SuppressionReason } from '../tables.ts';

export type NewSuppression = {
  channel: Channel;
  value: string;
  reason: SuppressionReason;
  detail?: string | undefined;
};

/** Set-wise, inside the caller's transaction. Values are normalised addresses. @returns how many are new */
export async function addSuppressions(
  tx: Tx,
  workspaceId: number,
  entries: readonly NewSuppression[],
  now: Date,
): Promise<number> {
  if (entries.length === 0) return 0;
  const rows = entries.map((entry) => ({ ...entry, detail: entry.detail ?? null, created_at: now }));
  const added = await insertSuppressions(tx, workspaceId, rows);
  await renewCopies(tx, workspaceId, added);
  return added.length;
}

/** By a person or key: addresses as typed. @returns how many are new */
export const suppress = (ctx: Context, entries: readonly NewSuppression[]): Promise<{ added: number }> =>
  transact(ctx, async (tx) => {
    const normal = entries.map((entry, i) => ({
      ...entry,
      value: normalAddress(entry.channel, entry.value, `/entries/${i}/value`),
    }));
    const added = await addSuppressions(tx, ctx.workspaceId, normal, ctx.platform.clock.now());
    await audit(ctx, tx, {
      action: 'suppression.added',
      entity: 'suppression',
      changes: { added, reasons: [...new Set(entries.map((e) => e.reason))] },
    });
    return { added };
  });

/** @returns how many were lifted */
export const liftSuppressions = (
  ctx: Context,
  channel: Channel,
  values: readonly string[],
): Promise<{ removed: number }> =>
  transact(ctx, async (tx) => {
    const normal = values.map((value, i) => normalAddress(channel, value, `/values/${i}`));
    const removed = await deleteSuppressions(tx, ctx.workspaceId, channel, normal);
    await renewCopies(
      tx,
      ctx.workspaceId,
      removed.map((value) => ({ channel, value })),
    );
    await audit(ctx, tx, {
      action: 'suppression.removed',
      entity: 'suppression',
      changes: { channel, removed: removed.length },
    });
    return { removed: removed.length };
  });

async function renewCopies(
  tx: Tx,
  workspaceId: number,
  changed: readonly { channel: Channel; value: string }[],
): Promise<void> {
  const emails = changed.filter((c) => c.channel === 'email').map((c) => c.value);
  const phones = changed.filter((c) => c.channel === 'sms' || c.channel === 'whatsapp').map((c) => c.value);
  await queueProjections(tx, workspaceId, 'profile', [
    ...(await profilesWithAddress(tx, workspaceId, 'email', emails)),
    ...(await profilesWithAddress(tx, workspaceId, 'phone', phones)),
  ]);
}

function normalAddress(channel: Channel, value: string, path: string): string {
  const normal =
    channel === 'email' ? normaliseEmail(value) : channel === 'push' ? value.trim() : normalisePhone(value);
  if (normal) return normal;
  const wanted =
    channel === 'email' ? 'an e-mail address' : 'a phone number with its country code, such as +4930123456';
  throw invalid('Nothing was changed.', [{ path, message: `This is not ${wanted}.` }]);
}
