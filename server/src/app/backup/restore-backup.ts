import { createReadStream } from 'node:fs';
import { chmod, copyFile, mkdir, mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { pauseSendingEverywhere } from '../../foundation/workspaces/index.ts';
import type { Config } from '../../platform/config/index.ts';
import type { Platform } from '../../platform/context.ts';
import { startEngines } from '../../platform/engines/index.ts';
import { localFiles } from '../../platform/files/index.ts';
import type { Log } from '../../platform/log/index.ts';
import { inSystem, migratePostgres, readMigrations, type Migration } from '../../platform/postgres/index.ts';
import { checkStore, monthSums, rebuildStore, type MonthSum } from '../../records/events/index.ts';
import { migrateEvents, migrateRecords, migrationsFolder } from '../migrations.ts';
import { modules } from '../modules.ts';
import { createPlatform, openClickHouse } from '../platform.ts';
import { installationSecret } from '../secret.ts';
import { createEventDatabase } from '../store.ts';
import { readManifest, verifyFiles, type Manifest } from './manifest.ts';
import {
  addRestoredJobs,
  connectOwner,
  copyIn,
  isEmptyDatabase,
  makeJobTable,
  openForLoading,
  setSequence,
  type CatalogTable,
} from './store.copy.ts';
import { unpackInto } from './tar.ts';

export type RestoreReport = {
  takenAt: string;
  rows: number;
  files: number;
  events: number;
  /** null: the backup was taken while the event store was away, so there is nothing to compare with */
  eventsAgree: boolean | null;
  secret: boolean;
};

export const pausedReason = 'Restored from a backup. Check what has been sent since, then let messages go again.';

/**
 * Puts a backup into an empty installation: PostgreSQL and the files as they were, the event store rebuilt from them
 * and compared with the checksums noted. Sending is paused everywhere until a person lets it go on.
 * @throws before anything is written when the target is not empty, the backup is damaged or of a newer version
 */
export async function restoreBackup(config: Config, log: Log, source: string): Promise<RestoreReport> {
  if (!(await isEmptyFolder(config.dataDir))) {
    throw new Error(
      `${config.dataDir} is not empty. Restore into a new data directory: RAPPORT_DATA=… rapport restore …`,
    );
  }
  const unpacked = (await stat(source)).isDirectory() ? null : await mkdtemp(`${config.dataDir}.restore-`);
  try {
    if (unpacked) await unpackInto(source, unpacked);
    const folder = unpacked ?? source;
    const manifest = await readManifest(folder);
    const migrations = await migrationsOf(manifest);
    await verifyFiles(folder, manifest);
    return await fillInstallation(config, log, { folder, manifest, migrations }).catch((error: unknown) => {
      const reason = error instanceof Error ? error.message : String(error);
      throw new Error(`${reason} The restore is not complete: remove ${config.dataDir} before trying again.`);
    });
  } finally {
    if (unpacked) await rm(unpacked, { recursive: true, force: true });
  }
}

type Backup = { folder: string; manifest: Manifest; migrations: Migration[] };

async function fillInstallation(config: Config, log: Log, backup: Backup): Promise<RestoreReport> {
  const engines = await startEngines({
    dataDir: config.dataDir,
    ...(config.databaseUrl ? { databaseUrl: config.databaseUrl } : {}),
    ...(config.clickhouseUrl ? { clickhouseUrl: config.clickhouseUrl } : {}),
    log,
  });
  try {
    await loadRecords(engines.postgresUrl, backup);
    const files = await loadFiles(config, backup);
    await migrateRecords(engines.postgresUrl);
    const platform = createPlatform({
      config,
      log,
      engines,
      databaseUrl: engines.postgresUrl,
      clickhouse: openClickHouse(engines.clickhouseUrl),
      secret: await installationSecret(config),
      modules,
    });
    try {
      const sums = await fillStore(platform);
      const { manifest } = backup;
      return {
        takenAt: manifest.takenAt,
        rows: manifest.tables.reduce((sum, table) => sum + table.rows, 0),
        files,
        events: sums.reduce((sum, month) => sum + month.events, 0),
        eventsAgree: manifest.events && JSON.stringify(manifest.events) === JSON.stringify(sums),
        secret: manifest.secret,
      };
    } finally {
      await platform.postgres.close();
      await platform.clickhouse.close();
    }
  } finally {
    await engines.stop();
  }
}

/** All rows in one transaction: a restore that died has left nothing that could be taken for data. */
async function loadRecords(databaseUrl: string, { folder, manifest, migrations }: Backup): Promise<void> {
  const client = await connectOwner(databaseUrl);
  try {
    if (!(await isEmptyDatabase(client))) {
      throw new Error('The database in DATABASE_URL holds an installation already; name an empty one.');
    }
    await migratePostgres(databaseUrl, migrations);
    const close = await openForLoading(
      client,
      manifest.tables.map((table) => table.name),
    );
    for (const table of manifest.tables) {
      const rows = await loadRows(copyIn(client, table), join(folder, table.file));
      if (rows !== table.rows) throw new Error(`${table.name}: ${rows} rows came in, the backup counts ${table.rows}.`);
    }
    for (const { name, value } of manifest.sequences) await setSequence(client, name, value);
    const jobs: CatalogTable = await makeJobTable(client);
    await loadRows(copyIn(client, jobs), join(folder, manifest.jobs.file));
    await addRestoredJobs(client);
    await close();
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function loadRows(target: ReturnType<typeof copyIn>, file: string): Promise<number> {
  await pipeline(createReadStream(file), createGunzip(), target);
  return target.rowCount;
}

async function loadFiles(config: Config, { folder, manifest }: Backup): Promise<number> {
  const files = localFiles(join(config.dataDir, 'files'));
  const names = manifest.files.map((file) => file.name).filter((name) => name.startsWith('files/'));
  for (const name of names) await files.write(name.slice('files/'.length), createReadStream(join(folder, name)));
  if (manifest.secret && config.secret === null) {
    const target = join(config.dataDir, 'secret');
    await mkdir(dirname(target), { recursive: true });
    await copyFile(join(folder, 'secret'), target);
    await chmod(target, 0o600);
  }
  return names.length;
}

async function fillStore(platform: Platform): Promise<MonthSum[]> {
  await inSystem(platform.postgres, (tx) => pauseSendingEverywhere(tx, pausedReason));
  await createEventDatabase(platform.clickhouse, platform.config.clickhouseCluster);
  await migrateEvents(platform.clickhouse, platform.config.clickhouseCluster);
  if ((await checkStore(platform)) === 'lost') await rebuildStore(platform);
  return monthSums(platform.clickhouse);
}

/** The migrations the backup was taken under. @throws when this version does not know one of them */
async function migrationsOf(manifest: Manifest): Promise<Migration[]> {
  const ours = await readMigrations(join(migrationsFolder(), 'postgres'));
  const known = new Map(ours.map((migration) => [migration.name, migration]));
  return manifest.migrations.map(({ name, checksum }) => {
    const migration = known.get(name);
    if (migration?.checksum !== checksum) {
      throw new Error(
        `The backup is of Rapport ${manifest.version}, whose schema this version does not know (${name}). Restore it with that version or a newer one.`,
      );
    }
    return migration;
  });
}

async function isEmptyFolder(folder: string): Promise<boolean> {
  try {
    return (await readdir(folder)).length === 0;
  } catch {
    return true;
  }
}
