import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { spawnSender } from '../../../test/world/sender-process.ts';
import { startSink, type SmtpSink } from '../../../test/world/smtp-sink.ts';
import { testApp, type TestApp } from '../../../test/setup/harness.ts';
import type { Context } from '../../platform/context.ts';
import { stableUuid } from '../../platform/crypto/index.ts';
import { createSegment } from '../../insight/segments/index.ts';
import { acceptMessages, type Message } from '../../records/events/index.ts';
import { changeSettings } from '../delivery/actions/settings.ts';
import { createCampaign, readCampaign } from './actions/draft.ts';
import { scheduleCampaign } from './actions/schedule.ts';
import { resendDoubtful } from './actions/steer.ts';
import { campaignRecipients } from './queries/recipients.ts';
import { campaignResults } from './queries/results.ts';

const people = Number(process.env.KILL_TEST_PEOPLE ?? 300);
const randomKills = Number(process.env.KILL_TEST_KILLS ?? 2);
let app: TestApp;
let sink: SmtpSink;
beforeAll(async () => {
  app = await testApp({ now: new Date() });
  sink = await startSink();
}, 120_000);
afterAll(async () => {
  await app.close();
  await sink.close();
});

const address = (i: number) => `p${i}@kill.example`;

async function campaignFor(ctx: Context, onDoubt?: 'hold'): Promise<number> {
  await sql`update workspaces set settings = '{"postalAddress":"1 Kiln Road, Leeds"}' where id = ${ctx.workspaceId}`.execute(
    app.platform.postgres.system,
  );
  await changeSettings(ctx, {
    smtpUrl: `smtp://127.0.0.1:${sink.port}?connections=5`,
    fromName: 'Fern',
    fromEmail: 'hello@fern.example',
  });
  const messages = Array.from({ length: people }, (_, i): Message[] => {
    const common = {
      time: app.clock.now().getTime(),
      who: { email: address(i) },
      source: 'test',
      trusted: true,
      backfill: false,
    };
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
  }).flat();
  await acceptMessages(app.platform, ctx.workspaceId, messages);
  await app.settle();
  const segment = await createSegment(ctx, {
    name: 'All',
    rule: { version: 1, population: 'known', where: { kind: 'trait', trait: 'orders', is: { op: 'gte', value: 0 } } },
  });
  const content = {
    class: 'marketing',
    subject: 'Hi',
    preheader: '',
    format: 'html',
    source: '<a href="https://shop.example">Shop</a>',
    textSource: null,
  } as const;
  return (await createCampaign(ctx, 'Killed', { content, includeSegments: [segment.id], onDoubt })).id;
}

type Row = { address: string; state: string; doubted: boolean };
const ledger = async (ctx: Context): Promise<Row[]> =>
  (
    await sql<Row>`select address, state, doubtful_at is not null as doubted from sends where workspace_id = ${ctx.workspaceId}`.execute(
      app.platform.postgres.system,
    )
  ).rows;

async function runToTheEnd(ctx: Context, id: number): Promise<void> {
  const sender = await spawnSender(app);
  for (let i = 0; i < 600 && (await readCampaign(ctx, id)).state !== 'sent'; i += 1)
    await new Promise((done) => setTimeout(done, 100));
  sender.kill('SIGTERM');
  expect(await sender.ended).toBe(0);
  expect((await readCampaign(ctx, id)).state).toBe('sent');
}

const points = [
  'campaign.freeze.before:1',
  'campaign.freeze.batch:1',
  'campaign.frozen.committed:1',
  'ledger.claimed.committed:1',
  'ledger.gate.passed:1',
  'ledger.hand.before:2',
  'ledger.handed.committed:2',
  'ledger.deliver.before:9',
  'ledger.deliver.replied:11',
  'ledger.settle.before:4',
  'ledger.settled.committed:3',
];

