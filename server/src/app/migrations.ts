import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { migrateClickHouse, type ClickHouse } from '../platform/clickhouse/index.ts';
import { migratePostgres, readMigrations } from '../platform/postgres/index.ts';

/** `server/migrations`, found from the source (src/app) and from the bundle (dist) alike. */
export function migrationsFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'migrations', 'postgres'))) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error('the migrations folder is missing from this installation');
    folder = parent;
  }
  return join(folder, 'migrations');
}

export const migrateRecords = async (databaseUrl: string): Promise<string[]> =>
  migratePostgres(databaseUrl, await readMigrations(join(migrationsFolder(), 'postgres')));

export const migrateEvents = async (clickhouse: ClickHouse, cluster?: string): Promise<string[]> =>
  migrateClickHouse(clickhouse, await readMigrations(join(migrationsFolder(), 'clickhouse')), cluster);
