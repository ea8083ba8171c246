import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testApp, type TestApp } from '../../test/setup/harness.ts';
import { createSegment, evaluateSegments, freezeAudience } from '../insight/segments/index.ts';
import { scoped } from '../platform/clickhouse/index.ts';
import type { Context } from '../platform/context.ts';
import { stableUuid } from '../platform/crypto/index.ts';
import { inSystem } from '../platform/postgres/index.ts';
import {
  acceptMessages,
  archiveEvents,
  checkStore,
  monthSums,
  processInbox,
  rebuildStore,
  shipEvents,
  storeIsComplete,
} from '../records/events/index.ts';
import { mergeProfiles } from '../records/profiles/index.ts';
import { differences, readChecksums } from './checksums.ts';
import { migrateEvents } from './migrations.ts';
import { createEventDatabase } from './store.ts';

let app: TestApp;
let ctx: Context;
beforeAll(async () => {
  app = await testApp();
  ctx = await app.createWorkspace({ currency: 'EUR' });
});
afterAll(() => app.close());

const at = (n: number): number => Date.UTC(2025, 10, 1) + n * 7 * 3_600_000;
const view = (n: number): Promise<void> =>
  acceptMessages(app.platform, ctx.workspaceId, [
    {
      kind: 'track',
      key: stableUuid('view', String(n)),
      time: at(n),
      who: { email: `p${n % 40}@example.com` },
      name: 'Viewed Product',
      data: {
        value: '0',
        properties: { sku: `S${n % 7}`, n, seen: n % 2 ? new Date(at(n)).toISOString() : n },
        facts: { fields: {}, properties: { birthday: `${1950 + (n % 60)}-04-16`, sizes: [n % 2 === 0, 'M'] } },
      },
      source: 'test',
      trusted: true,
      backfill: false,
    },
  ]);
const buy = (n: number): Promise<void> =>
  acceptMessages(app.platform, ctx.workspaceId, [
    {
      kind: 'order',
      key: stableUuid('order', String(n)),
      time: at(n),
      who: { email: `p${n % 40}@example.com` },
      name: 'order',
      data: {
        id: `O${n}`,
        placedAt: new Date(at(n)).toISOString(),
        currency: 'EUR',
        lines: [{ sku: `S${n % 7}`, quantity: 1, unitPrice: 10 + n }],
      },
      source: 'test',
      trusted: true,
      backfill: false,
    },
  ]);

const credit = (n: number): Promise<void> =>
  acceptMessages(app.platform, ctx.workspaceId, [
    {
      kind: 'order',
      key: stableUuid('credit', String(n)),
      time: at(n),
      who: { email: `p${n % 40}@example.com` },
      name: 'creditNote',
      data: {
        type: 'creditNote',
        id: `C${n}`,
        issuedAt: new Date(at(n)).toISOString(),
        currency: 'EUR',
        lines: [{ sku: `S${n % 7}`, quantity: 1, unitPrice: 5 }],
      },
      source: 'test',
      trusted: true,
      backfill: false,
    },
  ]);

