import { consentsOf, suppressionsOf, type Channel } from '../../../records/consent/index.ts';
import { clickhouseTime } from '../../../records/events/index.ts';
import type { Copies } from '../../../records/orders/index.ts';
import { profileCopies, type ProfileCopy } from '../../../records/profiles/index.ts';
import { jsonLine } from '../../../platform/clickhouse/index.ts';
import type { Tx } from '../../../platform/postgres/index.ts';
import { engagementOf, traitsOf } from '../store.ts';

type Value = string | number | null | object;
type Column = [name: string, value: (parts: Parts) => Value];
type Parts = {
  workspaceId: number;
  version: number;
  profile: ProfileCopy;
  traits: Awaited<ReturnType<typeof traitsOf>>[number] | undefined;
  email: Awaited<ReturnType<typeof engagementOf>>[number] | undefined;
  consent(channel: Channel): Awaited<ReturnType<typeof consentsOf>>[number] | undefined;
  suppressed(channel: Channel, value: string | null): boolean;
};

const time = (at: Date | null | undefined): string | null => (at ? clickhouseTime(at.getTime()) : null);
const text = (value: string | null): string => value ?? '';
const acquired = (profile: ProfileCopy, name: string): string => {
  const value = profile.acquisition?.[name];
  return typeof value === 'string' ? value : '';
};

const consentColumns = (channel: 'email' | 'sms', address: (p: ProfileCopy) => string | null): Column[] => [
  [`${channel}_consent`, (p) => p.consent(channel)?.status ?? ''],
  [`${channel}_consent_at`, (p) => time(p.consent(channel)?.effective_at)],
  [`${channel}_consent_method`, (p) => p.consent(channel)?.method ?? ''],
  [`${channel}_suppressed`, (p) => (p.suppressed(channel, address(p.profile)) ? 1 : 0)],
];

const columns: readonly Column[] = [
  ['workspace_id', (p) => p.workspaceId],
  ['profile_id', (p) => p.profile.id],
  ['version', (p) => p.version],
  ['deleted', (p) => (p.profile.merged ? 1 : 0)],
  ['known', (p) => (p.profile.known ? 1 : 0)],
  ['email', (p) => text(p.profile.email)],
  ['phone', (p) => text(p.profile.phone)],
  ['external_id', (p) => text(p.profile.external_id)],
  ['first_name', (p) => text(p.profile.first_name)],
  ['last_name', (p) => text(p.profile.last_name)],
  ['city', (p) => text(p.profile.city)],
  ['region', (p) => text(p.profile.region)],
  ['postal_code', (p) => text(p.profile.postal_code)],
  ['country', (p) => text(p.profile.country)],
  ['timezone', (p) => text(p.profile.timezone)],
  ['locale', (p) => text(p.profile.locale)],
  ['latitude', (p) => p.profile.latitude],
  ['longitude', (p) => p.profile.longitude],
  ['properties', (p) => p.profile.properties],
  ['acquisition_channel', (p) => acquired(p.profile, 'channel')],
  ['acquisition_source', (p) => acquired(p.profile, 'source')],
  ['acquisition_campaign', (p) => acquired(p.profile, 'campaign')],
  ['acquisition_creator', (p) => acquired(p.profile, 'creator')],
  ['acquisition_code', (p) => acquired(p.profile, 'code')],
  ...consentColumns('email', (profile) => profile.email),
  ...consentColumns('sms', (profile) => profile.phone),
  ['orders', (p) => p.traits?.orders ?? 0],
  ['gross_spend', (p) => p.traits?.gross_spend ?? 0],
  ['net_spend', (p) => p.traits?.net_spend ?? 0],
  ['refunded', (p) => p.traits?.refunded ?? 0],
  ['refunds', (p) => p.traits?.refunds ?? 0],
  ['items', (p) => p.traits?.items ?? 0],
  ['distinct_products', (p) => p.traits?.distinct_products ?? 0],
  ['discounted_orders', (p) => p.traits?.discounted_orders ?? 0],
  ['first_order_at', (p) => time(p.traits?.first_order_at)],
  ['last_order_at', (p) => time(p.traits?.last_order_at)],
  ['days_between_orders', (p) => p.traits?.days_between_orders ?? null],
  ['email_received', (p) => p.email?.received ?? 0],
  ['email_opened', (p) => p.email?.opened ?? 0],
  ['email_clicked', (p) => p.email?.clicked ?? 0],
  ['email_last_opened_at', (p) => time(p.email?.last_opened_at)],
  ['email_last_clicked_at', (p) => time(p.email?.last_clicked_at)],
  ['first_seen_at', (p) => time(p.profile.first_seen_at)],
  ['last_seen_at', (p) => time(p.profile.last_seen_at)],
  ['created_at', (p) => time(p.profile.created_at)],
];

/** Profiles as segments see them: the person, consent, suppression, purchases and engagement in one row. */
export async function profileRows(
  tx: Tx,
  workspaceId: number,
  ids: readonly number[],
  version: number,
): Promise<Copies[]> {
  const profiles = await profileCopies(tx, workspaceId, ids);
  const addresses = profiles.flatMap(({ email, phone }) => [
    ...(email === null ? [] : [{ channel: 'email' as const, value: email }]),
    ...(phone === null ? [] : [{ channel: 'sms' as const, value: phone }]),
  ]);
  const marketing = (await consentsOf(tx, workspaceId, ids)).filter((row) => row.purpose === 'marketing');
  const consents = new Map(marketing.map((row) => [`${row.profile_id} ${row.channel}`, row]));
  const suppressed = new Set(
    (await suppressionsOf(tx, workspaceId, addresses)).map((row) => `${row.channel} ${row.value}`),
  );
  const traits = new Map((await traitsOf(tx, workspaceId, ids)).map((row) => [row.profile_id, row]));
  const engagement = await engagementOf(tx, workspaceId, ids);
  const email = new Map(engagement.filter((row) => row.channel === 'email').map((row) => [row.profile_id, row]));
  const lines = profiles.map((profile) => {
    const parts: Parts = {
      workspaceId,
      version,
      profile,
      traits: traits.get(profile.id),
      email: email.get(profile.id),
      consent: (channel) => consents.get(`${profile.id} ${channel}`),
      suppressed: (channel, value) => value !== null && suppressed.has(`${channel} ${value}`),
    };
    return jsonLine(columns.map(([, value]) => value(parts)));
  });
  return [{ table: 'profiles', columns: columns.map(([name]) => name), lines }];
}
