import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testApp, type TestApp } from '../../../test/setup/harness.ts';
import { workUntilKilled } from '../../../test/world/loops-process.ts';
import { scoped } from '../../platform/clickhouse/index.ts';
import type { Context } from '../../platform/context.ts';
import { stableUuid } from '../../platform/crypto/index.ts';
import { archiveEvents } from './archive.ts';
import { acceptMessages } from './inbox.ts';

let app: TestApp;
let ctx: Context;
let accepted = 0;
beforeAll(async () => {
  app = await testApp();
  ctx = await app.createWorkspace();
});
afterAll(() => app.close());

async function accept(count: number): Promise<void> {
  const from = accepted;
  accepted += count;
  await acceptMessages(
    app.platform,
    ctx.workspaceId,
    Array.from({ length: count }, (_, i) => ({
      kind: 'track' as const,
      key: stableUuid('fault', String(from + i)),
      time: Date.UTC(2026, 9, 1) + i * 1000,
      who: { email: `p${i % 7}@example.com` },
      name: 'Viewed Product',
      data: { value: '0', properties: { n: from + i } },
      source: 'test',
      trusted: true,
      backfill: false,
    })),
  );
}

const numbersIn = async (table: 'events' | 'timeline'): Promise<number[]> => {
  const n = table === 'events' ? 'properties.n::UInt32' : `JSONExtractUInt(properties, 'n')`;
  const rows = await app.platform.clickhouse.query<{ n: number }>(
    ctx.workspaceId,
    `SELECT ${n} AS n FROM ${scoped(table)} ORDER BY n`,
  );
  return rows.map((row) => row.n);
};

async function expectEverythingOnce(): Promise<void> {
  const all = Array.from({ length: accepted }, (_, i) => i);
  expect(await numbersIn('events')).toEqual(all);
  expect(await numbersIn('timeline')).toEqual(all);
  const { rows } = await sql<{ kept: number; archived: number; profiles: number; queued: number }>`
    select (select coalesce(sum(event_count), 0)::int from event_batches) as kept,
      (select coalesce(sum(event_count), 0)::int from event_archives) as archived,
      (select count(*)::int from profiles) as profiles, (select count(*)::int from projection_queue) as queued`.execute(
    app.platform.postgres.system,
  );
  expect(rows[0]).toMatchObject({ profiles: 7, queued: 0 });
  expect((rows[0]?.kept ?? 0) + (rows[0]?.archived ?? 0)).toBe(accepted);
  const copies = await app.platform.clickhouse.query(
    ctx.workspaceId,
    `SELECT count() AS n FROM ${scoped('profiles')} WHERE NOT deleted`,
  );
  expect(copies).toEqual([{ n: 7 }]);
}

test.each([
  'processor.projected',
  'processor.beforeCommit',
  'shipper.beforeInsert',
  'shipper.betweenInserts',
  'shipper.inserted',
  'projection.beforeInsert',
  'projection.beforeCommit',
])(
  'a worker killed at %s leaves every accepted event there once',
  async (point) => {
    await accept(30);
    expect(await workUntilKilled(app, point)).toBe('SIGKILL');
    await app.settle();
    await expectEverythingOnce();
  },
  90_000,
);

test('a worker killed at archive.written leaves every batch in one place', async () => {
  await accept(30);
  await app.settle();
  expect(await workUntilKilled(app, 'archive.written')).toBe('SIGKILL');
  await expectEverythingOnce();
  expect(await archiveEvents(app.platform, new Date('2100-01-01'))).toBeGreaterThan(0);
  await expectEverythingOnce();
}, 90_000);