async function killAlongTheWay(at: readonly string[]): Promise<void> {
  for (const point of at) {
    const sender = await spawnSender(app, `${point}:kill`);
    expect([point, await sender.ended]).toEqual([point, 'SIGKILL']);
  }
  for (let i = 0; i < randomKills; i += 1) {
    const sender = await spawnSender(app);
    await new Promise((done) => setTimeout(done, 20 + ((i * 131) % 300)));
    sender.kill('SIGKILL');
    await sender.ended;
  }
}

/** Everybody has it; who has it twice was in doubt, and both copies are one message to a receiver. */
function nobodyMissing(doubted: ReadonlySet<string>): void {
  for (let i = 0; i < people; i += 1) {
    const copies = sink.messages().get(address(i)) ?? [];
    expect([address(i), copies.length]).not.toEqual([address(i), 0]);
    if (copies.length > 1) {
      expect(doubted).toContain(address(i));
      expect(new Set(copies).size).toBe(1);
    }
  }
}

test('killed at every point of the ledger: sent again by itself, nobody is missing, doubles are marked', async () => {
  const ctx = await app.createWorkspace();
  const id = await campaignFor(ctx);
  await scheduleCampaign(ctx, id, null);
  await killAlongTheWay(points);
  await runToTheEnd(ctx, id);

  const rows = await ledger(ctx);
  expect(rows).toHaveLength(people);
  expect(rows.every((row) => row.state === 'accepted')).toBe(true);
  const doubted = new Set(rows.filter((r) => r.doubted).map((r) => r.address));
  expect(doubted.size).toBeGreaterThan(0);
  nobodyMissing(doubted);
  const results = await campaignResults(ctx, id);
  expect(results).toMatchObject({
    delivered: people,
    doubtful: 0,
    everDoubtful: doubted.size,
    sentAgain: doubted.size,
  });
  const marked = await campaignRecipients(ctx, id, { limit: people, doubted: true });
  expect(new Set(marked.items.map((r) => r.address))).toEqual(doubted);
  expect(marked.items.every((r) => r.sentAgain)).toBe(true);
}, 600_000);

test('with `hold` the doubtful wait for a person: nobody gets two until they are sent again', async () => {
  const ctx = await app.createWorkspace();
  sink.messages().clear();
  const id = await campaignFor(ctx, 'hold');
  await scheduleCampaign(ctx, id, null);
  await killAlongTheWay(['ledger.handed.committed:2', 'ledger.deliver.replied:11', 'ledger.settle.before:4']);
  await runToTheEnd(ctx, id);

  const rows = await ledger(ctx);
  for (const row of rows) {
    expect(['accepted', 'doubtful']).toContain(row.state);
    const copies = sink.messages().get(row.address)?.length ?? 0;
    if (row.state === 'accepted') expect([row.address, copies]).toEqual([row.address, 1]);
    else expect(copies).toBeLessThanOrEqual(1);
  }
  const doubted = new Set(rows.filter((r) => r.doubted).map((r) => r.address));
  expect(doubted.size).toBeGreaterThan(0);
  await resendDoubtful(ctx, id);
  await runToTheEnd(ctx, id);
  nobodyMissing(doubted);
}, 600_000);

test('asked to stop, it drains: no doubtful rows', async () => {
  const ctx = await app.createWorkspace();
  sink.messages().clear();
  const id = await campaignFor(ctx);
  await scheduleCampaign(ctx, id, null);
  for (let i = 0; i < 2; i += 1) {
    const sender = await spawnSender(app);
    for (let wait = 0; wait < 400 && sink.messages().size < (i + 1) * 20; wait += 1)
      await new Promise((done) => setTimeout(done, 10));
    sender.kill('SIGTERM');
    expect(await sender.ended).toBe(0);
    for (const row of await ledger(ctx)) expect(['planned', 'accepted']).toContain(row.state);
  }
  await runToTheEnd(ctx, id);
  for (let i = 0; i < people; i += 1) expect(sink.messages().get(address(i))).toHaveLength(1);
}, 300_000);
