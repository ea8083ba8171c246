import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { inject } from 'vitest';
import { migrateEvents } from '../../src/app/migrations.ts';
import { createEventDatabase } from '../../src/app/store.ts';
import { modules } from '../../src/app/modules.ts';
import { createPlatform, openClickHouse } from '../../src/app/platform.ts';
import { fixedClock } from '../../src/platform/clock/index.ts';
import { loadConfig } from '../../src/platform/config/index.ts';
import type { Context, Platform } from '../../src/platform/context.ts';
import { createLog } from '../../src/platform/log/index.ts';
import { checkStore } from '../../src/records/events/index.ts';
import { settle } from './settle.ts';
import { buildWorkspace, type WorkspaceOverrides } from './workspace.ts';

export type TestApp = {
  platform: Platform;
  clock: ReturnType<typeof fixedClock>;
  databaseUrl: string;
  clickhouseUrl: string;
  dataDir: string;
  /** A workspace and the context of its owner. */
  createWorkspace(overrides?: WorkspaceOverrides): Promise<Context>;
  /** Processes the inbox, ships to the event store, projects and runs due jobs until nothing is left to do. */
  settle(): Promise<void>;
  close(): Promise<void>;
};

/** Databases of its own for one test file: PostgreSQL cloned from the template, ClickHouse migrated afresh. */
export async function testApp(options: { now?: Date; env?: Record<string, string> } = {}): Promise<TestApp> {
  const name = `t_${randomBytes(6).toString('hex')}`;
  const adminUrl = inject('databaseUrl');
  await admin(adminUrl, `create database ${name} template ${inject('template')}`);
  const databaseUrl = withPath(adminUrl, name);
  const clickhouseUrl = withPath(inject('clickhouseUrl'), name);
  const clickhouse = await openClickHouse(clickhouseUrl);
  await createEventDatabase(clickhouse);
  await migrateEvents(clickhouse);
  const dataDir = mkdtempSync(join(tmpdir(), 'rapport-app-'));
  const clock = fixedClock(options.now ?? new Date('2026-11-22T12:00:00.000Z'));
  const config = loadConfig({
    RAPPORT_DATA: dataDir,
    RAPPORT_LOG: process.env.RAPPORT_LOG ?? 'error',
    RAPPORT_SAMPLE: 'off',
    ...options.env,
  });
  const platform = createPlatform({
    config,
    log: createLog(config.logLevel),
    engines: null,
    databaseUrl,
    clickhouse,
    secret: 'test secret that signs nothing of worth',
    modules,
    clock,
  });
  await checkStore(platform);
  return {
    platform,
    clock,
    databaseUrl,
    clickhouseUrl,
    dataDir,
    createWorkspace: (overrides) => buildWorkspace(platform, overrides),
    settle: () => settle(platform, modules),
    close: async () => {
      await platform.postgres.close();
      await clickhouse.command(`DROP DATABASE IF EXISTS ${name}`);
      await clickhouse.close();
      await admin(adminUrl, `drop database if exists ${name} with (force)`);
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

function withPath(url: string, path: string): string {
  const parsed = new URL(url);
  parsed.pathname = `/${path}`;
  return parsed.toString();
}

async function admin(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
