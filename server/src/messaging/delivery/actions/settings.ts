import { audit } from '../../../foundation/audit/index.ts';
import { workspaceOf } from '../../../foundation/workspaces/index.ts';
import { invalid } from '../../../kernel/problem.ts';
import { transact, type Context } from '../../../platform/context.ts';
import { providerOf } from '../providers/provider-of.ts';
import { isPlainAddress } from '../rules/headers.ts';
import { saveSettings, settingsRow } from '../store.settings.ts';
import { smtpUrlOf } from '../transports.ts';

/** How messages leave and as whom; the SMTP password is never shown. */
export type DeliverySettings = {
  provider: 'mailbox' | 'smtp';
  smtpHost: string | null;
  unsubscribeMailto: string | null;
  fromName: string;
  fromEmail: string | null;
  replyTo: string | null;
};

export const readSettings = (ctx: Context): Promise<DeliverySettings> =>
  transact(ctx, async (tx) => {
    const row = await settingsRow(tx, ctx.workspaceId);
    const brand = await workspaceOf(tx, ctx.workspaceId);
    const url = smtpUrlOf(ctx, row);
    return {
      provider: url ? 'smtp' : 'mailbox',
      smtpHost: url ? providerOf(url).placeOf(url).host : null,
      unsubscribeMailto: row?.unsubscribe_mailto ?? null,
      fromName: row?.from_name ?? brand.name,
      fromEmail: row?.from_email ?? null,
      replyTo: row?.reply_to ?? null,
    };
  });

export type SettingsChange = {
  provider?: 'mailbox' | 'smtp' | undefined;
  smtpUrl?: string | undefined;
  unsubscribeMailto?: string | null | undefined;
  fromName?: string | undefined;
  fromEmail?: string | undefined;
  replyTo?: string | null | undefined;
};

/** Leaves what is not named as it is. @throws Problem 422 */
export async function changeSettings(ctx: Context, change: SettingsChange): Promise<DeliverySettings> {
  if (change.smtpUrl !== undefined) providerOf(change.smtpUrl).placeOf(change.smtpUrl);
  for (const field of ['fromEmail', 'replyTo', 'unsubscribeMailto'] as const) {
    const value = change[field];
    if (value && !isPlainAddress(value))
      throw invalid('The settings were not changed.', [
        { path: `/${field}`, message: 'This is not an e-mail address.' },
      ]);
  }
  await transact(ctx, async (tx) => {
    const before = await settingsRow(tx, ctx.workspaceId);
    const sealed =
      change.smtpUrl === undefined
        ? (before?.smtp_sealed ?? null)
        : ctx.platform.vault.seal('delivery.smtp', change.smtpUrl);
    const provider = change.provider ?? (change.smtpUrl ? 'smtp' : (before?.provider ?? null));
    if (provider === 'smtp' && sealed === null && !ctx.platform.config.smtpUrl)
      throw invalid('The settings were not changed.', [
        { path: '/smtpUrl', message: 'Name the SMTP server: smtp://user:password@host:587.' },
      ]);
    const kept = <T>(given: T | undefined, current: T | undefined, fallback: T): T =>
      given === undefined ? (current ?? fallback) : given;
    await saveSettings(tx, ctx.workspaceId, {
      provider,
      smtp_sealed: sealed,
      unsubscribe_mailto: kept(change.unsubscribeMailto, before?.unsubscribe_mailto, null),
      from_name: kept(change.fromName, before?.from_name ?? undefined, null as string | null),
      from_email: kept(change.fromEmail, before?.from_email ?? undefined, null as string | null),
      reply_to: kept(change.replyTo, before?.reply_to, null),
      updated_at: ctx.platform.clock.now(),
    });
    await audit(ctx, tx, {
      action: 'delivery_settings.updated',
      entity: 'delivery_settings',
      changes: { provider, fields: Object.keys(change) },
    });
  });
  return readSettings(ctx);
}

/** Connects and signs in, sends nothing. The settings' own server when none is named. */
export async function testConnection(
  ctx: Context,
  smtpUrl: string | undefined,
): Promise<{ ok: boolean; message: string }> {
  const row = await transact(ctx, (tx) => settingsRow(tx, ctx.workspaceId));
  const url = smtpUrl ?? smtpUrlOf(ctx, row);
  if (!url) return { ok: true, message: 'Messages go to the built-in mailbox; there is no server to reach.' };
  const provider = providerOf(url);
  const { host, port } = provider.placeOf(url);
  try {
    await provider.knock(url);
    return { ok: true, message: `${host}:${port} accepts us.` };
  } catch (error) {
    return {
      ok: false,
      message: `${host}:${port} does not work: ${error instanceof Error ? error.message.slice(0, 300) : 'unknown failure'}`,
    };
  }
}
