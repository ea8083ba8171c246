import { createWriteStream } from 'node:fs';
import { mkdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { Transform, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { Platform } from '../../platform/context.ts';
import { sumsAtSnapshot } from '../../records/events/index.ts';
import { version } from '../http.ts';
import { installationSecret } from '../secret.ts';
import { manifestName, sha256Of, type Manifest } from './manifest.ts';
import {
  appliedMigrations,
  beginSnapshot,
  catalogTables,
  connectOwner,
  copyJobsOut,
  copyOut,
  sequenceValues,
} from './store.copy.ts';
import { packFolder } from './tar.ts';

export type BackupReport = {
  path: string;
  bytes: number;
  tables: number;
  rows: number;
  files: number;
  events: number | null;
  takenAt: string;
};

/**
 * Writes a backup of everything at one moment while the server works on: PostgreSQL as it was in one snapshot, and the
 * kept files. The event store follows from both; its checksums at that moment are noted.
 * @param target a folder, or a file ending in `.tar`; must not exist yet
 */
export async function takeBackup(platform: Platform, target: string): Promise<BackupReport> {
  const path = resolve(target);
  if (await exists(path)) throw new Error(`${path} exists already; name a new folder or file.`);
  const packed = path.endsWith('.tar');
  const folder = `${path}.partial`;
  await rm(folder, { recursive: true, force: true });
  await mkdir(join(folder, 'tables'), { recursive: true, mode: 0o700 });
  try {
    const manifest = await fill(platform, folder);
    if (packed) {
      await packFolder(folder, [manifestName, ...manifest.files.map((file) => file.name)], `${folder}.tar`);
      await rename(`${folder}.tar`, path);
    } else await rename(folder, path);
    return summary(path, manifest);
  } finally {
    await rm(folder, { recursive: true, force: true });
    await rm(`${folder}.tar`, { force: true });
  }
}

async function fill(platform: Platform, folder: string): Promise<Manifest> {
  const client = await connectOwner(platform.postgres.url);
  try {
    const events = await sumsAtSnapshot(platform, () => beginSnapshot(client));
    const takenAt = platform.clock.now().toISOString();
    const tables: Manifest['tables'] = [];
    const names: string[] = [];
    for (const table of await catalogTables(client)) {
      const file = `tables/${table.name.replaceAll('"', '')}.copy.gz`;
      tables.push({ ...table, rows: await writeRows(await copyOut(client, table), join(folder, file)), file });
      names.push(file);
    }
    const jobs = {
      file: 'jobs.copy.gz',
      rows: await writeRows(await copyJobsOut(client), join(folder, 'jobs.copy.gz')),
    };
    names.push(jobs.file);
    const [migrations, sequences] = [await appliedMigrations(client), await sequenceValues(client)];
    for (const name of await platform.files.list('')) {
      const file = `files/${name}`;
      await mkdir(dirname(join(folder, file)), { recursive: true });
      await pipeline(platform.files.read(name), createWriteStream(join(folder, file), { mode: 0o600 }));
      names.push(file);
    }
    const secret = platform.config.secret === null;
    if (secret) {
      await writeFile(join(folder, 'secret'), `${await installationSecret(platform.config)}\n`, { mode: 0o600 });
      names.push('secret');
    }
    const files = [];
    for (const name of names) {
      const path = join(folder, name);
      files.push({ name, bytes: (await stat(path)).size, sha256: await sha256Of(path) });
    }
    const manifest: Manifest = {
      format: 1,
      version,
      takenAt,
      migrations,
      tables,
      sequences,
      jobs,
      events,
      secret,
      files,
    };
    await writeFile(join(folder, manifestName), JSON.stringify(manifest, null, 1), { mode: 0o600, flush: true });
    return manifest;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** COPY writes one line for each row: line ends inside of values are escaped. */
async function writeRows(source: Readable, path: string): Promise<number> {
  let rows = 0;
  const count = new Transform({
    transform: (chunk: Buffer, _encoding, done) => {
      for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, at + 1)) rows += 1;
      done(null, chunk);
    },
  });
  await pipeline(source, count, createGzip({ level: 1 }), createWriteStream(path, { mode: 0o600 }));
  return rows;
}

async function summary(path: string, manifest: Manifest): Promise<BackupReport> {
  return {
    path,
    bytes: manifest.files.reduce((sum, file) => sum + file.bytes, 0),
    tables: manifest.tables.length,
    rows: manifest.tables.reduce((sum, table) => sum + table.rows, 0),
    files: manifest.files.filter((file) => file.name.startsWith('files/')).length,
    events: manifest.events === null ? null : manifest.events.reduce((sum, month) => sum + month.events, 0),
    takenAt: manifest.takenAt,
  };
}

const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );
