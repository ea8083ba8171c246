// npm run schema: writes server/schema/*.sql from a database that is migrated from nothing.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrateEvents, migrateRecords } from '../server/src/app/migrations.ts';
import { openClickHouse } from '../server/src/app/platform.ts';
import { dumpClickHouse, dumpPostgres } from '../server/src/app/schema/dump.ts';
import { createEventDatabase } from '../server/src/app/store.ts';
import { startEngines } from '../server/src/platform/engines/index.ts';

const folder = join(import.meta.dirname, '..', 'server', 'schema');
const dataDir = await mkdtemp(join(tmpdir(), 'rapport-schema-'));
const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };
const engines = await startEngines({ dataDir, log: quiet });
try {
  const clickhouse = openClickHouse(engines.clickhouseUrl);
  await migrateRecords(engines.postgresUrl);
  await createEventDatabase(clickhouse);
  await migrateEvents(clickhouse);
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'postgres.sql'), await dumpPostgres(engines.postgresUrl));
  await writeFile(join(folder, 'clickhouse.sql'), await dumpClickHouse(clickhouse));
  await clickhouse.close();
  process.stdout.write(`${folder}/postgres.sql\n${folder}/clickhouse.sql\n`);
} finally {
  await engines.stop();
  await rm(dataDir, { recursive: true, force: true });
}
