import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** Makes sure the data directory exists and is marked; the mark is new whenever the directory is. */
export function ensureStore(directory: string): string {
  const file = join(directory, 'store-id');
  const marked = existsSync(file) ? readFileSync(file, 'utf8').trim() : '';
  if (marked !== '') return marked;
  // Files without the mark are what a deleted directory left: a running engine creates parts of it again.
  if (existsSync(directory) && readdirSync(directory).length > 0) setAside(directory);
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const id = randomUUID();
  writeFileSync(file, `${id}\n`, { flush: true });
  return id;
}

/** Moves an unreadable data directory to `<directory>.broken-<time>`; of such remains only the newest is kept. */
export function setAside(directory: string): string {
  const prefix = `${basename(directory)}.broken-`;
  for (const name of readdirSync(dirname(directory)).filter((entry) => entry.startsWith(prefix))) {
    rmSync(join(dirname(directory), name), { recursive: true, force: true });
  }
  const target = join(dirname(directory), prefix + new Date().toISOString().replaceAll(/[-:]|\.\d+/g, ''));
  renameSync(directory, target);
  return target;
}
