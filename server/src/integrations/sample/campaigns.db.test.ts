import { afterAll, beforeAll, expect, test } from 'vitest';
import { sql } from 'kysely';
import { testApp, type TestApp } from '../../../test/setup/harness.ts';
import { countRule, listSegments } from '../../insight/segments/index.ts';
import { campaignResults, createCampaign, scheduleCampaign } from '../../messaging/campaigns/index.ts';
import { scoped } from '../../platform/clickhouse/index.ts';
import { transact, type Context } from '../../platform/context.ts';
import { creditPeople } from '../../measurement/attribution/index.ts';
import { generateSample } from './index.ts';

let app: TestApp;
let ctx: Context;
type Row = Record<string, string | number>;
const rows = (text: ReturnType<typeof sql<Row>>) => transact(ctx, async (tx) => (await text.execute(tx)).rows);

beforeAll(async () => {
  app = await testApp();
  ctx = await app.createWorkspace();
  await generateSample(app.platform, ctx.workspaceId, { profiles: 3000, seed: 5 });
}, 240_000);
afterAll(() => app?.close());

test('results of past campaigns are what the events say', async () => {
  const campaigns = await rows(sql`select id, name from campaigns where state = 'sent' order by id`);
  expect(campaigns).toHaveLength(7);
  const events = await app.platform.clickhouse.query<Row>(
    ctx.workspaceId,
    `SELECT toUInt64(properties.sourceId) AS id, countIf(metric = 'Received Email') AS delivered, countIf(metric = 'Bounced Email') AS bounced,
      countIf(metric = 'Opened Email' AND properties.machine = false) AS opens, countIf(metric = 'Opened Email' AND properties.machine = true) AS machineOpens,
      countIf(metric = 'Clicked Email') AS clicks
    FROM ${scoped('events')} WHERE metric IN ('Received Email', 'Bounced Email', 'Opened Email', 'Clicked Email') GROUP BY id ORDER BY id`,
  );
  const results = [];
  for (const { id } of campaigns) {
    const { delivered, bounced, opens, machineOpens, clicks, links, waiting, recipients } = await campaignResults(
      ctx,
      Number(id),
    );
    results.push({ id, delivered, bounced, opens, machineOpens, clicks });
    expect(waiting).toBe(0);
    expect(recipients).toBe(delivered + bounced);
    expect(links.reduce((sum, link) => sum + link.clicks, 0)).toBe(clicks);
  }
  expect(results).toEqual(events);
  expect(results.reduce((sum, r) => sum + r.clicks, 0)).toBeGreaterThan(100);
});

test('credited revenue is a part of what the shop took, and stays when it is computed again', async () => {
  const campaigns = await rows(sql`select id from campaigns where state = 'sent'`);
  let [orders, revenue, unsubscribes] = [0, 0, 0];
  for (const { id } of campaigns) {
    const results = await campaignResults(ctx, Number(id));
    orders += results.orders;
    revenue += results.revenue;
    unsubscribes += results.unsubscribes;
  }
  const [shop] = await rows(
    sql`select sum(base_total - base_refunded)::int8 as net from orders where cancelled_at is null`,
  );
  expect(orders).toBeGreaterThan(5);
  expect(unsubscribes).toBeGreaterThan(5);
  expect(revenue).toBeGreaterThan(0);
  expect(revenue).toBeLessThan(Number(shop?.net) / 4);
  const credits = sql<Row>`select order_id, touch_key, source_id, send_id from order_credits order by order_id`;
  const before = await rows(credits);
  await transact(ctx, async (tx) => {
    const people = await sql<{ id: number }>`select distinct profile_id as id from touches`.execute(tx);
    await creditPeople(
      tx,
      ctx.workspaceId,
      people.rows.map((row) => row.id),
      app.clock.now(),
    );
  });
  expect(await rows(credits)).toEqual(before);
});

test('nobody got a newsletter they were not subscribed for, and who left by one is marked on it', async () => {
  const [wrong] = await rows(sql`select
    (select count(*) from sends s where not exists (select from consent_ledger l where l.profile_id = s.profile_id and l.channel = 'email'
      and l.status = 'subscribed' and l.effective_at <= s.handed_at)) as unasked,
    (select count(*) from sends s join consents c on c.profile_id = s.profile_id and c.channel = 'email'
      where c.status = 'unsubscribed' and c.effective_at < s.handed_at - interval '25 minutes') as late,
    (select count(*) from sends s join consents c on c.profile_id = s.profile_id and c.channel = 'email'
      where s.unsubscribed_at is distinct from c.effective_at and s.unsubscribed_at is not null) as unmatched`);
  expect(wrong).toEqual({ unasked: 0, late: 0, unmatched: 0 });
});

test('has segments of believable size with growth that ends at what they count now', async () => {
  const { items } = await listSegments(ctx, { deleted: false, limit: 50 });
  expect(items).toHaveLength(10);
  for (const segment of items) {
    expect(segment.memberCount, segment.name).toBeGreaterThan(5);
    expect(segment.memberCount, segment.name).toBe((await countRule(ctx, segment.rule)).count);
    expect(segment.sparkline, segment.name).toHaveLength(6);
    expect(segment.sparkline.at(-1)).toBe(segment.memberCount);
  }
});

test('is ready to send: a draft to a segment goes to the mailbox', async () => {
  const [draft] = await rows(sql`select id, template_id from campaigns where state = 'draft'`);
  const { items } = await listSegments(ctx, { search: 'VIP', deleted: false, limit: 1 });
  const vip = await createCampaign(ctx, 'To the few', {
    templateId: Number(draft?.template_id),
    includeSegments: [items[0]!.id],
  });
  await scheduleCampaign(ctx, vip.id, null);
  await app.settle();
  const results = await campaignResults(ctx, vip.id);
  expect(results).toMatchObject({ state: 'sent', waiting: 0, bounced: 0 });
  expect(results.delivered).toBeGreaterThan(0);
  expect(await rows(sql`select count(*) as n from mailbox_messages`)).toEqual([{ n: results.delivered }]);
});
