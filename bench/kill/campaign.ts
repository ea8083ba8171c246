import { setTimeout as sleep } from 'node:timers/promises';
import { createSegment } from '../../server/src/insight/segments/index.ts';
import { createPlatform, openClickHouse } from '../../server/src/app/platform.ts';
import { modules } from '../../server/src/app/modules.ts';
import { installationSecret } from '../../server/src/app/secret.ts';
import { scoped } from '../../server/src/platform/clickhouse/index.ts';
import { loadConfig } from '../../server/src/platform/config/index.ts';
import { systemContext, type Context, type Platform } from '../../server/src/platform/context.ts';
import { stableUuid } from '../../server/src/platform/crypto/index.ts';
import { createLog } from '../../server/src/platform/log/index.ts';
import { createCampaign } from '../../server/src/messaging/campaigns/actions/draft.ts';
import { scheduleCampaign } from '../../server/src/messaging/campaigns/actions/schedule.ts';
import { changeSettings } from '../../server/src/messaging/delivery/actions/settings.ts';
import { changeBrand } from '../../server/src/foundation/workspaces/brand.ts';
import { acceptMessages, type Message } from '../../server/src/records/events/index.ts';
import type { BenchServer } from '../world.ts';

/** The engines of a running server, for what has no need of HTTP. */
export async function platformOf(server: BenchServer): Promise<Platform> {
  const config = loadConfig({ RAPPORT_DATA: server.dataDir, RAPPORT_LOG: 'warn', RAPPORT_PUBLIC_URL: server.url });
  return createPlatform({
    config,
    log: createLog('warn'),
    engines: null,
    databaseUrl: server.databaseUrl,
    clickhouse: openClickHouse(server.clickhouseUrl),
    secret: await installationSecret(config),
    modules,
  });
}

export const addressOf = (i: number): string => `p${i}@kill.example`;

/** Subscribes people and schedules a campaign to all of them, to be sent by the server. */
export async function startCampaign(platform: Platform, workspaceId: number, people: number): Promise<void> {
  const ctx: Context = systemContext(platform, workspaceId, 'bench');
  await changeBrand(ctx, { postalAddress: '1 Kiln Road, Leeds' });
  await changeSettings(ctx, { fromName: 'Fern', fromEmail: 'hello@fern.example' });
  await acceptMessages(platform, workspaceId, Array.from({ length: people }, (_, i) => subscribed(i)).flat());
  const segment = await createSegment(ctx, {
    name: 'All',
    rule: { version: 1, population: 'known', where: { kind: 'trait', trait: 'orders', is: { op: 'gte', value: 0 } } },
  });
  while (!(await everybodyCopied(ctx, people))) await sleep(200);
  const campaign = await createCampaign(ctx, 'Stopped', {
    content: {
      class: 'marketing',
      subject: 'Hi',
      preheader: '',
      format: 'html',
      source: '<a href="https://shop.example">Shop</a>',
      textSource: null,
    },
    includeSegments: [segment.id],
  });
  await scheduleCampaign(ctx, campaign.id, null);
}

async function everybodyCopied(ctx: Context, people: number): Promise<boolean> {
  const rows = await ctx.platform.clickhouse.query<{ n: number }>(
    ctx.workspaceId,
    `SELECT count() AS n FROM ${scoped('profiles')} WHERE email_consent = 'subscribed'`,
  );
  return rows[0]?.n === people;
}

function subscribed(i: number): Message[] {
  const common = { time: Date.now(), who: { email: addressOf(i) }, source: 'bench', trusted: true, backfill: false };
  return [
    { ...common, kind: 'identify', key: stableUuid('i', String(i)), name: 'identify', data: { traits: {} } },
    {
      ...common,
      kind: 'consent',
      key: stableUuid('c', String(i)),
      name: 'consent',
      data: { channel: 'email', status: 'subscribed', method: 'api' },
    },
  ];
}
