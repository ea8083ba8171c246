import type { Context, Platform } from '../../platform/context.ts';
import { transact } from '../../platform/context.ts';
import { mailboxTransport } from './providers/mailbox/transport.ts';
import type { Transport } from './providers/provider.ts';
import { providerOf } from './providers/provider-of.ts';
import { settingsRow } from './store.settings.ts';
import type { SettingsRow } from './tables.ts';

type Open = { key: string; transport: Transport };
const open = new WeakMap<Platform, Map<number, Open>>();

/** The workspace's way out: its own setting, else SMTP_URL, else the mailbox. Kept until the setting changes. */
export async function transportOf(ctx: Context): Promise<Transport> {
  const settings = await transact(ctx, (tx) => settingsRow(tx, ctx.workspaceId));
  const key = `${settings?.provider ?? ''}|${settings?.smtp_sealed ?? ''}`;
  const known = open.get(ctx.platform) ?? new Map<number, Open>();
  open.set(ctx.platform, known);
  const current = known.get(ctx.workspaceId);
  if (current?.key === key) return current.transport;
  current?.transport.close();
  const transport = makeTransport(ctx, settings);
  known.set(ctx.workspaceId, { key, transport });
  return transport;
}

function makeTransport(ctx: Context, settings: SettingsRow | null): Transport {
  const url = smtpUrlOf(ctx, settings);
  return url === null ? mailboxTransport(ctx) : providerOf(url).open(url);
}

/** The workspace's server, else the installation's; null for the mailbox. */
export function smtpUrlOf(ctx: Context, settings: SettingsRow | null): string | null {
  const { vault, config } = ctx.platform;
  if (settings?.provider === 'mailbox') return null;
  return settings?.smtp_sealed ? vault.open('delivery.smtp', settings.smtp_sealed) : (config.smtpUrl ?? null);
}

/** Closes idle connections; called when the sender stops. */
export function closeTransports(platform: Platform): void {
  for (const { transport } of open.get(platform)?.values() ?? []) transport.close();
  open.delete(platform);
}
