import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { EngineHealth, EngineLog, Engines } from '../index.ts';

/** A log that keeps what was said, for tests that ask about it. */
export function recordingLog(): EngineLog & { messages: string[] } {
  const messages: string[] = [];
  const keep = (_fields: object, message: string) => void messages.push(message);
  return { messages, info: keep, warn: keep, error: keep };
}

/** A data directory with a space in its path. */
export function temporaryDataDir(): { path: string; remove(): void } {
  const path = realpathSync(mkdtempSync(join(tmpdir(), 'rapport engines ')));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

export type OwnerProcess = { child: ChildProcess; postgresUrl: string; clickhouseUrl: string; pids: number[] };

/** Starts another process that owns the directory; rejects with what it said when it does not get that far. */
export async function startOwner(dataDir: string): Promise<OwnerProcess> {
  const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
  const script = fileURLToPath(new URL('./owner-process.ts', import.meta.url));
  const child = spawn(process.execPath, ['--import', tsx, script, dataDir], { stdio: ['ignore', 'pipe', 'pipe'] });
  let complaint = '';
  child.stderr.on('data', (chunk) => (complaint += chunk));
  const said = once(createInterface(child.stdout), 'line').then(([line]) => JSON.parse(line));
  const ended = once(child, 'close').then(() => Promise.reject(new Error(complaint)));
  return { child, ...(await Promise.race([said, ended])) };
}

/** Waits for a condition as long as the test runs; never a statement about time. */
export async function eventually<T>(ask: () => Promise<T> | T, holds: (found: T) => boolean): Promise<T> {
  for (;;) {
    const found = await ask();
    if (holds(found)) return found;
    await sleep(50);
  }
}

export function healthWhen(
  engines: Engines,
  engine: 'postgres' | 'clickhouse',
  holds: (health: EngineHealth) => boolean,
): Promise<EngineHealth> {
  return eventually(async () => (await engines.status())[engine], holds);
}
