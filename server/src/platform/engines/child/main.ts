import { mkdirSync, rmSync, statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { loadBinding, type Binding, type Connection } from './binding.ts';
import { executor, type Executor } from './execute.ts';
import { httpFront } from './http.ts';
import type { ChildReport, ChildStart } from './protocol.ts';
import { sessionPool, type SessionPool } from './sessions.ts';
import { killEveryStatement, openingStatement } from './store.ts';

/*
 * The process that holds the embedded ClickHouse (chDB). It listens on loopback, ends when its parent does, and ends
 * by itself when its data directory is taken away under it.
 */

const report = (message: ChildReport) => void process.send?.(message);

process.once('message', (message) => {
  void serve(message as ChildStart).catch((error: unknown) => {
    report({ type: 'failed', stage: 'open', message: error instanceof Error ? error.message : String(error) });
    process.exitCode = 1;
    process.disconnect?.();
  });
});
// The engine must not be left in the middle of a call: until it is open, our parent's end is ours at once.
const leaveEarly = () => process.exit(0);
process.on('disconnect', leaveEarly);
process.on('SIGTERM', leaveEarly);
process.on('SIGINT', () => undefined);
// An ordinary exit would wait for running queries; committed data survives a kill.
process.on('uncaughtException', (error) => {
  console.error(error);
  process.kill(process.pid, 'SIGKILL');
});

async function serve(start: ChildStart): Promise<void> {
  const binding = loadBinding();
  report({ type: 'opening' });
  rmSync(start.temporaryDir, { recursive: true, force: true });
  mkdirSync(start.temporaryDir, { recursive: true });
  // Tables are loaded before we say ready: one that cannot be is a broken directory, not a surprise in a query.
  const control = binding.CreateConnection(start.directory, [
    `--config-file=${start.configFile}`,
    `--max_server_memory_usage=${start.memory}`,
    '--async_load_databases=0',
  ]);
  const opening = await binding.QueryAsyncConnection(control, openingStatement, 'TSV');
  const [version = 'unknown', brokenParts = '0'] = opening.bytes.toString().trim().split('\t');

  const pool = sessionPool({
    binding,
    directory: start.directory,
    size: start.sessions,
    base: baseSettings(start),
  });
  const queries = executor(binding, pool, control);
  const server = httpFront({ executor: queries, secret: start.secret, version });
  const leave = leaver(binding, control, pool, queries, () => {
    server.close();
    server.closeIdleConnections();
  });
  for (const event of ['disconnect', 'SIGTERM'] as const) {
    process.off(event, leaveEarly);
    process.on(event, () => void leave(0));
  }
  watchDirectory(start.directory, () => {
    report({ type: 'directory-lost' });
    void leave(3);
  });
  server.once('error', (error) => {
    report({ type: 'failed', stage: 'listen', message: error.message });
    void leave(2);
  });
  server.listen(start.port, '127.0.0.1', () => report({ type: 'ready', version, brokenParts: Number(brokenParts) }));
}

/** Limits for every query; a query may set its own. Everything else is ClickHouse's default, as on a server. */
function baseSettings(start: ChildStart): Map<string, string> {
  const perQuery = Math.floor(start.memory * 0.6);
  return new Map([
    ['max_execution_time', '300'],
    ['max_memory_usage', String(perQuery)],
    ['max_bytes_before_external_group_by', String(Math.floor(perQuery / 2))],
    ['max_bytes_before_external_sort', String(Math.floor(perQuery / 2))],
    ['max_threads', String(Math.min(4, availableParallelism()))],
  ]);
}

/**
 * The one way out: no new queries, running ones get a moment, then are killed; connections are closed only when
 * nothing runs on them. Anything else ends in a crash or hangs until the last query is done.
 */
function leaver(binding: Binding, control: Connection, pool: SessionPool, queries: Executor, close: () => void) {
  let leaving = false;
  return async (code: number) => {
    if (leaving) return;
    leaving = true;
    const hardEnd = setTimeout(() => process.kill(process.pid, 'SIGKILL'), 8000);
    close();
    const settled = queries.settled();
    await Promise.race([settled, sleep(500)]);
    await binding.QueryAsyncConnection(control, killEveryStatement, 'TSV').catch(() => undefined);
    await settled;
    pool.close();
    binding.CloseConnection(control);
    clearTimeout(hardEnd);
    process.exit(code);
  };
}

/** The engine goes on when its files are deleted and takes in rows that are nowhere: so we look whether they are there. */
function watchDirectory(directory: string, lost: () => void): void {
  const identity = () => statSync(join(directory, 'store-id'), { throwIfNoEntry: false })?.ino;
  const original = identity();
  const timer = setInterval(() => {
    if (identity() === original) return;
    clearInterval(timer);
    lost();
  }, 500);
}
