import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { testApp, type TestApp } from '../../../test/setup/harness.ts';
import { migratePostgres, readMigrations } from '../../platform/postgres/index.ts';
import { migrateEvents, migrationsFolder } from '../migrations.ts';
import { dumpClickHouse, dumpPostgres } from './dump.ts';

const committed = (name: string): string => readFileSync(join(dirname(migrationsFolder()), 'schema', name), 'utf8');
let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

async function admin(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: inject('databaseUrl') });
  await client.connect();
  await client.query(statement).finally(() => client.end());
}

test('a fresh PostgreSQL, one migrated in steps and the committed dump are the same (npm run schema)', async () => {
  expect(await dumpPostgres(app.databaseUrl)).toBe(committed('postgres.sql'));
  const name = `t_${randomBytes(6).toString('hex')}`;
  await admin(`create database ${name}`);
  try {
    const url = Object.assign(new URL(app.databaseUrl), { pathname: `/${name}` }).toString();
    const migrations = await readMigrations(join(migrationsFolder(), 'postgres'));
    for (let upTo = 1; upTo <= migrations.length; upTo += 3) await migratePostgres(url, migrations.slice(0, upTo));
    expect(await migratePostgres(url, migrations)).not.toContain(migrations[0]?.name);
    expect(await migratePostgres(url, migrations)).toEqual([]);
    expect(await dumpPostgres(url)).toBe(committed('postgres.sql'));
  } finally {
    await admin(`drop database ${name} with (force)`);
  }
}, 60_000);

test('ClickHouse agrees with the committed dump and is migrated again without effect', async () => {
  expect(await dumpClickHouse(app.platform.clickhouse)).toBe(committed('clickhouse.sql'));
  expect(await migrateEvents(app.platform.clickhouse)).toEqual([]);
});
