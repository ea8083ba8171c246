import { randomBytes } from 'node:crypto';
import { appendFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import pg from 'pg';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { testApp, type TestApp } from '../../../test/setup/harness.ts';
import { renewFigures } from '../../insight/figures/index.ts';
import { createSegment, evaluateSegments } from '../../insight/segments/index.ts';
import { loadConfig, type Config } from '../../platform/config/index.ts';
import type { Context } from '../../platform/context.ts';
import { stableUuid } from '../../platform/crypto/index.ts';
import { localFiles } from '../../platform/files/index.ts';
import { createLog } from '../../platform/log/index.ts';
import { connectPostgres } from '../../platform/postgres/index.ts';
import { acceptMessages, archiveEvents, processInbox, shipEvents } from '../../records/events/index.ts';
import { openClickHouse } from '../platform.ts';
import { readManifest, type Manifest } from './manifest.ts';
import { pausedReason, restoreBackup } from './restore-backup.ts';
import { takeBackup } from './take-backup.ts';
import { unpackInto } from './tar.ts';

let app: TestApp;
let ctx: Context;
let scratch: string;
const databases: string[] = [];
const log = createLog('silent');

beforeAll(async () => {
  app = await testApp();
  ctx = await app.createWorkspace({ currency: 'EUR' });
  scratch = mkdtempSync(join(tmpdir(), 'rapport-backup-'));
});
afterAll(async () => {
  await app.close();
  for (const name of databases) {
    await admin(`drop database if exists ${name} with (force)`);
    const clickhouse = openClickHouse(at(inject('clickhouseUrl'), 'default'));
    await clickhouse.command(`DROP DATABASE IF EXISTS ${name}`);
    await clickhouse.close();
  }
  rmSync(scratch, { recursive: true, force: true });
});

const at = (url: string, name: string): string => Object.assign(new URL(url), { pathname: `/${name}` }).toString();
async function query<Row extends pg.QueryResultRow>(url: string, text: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url, options: '-c role=rapport_system' });
  await client.connect();
  try {
    return (await client.query<Row>(text)).rows;
  } finally {
    await client.end();
  }
}
async function admin(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: inject('databaseUrl') });
  await client.connect();
  await client.query(statement).finally(() => client.end());
}
/** An empty data directory and empty databases. */
async function emptyTarget(): Promise<Config> {
  const name = `t_${randomBytes(6).toString('hex')}`;
  databases.push(name);
  await admin(`create database ${name}`);
  return loadConfig({
    RAPPORT_DATA: join(scratch, name),
    DATABASE_URL: at(inject('databaseUrl'), name),
    CLICKHOUSE_URL: at(inject('clickhouseUrl'), name),
  });
}
const view = (n: number): Promise<void> =>
  acceptMessages(app.platform, ctx.workspaceId, [
    {
      kind: 'track',
      key: stableUuid('view', String(n)),
      time: Date.UTC(2026, n % 10, 1) + n * 1000,
      who: { email: `p${n % 30}@example.com` },
      name: 'Viewed Product',
      data: { value: '0', properties: { n, text: 'tab\t, line\n and \\ "quote" ü' } },
      source: 'test',
      trusted: true,
      backfill: false,
    },
  ]);
const many = (from: number, to: number): Promise<unknown> =>
  Promise.all(Array.from({ length: to - from }, (_, i) => view(from + i)));
const unpacked = async (file: string): Promise<Manifest> => {
  const folder = mkdtempSync(join(scratch, 'unpacked-'));
  await unpackInto(file, folder);
  return readManifest(folder);
};

/** Tables a restore changes by design: sending paused, the event store's own book-keeping, what is computed from it anew. */
const changing = [
  'public.workspaces',
  'public.event_store',
  'public.event_batches',
  'public.projection_queue',
  'public.figure_runs',
  'public.affinity_baselines',
  'public.segment_touched',
];
const contentOf = (manifest: Manifest): Record<string, string | undefined> => {
  const sums = new Map(manifest.files.map((file) => [file.name, file.sha256]));
  return Object.fromEntries(
    manifest.tables.filter((t) => !changing.includes(t.name)).map((t) => [t.name, sums.get(t.file)]),
  );
};

