import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startSink, type SmtpSink } from '../../../test/world/smtp-sink.ts';
import { testApp, type TestApp } from '../../../test/setup/harness.ts';
import { setSendingPaused } from '../../foundation/workspaces/store.ts';
import { transact, type Context } from '../../platform/context.ts';
import { decideConsent } from '../../records/consent/index.ts';
import { acceptMessages, type Message } from '../../records/events/index.ts';
import { stableUuid } from '../../platform/crypto/index.ts';
import { createSegment } from '../../insight/segments/index.ts';
import { profilesWithAddress } from '../../records/profiles/index.ts';
import { changeSettings } from '../delivery/actions/settings.ts';
import { transportOf } from '../delivery/transports.ts';
import { createCampaign, updateCampaign } from './actions/draft.ts';
import { scheduleCampaign } from './actions/schedule.ts';
import { cancelCampaign, pauseCampaign, resumeCampaign, unscheduleCampaign } from './actions/steer.ts';
import { estimateAudience } from './queries/reach.ts';
import { campaignResults } from './queries/results.ts';
import { readCampaign } from './actions/draft.ts';

let app: TestApp;
let sink: SmtpSink;
const raws = new Map<string, string>();
beforeAll(async () => {
  app = await testApp();
  sink = await startSink({ keep: (to, raw) => raws.set(to, raw) });
});
afterAll(async () => {
  await app.close();
  await sink.close();
});

const content = {
  class: 'marketing',
  subject: 'Hello {{ profile.first_name | default: "you" }}',
  preheader: '',
  format: 'html',
  source: '<p>Sale</p><a href="https://shop.example/sale">Shop</a>',
  textSource: null,
} as const;

async function brand(
  locals: readonly string[],
): Promise<{ ctx: Context; segmentId: number; at: (local: string) => string }> {
  const ctx = await app.createWorkspace();
  const at = (local: string) => `${local}@w${ctx.workspaceId}.example`;
  await sql`update workspaces set settings = '{"postalAddress":"1 Kiln Road, Leeds"}' where id = ${ctx.workspaceId}`.execute(
    app.platform.postgres.system,
  );
  await changeSettings(ctx, {
    smtpUrl: `smtp://127.0.0.1:${sink.port}?connections=5`,
    fromName: 'Fern',
    fromEmail: 'hello@fern.example',
  });
  const time = app.clock.now().getTime();
  await acceptMessages(
    app.platform,
    ctx.workspaceId,
    locals.flatMap((local): Message[] => {
      const common = { time, who: { email: at(local) }, source: 'test', trusted: true, backfill: false };
      return [
        {
          ...common,
          kind: 'identify',
          key: stableUuid('i', at(local)),
          name: 'identify',
          data: { traits: { firstName: local } },
        },
        ...(local.startsWith('nobody')
          ? []
          : [
              {
                ...common,
                kind: 'consent' as const,
                key: stableUuid('c', at(local)),
                name: 'consent',
                data: { channel: 'email', status: 'subscribed', method: 'api' },
              },
            ]),
      ];
    }),
  );
  await app.settle();
  const segment = await createSegment(ctx, {
    name: 'All',
    rule: { version: 1, population: 'known', where: { kind: 'trait', trait: 'orders', is: { op: 'gte', value: 0 } } },
  });
  return { ctx, segmentId: segment.id, at };
}

async function until(ctx: Context, id: number, state: string): Promise<void> {
  for (let i = 0; i < 40 && (await readCampaign(ctx, id)).state !== state; i += 1) {
    await app.settle();
    app.clock.advance(6 * 60_000);
  }
  expect((await readCampaign(ctx, id)).state).toBe(state);
}

test('everybody who may be mailed gets one message; refusals, delays and lost replies end where they should', async () => {
  const locals = ['ada', 'bob', 'nobody', 'perm', 'policy', 'tempfail+2', 'dropafterdata', 'dropbeforedata'];
  const { ctx, segmentId, at } = await brand(locals);
  const campaign = await createCampaign(ctx, 'Sale', { content, includeSegments: [segmentId] });
  expect(await estimateAudience(ctx, { include: [segmentId], exclude: [] }, 'marketing')).toEqual({
    audience: 8,
    reachable: 7,
    leftOut: { never_subscribed: 1 },
  });
  await scheduleCampaign(ctx, campaign.id, null);
  for (let i = 0; i < 12; i += 1) {
    await app.settle();
    app.clock.advance(9 * 3600_000);
  }
  await until(ctx, campaign.id, 'sent');
  const results = await campaignResults(ctx, campaign.id);
  expect(results).toMatchObject({
    recipients: 7,
    delivered: 3,
    bounced: 3,
    doubtful: 1,
    everDoubtful: 1,
    sentAgain: 1,
    waiting: 0,
    leftOut: { never_subscribed: 1 },
  });
  expect(results.bounceReasons).toEqual({ no_such_address: 1, policy: 1, gave_up: 1 });
  for (const local of ['ada', 'bob', 'tempfail+2']) expect(sink.messages().get(at(local))).toHaveLength(1);
  // A server that takes the message and hangs up is tried again, but not for ever, and always with the same message.
  const copies = sink.messages().get(at('dropafterdata')) ?? [];
  expect([copies.length, new Set(copies).size]).toEqual([3, 1]);
  expect(sink.messages().has(at('nobody'))).toBe(false);
  const raw = raws.get(at('ada')) ?? '';
  expect(raw).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click');
  expect(raw).toMatch(/^Subject: Hello /m);
}, 120_000);

