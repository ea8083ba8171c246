import { createHash } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { runMigrations as migrateJobs } from 'graphile-worker';
import pg from 'pg';

/** Migrations are plain SQL, forward only, each in one transaction, checksummed, under one advisory lock. */
export type Migration = { name: string; sql: string; checksum: string };

const lockKey = 7_271_001;

export async function readMigrations(folder: string): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort();
  return Promise.all(
    names.map(async (name) => {
      const text = await readFile(join(folder, name), 'utf8');
      return { name, sql: text, checksum: createHash('sha256').update(text).digest('hex') };
    }),
  );
}

/** @returns the names applied now. @throws when an applied file was edited afterwards. */
export async function migratePostgres(url: string, migrations: readonly Migration[]): Promise<string[]> {
  const client = new pg.Client({ connectionString: url });
  // Its query fails as well; without a listener Node would end the process.
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query('/* migratePostgres */ select pg_advisory_lock($1)', [lockKey]);
    await migrateJobs({ connectionString: url });
    await client.query(`/* migratePostgres */ create table if not exists schema_migrations (
      name text primary key, checksum text not null, applied_at timestamptz not null default now())`);
    const applied = await client.query<{ name: string; checksum: string }>(
      '/* migratePostgres */ select name, checksum from schema_migrations',
    );
    const sums = new Map(applied.rows.map((row) => [row.name, row.checksum]));
    const done: string[] = [];
    for (const migration of migrations) {
      const sum = sums.get(migration.name);
      if (sum === migration.checksum) continue;
      if (sum !== undefined)
        throw new Error(`${migration.name} was changed after it had been applied; add a new migration instead`);
      await applyOne(client, migration);
      done.push(migration.name);
    }
    return done;
  } finally {
    await client.end();
  }
}

async function applyOne(client: pg.Client, migration: Migration): Promise<void> {
  try {
    await client.query('begin');
    // A migration that cannot get its lock quickly fails and is run again, rather than stalling the live system.
    await client.query(`/* applyOne */ set local lock_timeout = '5s'`);
    await client.query(migration.sql);
    await client.query('/* applyOne */ insert into schema_migrations (name, checksum) values ($1, $2)', [
      migration.name,
      migration.checksum,
    ]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw new Error(`migration ${migration.name} failed: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
}
