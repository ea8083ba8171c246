import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ChildReport, ChildStart } from '../child/protocol.ts';
import { openLogFile } from '../log-file.ts';
import { end, goneWithin, identify, send, type ProcessIdentity } from '../processes.ts';
import type { Run } from '../supervisor.ts';
import type { EngineLog } from '../types.ts';
import { clickhouseConfiguration, memoryCeiling } from './configuration.ts';
import { ensureStore, setAside } from './directory.ts';
import { childArguments } from './launch.ts';

export type ClickhouseRun = Run & { version: string; storeId: string; brokenParts: number };

type Options = {
  dataDir: string;
  port: number;
  secret: string;
  memoryMb: number | undefined;
  sessions: number;
  configFile: string | undefined;
  backupsDir: string;
  /** The child of an earlier owner, if one is remembered. */
  leftover: ProcessIdentity | undefined;
  started(child: ProcessIdentity): void;
  log: EngineLog;
};

type Attempt = { run: ClickhouseRun } | { failed: 'open' | 'other'; reason: string };

/** The child drains by itself within eight seconds of SIGTERM. */
const stopSteps = [
  ['SIGTERM', 10_000],
  ['SIGKILL', 2000],
] as const;

const lockMs = 20_000;
/** Reasons that lie outside the data: moving it away would not help. */
const notTheData =
  /No space left|Cannot allocate|Permission denied|Too many open files|not installed|no embedded ClickHouse/i;

/**
 * Starts the child that holds the embedded ClickHouse. Waits for a leftover child to let go of the data. Data the
 * engine cannot open twice in a row is moved aside and an empty store takes its place: its content is derived.
 */
export async function startClickhouse(options: Options): Promise<ClickhouseRun> {
  if (options.leftover !== undefined) await outlive(options.leftover, options.log);
  const directory = join(options.dataDir, 'clickhouse');
  const deadline = Date.now() + lockMs;
  let unreadable = 0;
  for (;;) {
    const storeId = ensureStore(directory);
    const attempt = await open(options, directory, storeId);
    if ('run' in attempt) return attempt.run;
    const { reason } = attempt;
    if (/Cannot lock file/.test(reason) && Date.now() < deadline) {
      await sleep(300);
      continue;
    }
    if (attempt.failed !== 'open' || notTheData.test(reason) || /Cannot lock file/.test(reason) || unreadable >= 3) {
      throw new Error(`ClickHouse does not start: ${reason}`);
    }
    unreadable++;
    if (unreadable !== 2) continue;
    const remains = setAside(directory);
    options.log.error(
      { remains, reason },
      'ClickHouse cannot read its data: moved aside, starting with an empty store',
    );
  }
}

/** A child notices its parent's end by itself; one that hangs is ended. */
async function outlive(leftover: ProcessIdentity, log: EngineLog): Promise<void> {
  send(leftover, 'SIGTERM');
  if (await goneWithin(leftover, 10_000)) return;
  log.warn({ pid: leftover.pid }, 'the previous ClickHouse process does not end, killing it');
  await end(leftover, [['SIGKILL', 5000]]);
}

async function open(options: Options, directory: string, storeId: string): Promise<Attempt> {
  const temporaryDir = join(directory, 'tmp-queries');
  const configFile = join(options.dataDir, 'clickhouse-config.xml');
  mkdirSync(options.backupsDir, { recursive: true });
  writeFileSync(
    configFile,
    clickhouseConfiguration({ backupsDir: options.backupsDir, temporaryDir, addition: options.configFile }),
  );
  const output = openLogFile(join(options.dataDir, 'logs/clickhouse.log'));
  try {
    const child = spawn(process.execPath, childArguments(), {
      cwd: options.dataDir,
      // Each running query holds a thread of Node's pool; four more keep files, names and compression going.
      env: { PATH: '/usr/local/bin:/usr/bin:/bin', TZ: 'UTC', UV_THREADPOOL_SIZE: String(options.sessions + 4) },
      // In a session of its own, so that Ctrl-C reaches us first; it ends when this channel does.
      detached: true,
      stdio: ['ignore', output.descriptor, output.descriptor, 'ipc'],
    });
    const start: ChildStart = {
      type: 'start',
      directory,
      port: options.port,
      secret: options.secret,
      sessions: options.sessions,
      memory: memoryCeiling(options.memoryMb),
      configFile,
      temporaryDir,
    };
    const exited = exitOf(child);
    const identity = child.pid === undefined ? undefined : identify(child.pid);
    if (identity === undefined) return { failed: 'other', reason: await exited };
    options.started(identity);
    child.send(start, () => undefined);
    const outcome = await firstOutcome(child, exited);
    if (outcome.type === 'ready') {
      const stop = () => end(identity, stopSteps);
      const { version, brokenParts } = outcome;
      return { run: { pid: identity.pid, exited, stop, version, storeId, brokenParts } };
    }
    await end(identity, stopSteps);
    const reason = [outcome.reason, output.written()].filter(Boolean).join(': ');
    return { failed: outcome.type, reason };
  } finally {
    output.close();
  }
}

type Outcome = { type: 'ready'; version: string; brokenParts: number } | { type: 'open' | 'other'; reason: string };

/** Whatever comes first: ready, a report of failure, or the end. Death by SIGKILL says nothing about the data. */
function firstOutcome(child: ChildProcess, exited: Promise<string>): Promise<Outcome> {
  return new Promise((resolve) => {
    let opening = false;
    child.on('message', (message) => {
      const report = message as ChildReport;
      if (report.type === 'opening') opening = true;
      if (report.type === 'ready') resolve(report);
      if (report.type === 'failed') {
        resolve({ type: report.stage === 'open' && opening ? 'open' : 'other', reason: report.message });
      }
    });
    void exited.then((reason) => resolve({ type: opening && reason !== 'signal SIGKILL' ? 'open' : 'other', reason }));
  });
}

function exitOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (code, signal) => {
      if (code === 3) resolve('its data directory was taken away');
      else resolve(signal === null ? `exit code ${code}` : `signal ${signal}`);
    });
  });
}
