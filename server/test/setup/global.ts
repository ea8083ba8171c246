import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { migrationsFolder } from '../../src/app/migrations.ts';
import { startEngines } from '../../src/platform/engines/index.ts';
import { migratePostgres, readMigrations } from '../../src/platform/postgres/index.ts';

declare module 'vitest' {
  interface ProvidedContext {
    databaseUrl: string;
    clickhouseUrl: string;
    template: string;
  }
}

const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** One pair of engines for the whole run, and one migrated database that every test file clones. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = await mkdtemp(join(tmpdir(), 'rapport-test-'));
  const given = { databaseUrl: process.env.DATABASE_URL, clickhouseUrl: process.env.CLICKHOUSE_URL };
  const engines =
    given.databaseUrl && given.clickhouseUrl ? null : await startEngines({ dataDir, log: quiet, ...given });
  const databaseUrl = engines?.postgresUrl ?? given.databaseUrl ?? '';
  const clickhouseUrl = engines?.clickhouseUrl ?? given.clickhouseUrl ?? '';
  project.provide('databaseUrl', databaseUrl);
  project.provide('clickhouseUrl', clickhouseUrl);
  const end = async () => {
    await engines?.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
  try {
    project.provide('template', await createTemplate(databaseUrl));
  } catch (error) {
    await end();
    throw error;
  }
  return end;
}

/** A migrated database named after its migrations, made once under a lock and kept as a template. */
async function createTemplate(databaseUrl: string): Promise<string> {
  const migrations = await readMigrations(join(migrationsFolder(), 'postgres'));
  const hash = createHash('sha256')
    .update(migrations.map((m) => m.checksum).join())
    .digest('hex')
    .slice(0, 12);
  const name = `rapport_template_${hash}`;
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock(727100)');
    const exists = await client.query('select from pg_database where datname = $1', [name]);
    if (exists.rowCount === 0) {
      await client.query(`drop database if exists ${name}_partial`);
      await client.query(`create database ${name}_partial`);
      const url = new URL(databaseUrl);
      url.pathname = `/${name}_partial`;
      await migratePostgres(url.toString(), migrations);
      await client.query(`alter database ${name}_partial rename to ${name}`);
    }
  } finally {
    await client.end();
  }
  return name;
}
