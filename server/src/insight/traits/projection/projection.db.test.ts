import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testApp, type TestApp } from '../../../../test/setup/harness.ts';
import { scoped } from '../../../platform/clickhouse/index.ts';
import type { Context } from '../../../platform/context.ts';
import { inSystem } from '../../../platform/postgres/index.ts';
import { acceptMessages } from '../../../records/events/index.ts';
import { mergeProfiles, profileMovers, queueProjections } from '../../../records/profiles/index.ts';
import { stableUuid } from '../../../platform/crypto/index.ts';
import { traitsOf } from '../store.ts';
import { projectQueued } from './project.ts';
import { rebuildProjections } from './rebuild.ts';

let app: TestApp;
let ctx: Context;
beforeAll(async () => {
  app = await testApp();
  ctx = await app.createWorkspace({ currency: 'EUR' });
});
afterAll(() => app.close());

const buy = (email: string, id: string, units: number): Promise<void> =>
  acceptMessages(app.platform, ctx.workspaceId, [
    {
      kind: 'order',
      key: stableUuid('test', id),
      time: Date.parse('2026-10-01T00:00:00Z'),
      who: { email },
      name: 'order',
      data: {
        id,
        placedAt: '2026-10-01T00:00:00Z',
        currency: 'EUR',
        lines: [{ sku: 'A', quantity: 1, unitPrice: units }],
      },
      source: 'test',
      trusted: true,
      backfill: false,
    },
  ]);
const idOf = async (email: string): Promise<number> => {
  const { rows } = await sql<{
    id: number;
  }>`select origin_id as id from profile_identifiers where workspace_id = ${ctx.workspaceId} and kind = 'email' and value = ${email}`.execute(
    app.platform.postgres.system,
  );
  return rows[0]?.id ?? 0;
};
const copies = () =>
  app.platform.clickhouse.query<{ id: number; orders: number; net_spend: number }>(
    ctx.workspaceId,
    `SELECT profile_id AS id, orders, net_spend FROM ${scoped('profiles')} WHERE NOT deleted ORDER BY id`,
  );
const queued = async (): Promise<number> => {
  const { rows } = await sql<{
    n: number;
  }>`select count(*)::int as n from projection_queue where kind <> 'alias'`.execute(app.platform.postgres.system);
  return rows[0]?.n ?? 0;
};

test('purchases move with a merge and come back when it is undone, in the figures and their copies', async () => {
  await buy('a@example.com', 'O1', 10);
  await buy('b@example.com', 'O2', 5);
  await app.settle();
  const [a, b] = [await idOf('a@example.com'), await idOf('b@example.com')];
  const { postgres, clock, slots } = app.platform;
  await inSystem(postgres, (tx) =>
    mergeProfiles(
      app.platform,
      tx,
      ctx.workspaceId,
      [{ survivor: a, absorbed: b, reason: 'manual' }],
      'test',
      clock.now(),
    ),
  );
  await app.settle();
  expect(await copies()).toEqual([{ id: a, orders: 2, net_spend: 1500 }]);
  await inSystem(postgres, async (tx) => {
    for (const mover of slots.all(profileMovers))
      await mover.move(tx, ctx.workspaceId, [{ from: a, to: b, origins: [b] }], clock.now());
    await queueProjections(tx, ctx.workspaceId, 'profile', [a, b]);
    const traits = await traitsOf(tx, ctx.workspaceId, [a, b]);
    expect(traits.map((t) => [t.profile_id, t.net_spend]).sort()).toEqual(
      [
        [a, 1000],
        [b, 500],
      ].sort(),
    );
  });
});

test('while the event store is away nothing leaves the queue; after a loss everything is copied again', async () => {
  await app.settle();
  const before = await copies();
  const { clickhouse } = app.platform;
  expect(await rebuildProjections(app.platform)).toBeGreaterThan(0);
  const waiting = await queued();
  await clickhouse.command('RENAME TABLE profiles TO profiles_away');
  await expect(projectQueued(app.platform)).rejects.toThrow();
  expect(await queued()).toBe(waiting);
  await clickhouse.command('RENAME TABLE profiles_away TO profiles');
  await clickhouse.command('TRUNCATE TABLE profiles');
  await app.settle();
  expect(await queued()).toBe(0);
  expect(await copies()).toEqual(before);
});

test('messages received, opened and clicked are counted per person', async () => {
  const track = (name: string, n: number, properties = {}): Promise<void> =>
    acceptMessages(app.platform, ctx.workspaceId, [
      {
        kind: 'track',
        key: stableUuid('t', name, String(n)),
        time: Date.parse('2026-11-01T00:00:00Z') + n,
        who: { email: 'c@example.com' },
        name,
        data: { value: '0', properties },
        source: 'test',
        trusted: true,
        backfill: false,
      },
    ]);
  await track('Received Email', 1);
  await track('Received Email', 2);
  await track('Opened Email', 1);
  await track('Opened Email', 2, { machine: true });
  await track('Clicked Email', 1);
  await app.settle();
  const rows = await app.platform.clickhouse.query(
    ctx.workspaceId,
    `SELECT email_received, email_opened, email_clicked FROM ${scoped('profiles')} WHERE profile_id = {id:UInt64}`,
    { params: { id: await idOf('c@example.com') } },
  );
  expect(rows).toEqual([{ email_received: 2, email_opened: 1, email_clicked: 1 }]);
});