test('a backup taken during ingest restores to one moment: rows, files, events, with sending paused', async () => {
  const { platform } = app;
  await many(0, 200);
  await app.settle();
  await archiveEvents(platform, new Date(platform.clock.now().getTime() + 1000));
  await many(200, 300);
  await app.settle();
  const segment = await createSegment(ctx, { name: 'All', rule: { where: { kind: 'everyone' } } });
  await evaluateSegments(ctx, [segment.id]);
  await renewFigures(ctx);
  await platform.files.write('uploads/a.csv', Readable.from(['email\n', 'a@example.com\n']));

  let [busy, sent] = [true, 300];
  const ingest = (async () => {
    while (busy) {
      await many(sent, sent + 20);
      sent += 20;
      await processInbox(platform);
      if (sent % 60 === 0) await shipEvents(platform);
    }
  })();
  const file = join(scratch, 'one.tar');
  const report = await takeBackup(platform, file);
  busy = false;
  await ingest;
  expect(report.events).toBeGreaterThanOrEqual(300);
  expect(sent).toBeGreaterThan(300);

  const target = await emptyTarget();
  const restored = await restoreBackup(target, log, file);
  expect(restored).toMatchObject({ events: report.events, eventsAgree: true, secret: true });
  const url = target.databaseUrl ?? '';
  expect(await query(url, 'select distinct sending_paused_reason as reason from workspaces')).toEqual([
    { reason: pausedReason },
  ]);
  expect(readFileSync(join(target.dataDir, 'files/uploads/a.csv'), 'utf8')).toBe('email\na@example.com\n');
  expect(readFileSync(join(target.dataDir, 'secret'), 'utf8')).toBe(readFileSync(join(app.dataDir, 'secret'), 'utf8'));

  const again = join(scratch, 'two.tar');
  const clickhouse = openClickHouse(target.clickhouseUrl ?? '');
  const members = `SELECT segment_id, profile_id, at, sign FROM segment_members ORDER BY profile_id, at`;
  expect(await clickhouse.systemQuery(members)).toEqual(await platform.clickhouse.systemQuery(members));
  await clickhouse.close();
  // The restored installation backs up to the same content.
  const [postgres, store] = [connectPostgres(url), openClickHouse(target.clickhouseUrl ?? '')];
  const files = localFiles(join(target.dataDir, 'files'));
  await takeBackup({ ...platform, config: target, postgres, clickhouse: store, files }, again);
  await postgres.close();
  await store.close();
  const [first, second] = [await unpacked(file), await unpacked(again)];
  expect(contentOf(second)).toEqual(contentOf(first));
  expect(second.events).toEqual(first.events);
  expect(second.sequences.map((s) => s.name)).toEqual(first.sequences.map((s) => s.name));
  expect(second.jobs.rows).toBe(first.jobs.rows);
  const forced = `select count(*)::int as n from pg_class where relforcerowsecurity`;
  expect(await query(url, forced)).toEqual(await query(app.databaseUrl, forced));
  const keys = `select count(*)::int as n from pg_constraint where contype = 'f'`;
  expect(await query(url, keys)).toEqual(await query(app.databaseUrl, keys));
}, 120_000);

test('refuses a target in use, a damaged file and a newer version, before anything is written', async () => {
  const folder = join(scratch, 'plain');
  await takeBackup(app.platform, folder);
  await expect(takeBackup(app.platform, folder)).rejects.toThrow('exists already');

  const full = await emptyTarget();
  mkdirSync(full.dataDir);
  writeFileSync(join(full.dataDir, 'note'), 'mine');
  await expect(restoreBackup(full, log, folder)).rejects.toThrow('is not empty');

  const inUse = { ...(await emptyTarget()), databaseUrl: app.databaseUrl };
  await expect(restoreBackup(inUse, log, folder)).rejects.toThrow('holds an installation already');

  const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as Manifest;
  const newer = { ...manifest, version: '99.0.0', migrations: [{ name: '9999_future.sql', checksum: 'x' }] };
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(newer));
  await expect(restoreBackup(await emptyTarget(), log, folder)).rejects.toThrow('Rapport 99.0.0');
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest));
  appendFileSync(join(folder, manifest.tables[0]?.file ?? ''), 'x');
  await expect(restoreBackup(await emptyTarget(), log, folder)).rejects.toThrow('damaged');
}, 60_000);