test('SMTP_URL is the way out of a workspace that only says who it writes as', async () => {
  const smtpUrl = `smtp://127.0.0.1:${sink.port}`;
  const ctx = await app.createWorkspace();
  const installed = { ...ctx, platform: { ...ctx.platform, config: { ...ctx.platform.config, smtpUrl } } };
  expect(await changeSettings(installed, { fromEmail: 'hello@fern.example' })).toMatchObject({
    provider: 'smtp',
    smtpHost: '127.0.0.1',
  });
  expect((await transportOf(installed)).name).toBe('smtp');
  expect(await changeSettings(installed, { provider: 'mailbox' })).toMatchObject({ provider: 'mailbox' });
  expect((await transportOf(installed)).name).toBe('mailbox');
});

test('consent withdrawn after the freeze is honoured; pause stops, cancel ends', async () => {
  const { ctx, segmentId, at } = await brand(['kim', 'lou']);
  const campaign = await createCampaign(ctx, 'News', { content, includeSegments: [segmentId] });
  await updateCampaign(ctx, campaign.id, { subject: 'Other' });
  await transact(ctx, (tx) => setSendingPaused(tx, ctx.workspaceId, 'test'));
  await scheduleCampaign(ctx, campaign.id, null);
  await app.settle();
  expect((await campaignResults(ctx, campaign.id)).waiting).toBe(2);
  await pauseCampaign(ctx, campaign.id);
  const [kim = 0] = await transact(ctx, (tx) => profilesWithAddress(tx, ctx.workspaceId, 'email', [at('kim')]));
  await decideConsent(ctx, kim, {
    channel: 'email',
    purpose: 'marketing',
    status: 'unsubscribed',
    method: 'manual',
    doubleOptIn: false,
  });
  await transact(ctx, (tx) => setSendingPaused(tx, ctx.workspaceId, null));
  app.clock.advance(60_000);
  await app.settle();
  expect(sink.messages().has(at('lou'))).toBe(false);
  await resumeCampaign(ctx, campaign.id);
  await until(ctx, campaign.id, 'sent');
  expect(sink.messages().get(at('lou'))).toHaveLength(1);
  expect(sink.messages().has(at('kim'))).toBe(false);
  expect(await campaignResults(ctx, campaign.id)).toMatchObject({
    delivered: 1,
    skipped: 1,
    skipReasons: { unsubscribed: 1 },
  });
  await expect(cancelCampaign(ctx, campaign.id)).rejects.toMatchObject({ code: 'campaign_state' });
}, 120_000);

test('a campaign that could not start within 15 minutes is held, not sent', async () => {
  const { ctx, segmentId, at } = await brand(['max']);
  const campaign = await createCampaign(ctx, 'Late', { content, includeSegments: [segmentId] });
  await scheduleCampaign(ctx, campaign.id, new Date(app.clock.now().getTime() + 3600_000));
  app.clock.advance(3600_000 + 16 * 60_000);
  await app.settle();
  expect(await readCampaign(ctx, campaign.id)).toMatchObject({ state: 'held' });
  expect(sink.messages().has(at('max'))).toBe(false);
  await scheduleCampaign(ctx, campaign.id, null);
  await until(ctx, campaign.id, 'sent');
  expect(sink.messages().get(at('max'))).toHaveLength(1);
}, 120_000);

test('a draft keeps the time it is meant for; only scheduling makes it count', async () => {
  const { ctx, segmentId, at } = await brand(['tia']);
  const meant = new Date(app.clock.now().getTime() + 3600_000);
  const draft = { content, includeSegments: [segmentId], scheduledAt: meant.toISOString() };
  const { id } = await createCampaign(ctx, 'Meant for later', draft);
  app.clock.advance(2 * 3600_000);
  await app.settle();
  expect(await readCampaign(ctx, id)).toMatchObject({ state: 'draft', scheduled_at: meant });
  expect(sink.messages().has(at('tia'))).toBe(false);

  const later = new Date(app.clock.now().getTime() + 3600_000);
  await scheduleCampaign(ctx, id, later);
  expect(await unscheduleCampaign(ctx, id)).toMatchObject({ state: 'draft', scheduled_at: later });
  expect(await updateCampaign(ctx, id, { scheduledAt: null })).toMatchObject({ scheduled_at: null });
}, 120_000);