const numbers = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, i) => from + i);
const lose = async (): Promise<void> => {
  const { clickhouse } = app.platform;
  await clickhouse.command(`DROP DATABASE ${clickhouse.database} SYNC`);
};
const comeBack = async (): Promise<void> => {
  await createEventDatabase(app.platform.clickhouse);
  await migrateEvents(app.platform.clickhouse);
};
/** Everything a reader can ask of the copies, without the versions, which rise with each copy. */
type Rows = Record<string, unknown>[];
const copies = async (): Promise<Record<string, Rows>> => {
  const ask = (text: string): Promise<Rows> => app.platform.clickhouse.query(ctx.workspaceId, text);
  return {
    profiles: await ask(`SELECT * EXCEPT version FROM ${scoped('profiles')} WHERE NOT deleted ORDER BY profile_id`),
    orders: await ask(`SELECT * EXCEPT version FROM ${scoped('orders')} ORDER BY order_id`),
    lines: await ask(`SELECT * EXCEPT version FROM ${scoped('order_lines')} ORDER BY order_id, line`),
    aliases: await ask(`SELECT from_id, to_id FROM ${scoped('profile_aliases')} ORDER BY from_id`),
    members: await ask(
      `SELECT segment_id, profile_id, at, sign FROM ${scoped('segment_members')} ORDER BY segment_id, profile_id, at`,
    ),
    timeline: await ask(`SELECT profile_id, seq, metric, properties FROM ${scoped('timeline')} ORDER BY seq`),
  };
};
const withoutProfiles = ({ profiles: _profiles, ...rest }: Record<string, Rows>): Record<string, Rows> => rest;
/** The one event that arrives while the store is lost: months after all others, of one of the buyers. */
const late = 1005;
const lateMonth = '2026-08';
const lateBuyer = `p${late % 40}@example.com`;
const filesKnown = async (): Promise<number> => {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from event_archives`.execute(
    app.platform.postgres.system,
  );
  return rows[0]?.n ?? 0;
};

test('a lost event store is rebuilt to the same content while ingest goes on', async () => {
  const { platform } = app;
  await Promise.all(numbers(0, 300).map(view));
  await Promise.all(numbers(0, 60).map(buy));
  await Promise.all(numbers(0, 3).map(credit));
  await app.settle();
  const { rows } = await sql<{ id: number }>`
    select origin_id as id from profile_identifiers where workspace_id = ${ctx.workspaceId} order by id limit 2`.execute(
    platform.postgres.system,
  );
  await inSystem(platform.postgres, (tx) =>
    mergeProfiles(
      platform,
      tx,
      ctx.workspaceId,
      [{ survivor: rows[0]?.id ?? 0, absorbed: rows[1]?.id ?? 0, reason: 'manual' }],
      'test',
      platform.clock.now(),
    ),
  );
  await app.settle();
  const segment = await createSegment(ctx, {
    name: 'Buyers',
    rule: { where: { kind: 'trait', trait: 'orders', is: { op: 'gte', value: 2 } } },
  });
  await evaluateSegments(ctx, [segment.id]);
  expect(await archiveEvents(platform, new Date(platform.clock.now().getTime() + 1000))).toBeGreaterThan(0);
  await Promise.all(numbers(300, 400).map(view));
  await app.settle();
  const before = { sums: await monthSums(platform.clickhouse), copies: await copies() };
  expect(before.copies.members).not.toEqual([]);
  expect(before.copies.aliases).not.toEqual([]);

  await lose();
  await view(late);
  await expect(checkStore(platform)).rejects.toThrow();
  while (await processInbox(platform));
  await expect(shipEvents(platform)).rejects.toThrow();
  await comeBack();
  // Before anybody has noticed: what would be shipped now would be there twice after the rebuild.
  expect(await shipEvents(platform)).toBe(false);
  expect(await checkStore(platform)).toBe('lost');
  expect(await storeIsComplete(platform)).toBe(false);
  expect(await evaluateSegments(ctx, [segment.id])).toEqual([]);
  await expect(freezeAudience(ctx, { include: [segment.id], exclude: [] }).next()).rejects.toThrow();
  const files = await filesKnown();
  expect(await archiveEvents(platform, new Date(platform.clock.now().getTime() + 1000))).toBe(0);
  expect(await filesKnown()).toBe(files);

  await rebuildStore(platform);
  await app.settle();
  expect(await checkStore(platform)).toBe('same');
  const after = { sums: await monthSums(platform.clickhouse), copies: await copies() };
  expect(after.sums.filter((sum) => sum.month < lateMonth)).toEqual(before.sums);
  expect(after.sums.filter((sum) => sum.month >= lateMonth)).toMatchObject([{ events: 1 }]);
  const { profiles: _profiles, timeline, ...rest } = after.copies;
  expect({ ...rest, timeline: timeline?.slice(0, -1) }).toEqual(withoutProfiles(before.copies));
  expect(after.copies.profiles?.filter((p) => p.email !== lateBuyer)).toEqual(
    before.copies.profiles?.filter((p) => p.email !== lateBuyer),
  );
});

test('a rebuild that was interrupted begins anew and doubles nothing', async () => {
  const { platform } = app;
  const [sums, found] = [await readChecksums(platform), await copies()];
  expect(sums.waiting).toEqual({ events: 0, copies: 0 });
  await lose();
  await comeBack();
  expect(await checkStore(platform)).toBe('lost');
  const interrupted = {
    ...platform,
    faults: (point: string) => (point === 'rebuild.inserted' ? Promise.reject(new Error('interrupted')) : undefined),
  };
  await expect(rebuildStore(interrupted)).rejects.toThrow('interrupted');
  expect(await checkStore(platform)).toBe('lost');
  await rebuildStore(platform);
  await app.settle();
  expect(await readChecksums(platform)).toEqual(sums);
  expect(await copies()).toEqual(found);
});

test('the checksums tell of anything that differs in the copies of people, orders and lines, or is still to come', async () => {
  const { platform } = app;
  const before = await readChecksums(platform);
  expect(before.copies.map(({ name, rows }) => [name, rows > 0])).toEqual([
    ['people', true],
    ['aliases', true],
    ['timeline', true],
    ['orders', true],
    ['order lines', true],
    ['credit notes', true],
    ['credit note lines', true],
  ]);
  const tampered: [string, string, string][] = [
    ['people', 'profiles', `city = 'Nowhere'`],
    ['orders', 'orders', 'gross = gross + 1'],
    ['order lines', 'order_lines', 'quantity = quantity + 1'],
    ['credit notes', 'credit_notes', 'amount = amount + 1'],
  ];
  for (const [name, table, change] of tampered) {
    await platform.clickhouse.command(
      `ALTER TABLE ${table} UPDATE ${change} WHERE workspace_id = ${ctx.workspaceId} SETTINGS mutations_sync = 2`,
    );
    const { before: lost } = differences(before, await readChecksums(platform));
    expect(lost.map((line) => line.split('  ')[0])).toContain(name);
  }
  await rebuildStore(platform);
  await app.settle();
  expect(differences(before, await readChecksums(platform))).toEqual({ before: [], now: [] });
  await view(2000);
  expect((await readChecksums(platform)).waiting.events).toBe(1);
});
