import type { Migration } from '../postgres/index.ts';
import type { ClickHouse } from './client.ts';
import { forCluster } from './cluster.ts';
import { statementsOf } from './statement.ts';

/**
 * ClickHouse has no transactions: every statement is written so that running it again is harmless
 * (`IF NOT EXISTS`), and a file counts as applied when all of it ran.
 */
export async function migrateClickHouse(
  clickhouse: ClickHouse,
  migrations: readonly Migration[],
  cluster?: string,
): Promise<string[]> {
  await clickhouse.command(`CREATE TABLE IF NOT EXISTS schema_migrations (name String, checksum String, applied_at DateTime DEFAULT now())
    ENGINE = MergeTree ORDER BY name`);
  const rows = await clickhouse.systemQuery<{ name: string; checksum: string }>(
    'SELECT name, checksum FROM schema_migrations',
  );
  const sums = new Map(rows.map((row) => [row.name, row.checksum]));
  const done: string[] = [];
  for (const migration of migrations) {
    const sum = sums.get(migration.name);
    if (sum === migration.checksum) continue;
    if (sum !== undefined)
      throw new Error(`${migration.name} was changed after it had been applied; add a new migration instead`);
    for (const statement of statementsOf(migration.sql)) {
      for (const text of cluster ? forCluster(statement, cluster) : [statement]) await clickhouse.command(text);
    }
    await clickhouse.command(
      'INSERT INTO schema_migrations (name, checksum) VALUES ({name:String}, {checksum:String})',
      {
        params: { name: migration.name, checksum: migration.checksum },
      },
    );
    done.push(migration.name);
  }
  return done;
}
