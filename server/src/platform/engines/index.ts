import { mkdirSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { startClickhouse } from './clickhouse/server.ts';
import { versionAt as clickhouseVersionAt } from './clickhouse/store.ts';
import { watchExternal } from './external.ts';
import { takeOwnership } from './owner.ts';
import { freePort } from './ports.ts';
import { startPostgres } from './postgres/server.ts';
import { versionAt as postgresVersionAt } from './postgres/store.ts';
import { readMemory, readSecrets, remember } from './state.ts';
import { supervise } from './supervisor.ts';
import type { EngineEvent, EngineHealth, EngineName, Engines, EngineSettings, EngineState } from './types.ts';

export type {
  EngineEvent,
  EngineHealth,
  EngineLog,
  EngineName,
  Engines,
  EngineSettings,
  EngineState,
} from './types.ts';

/** One engine behind one face, embedded or not. */
type Engine = { url: string; health(): Promise<EngineHealth>; stop(): Promise<void> };

/**
 * Starts PostgreSQL and ClickHouse, or checks the ones whose URLs are given, and watches both until stopped.
 * Resolves when both are ready. Rejects in one line a person can act on: the directory has another owner, nothing
 * answers at a given URL, the platform has no embedded engine, PostgreSQL may not run as root here.
 */
export async function startEngines(settings: EngineSettings): Promise<Engines> {
  const listeners = new Set<(event: EngineEvent) => void>();
  const changed = (engine: EngineName) => (state: EngineState) => {
    for (const listener of listeners) listener({ engine, state });
  };
  const needsDirectory = settings.databaseUrl === undefined || settings.clickhouseUrl === undefined;
  const dataDir = needsDirectory ? ensureDirectory(settings.dataDir) : settings.dataDir;
  const giveUp = needsDirectory ? await takeOwnership(dataDir) : () => undefined;

  const starting = await Promise.allSettled([
    settings.databaseUrl === undefined
      ? embeddedPostgres(settings, dataDir, changed('postgres'))
      : externalPostgres(settings.databaseUrl, changed('postgres')),
    settings.clickhouseUrl === undefined
      ? embeddedClickhouse(settings, dataDir, changed('clickhouse'))
      : externalClickhouse(settings.clickhouseUrl, changed('clickhouse')),
  ]);
  const [postgres, clickhouse] = starting.map((outcome) =>
    outcome.status === 'fulfilled' ? outcome.value : undefined,
  );
  if (postgres === undefined || clickhouse === undefined) {
    await Promise.all([postgres?.stop(), clickhouse?.stop()]);
    giveUp();
    throw starting.find((outcome) => outcome.status === 'rejected')?.reason;
  }

  let stopped: Promise<void> | undefined;
  return {
    postgresUrl: postgres.url,
    clickhouseUrl: clickhouse.url,
    backupsDir: settings.clickhouseUrl === undefined ? backupsDirOf(dataDir) : undefined,
    status: async () => {
      const [first, second] = await Promise.all([postgres.health(), clickhouse.health()]);
      return { postgres: first, clickhouse: second };
    },
    on: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    stop: () => {
      stopped ??= Promise.all([postgres.stop(), clickhouse.stop()]).then(giveUp);
      return stopped;
    },
  };
}

async function embeddedPostgres(
  settings: EngineSettings,
  dataDir: string,
  changed: (state: EngineState) => void,
): Promise<Engine> {
  const { log } = settings;
  const secrets = readSecrets(dataDir);
  let port = readMemory(dataDir).postgresPort ?? 0;
  const supervised = await supervise({
    engine: 'postgres',
    log,
    changed,
    start: async (again) => {
      const run = await startPostgres({
        directory: join(dataDir, 'postgres'),
        choosePort: async () => (again ? port : freePort(port || undefined)),
        adminSecret: secrets.postgresAdmin,
        secret: secrets.postgres,
        logFile: join(dataDir, 'logs/postgres.log'),
        log,
      });
      port = run.port;
      remember(dataDir, { postgresPort: port });
      return run;
    },
  });
  const url = `postgres://rapport:${secrets.postgres}@127.0.0.1:${port}/rapport`;
  return {
    url,
    stop: supervised.stop,
    health: () =>
      healthOf(() => postgresVersionAt(url), {
        mode: 'embedded',
        state: supervised.state(),
        pid: supervised.run()?.pid,
        restarts: supervised.restarts(),
        message: supervised.message(),
      }),
  };
}

async function embeddedClickhouse(
  settings: EngineSettings,
  dataDir: string,
  changed: (state: EngineState) => void,
): Promise<Engine> {
  const { log } = settings;
  const secret = readSecrets(dataDir).clickhouse;
  const port = await freePort(readMemory(dataDir).clickhousePort);
  remember(dataDir, { clickhousePort: port });
  const supervised = await supervise({
    engine: 'clickhouse',
    log,
    changed,
    start: () =>
      startClickhouse({
        dataDir,
        port,
        secret,
        memoryMb: settings.clickhouseMemoryMb,
        sessions: settings.clickhouseSessions ?? 6,
        configFile: settings.clickhouseConfigFile,
        backupsDir: backupsDirOf(dataDir),
        leftover: readMemory(dataDir).clickhouseChild,
        started: (child) => remember(dataDir, { clickhouseChild: child }),
        log,
      }),
  });
  const url = `http://default:${secret}@127.0.0.1:${port}`;
  return {
    url,
    stop: supervised.stop,
    health: () => {
      const run = supervised.run();
      const broken = run?.brokenParts
        ? `${run.brokenParts} damaged parts were left out at the start: rebuild`
        : undefined;
      return healthOf(() => clickhouseVersionAt(url), {
        mode: 'embedded',
        state: supervised.state(),
        pid: run?.pid,
        restarts: supervised.restarts(),
        storeId: run?.storeId,
        message: supervised.message() ?? broken,
      });
    },
  };
}

async function externalPostgres(url: string, changed: (state: EngineState) => void): Promise<Engine> {
  const ask = () => postgresVersionAt(url);
  const watched = await watchExternal({ variable: 'DATABASE_URL', ask, changed });
  return { url, stop: watched.stop, health: () => healthOf(ask, externalHealth(watched.state())) };
}

async function externalClickhouse(url: string, changed: (state: EngineState) => void): Promise<Engine> {
  const ask = () => clickhouseVersionAt(url);
  const watched = await watchExternal({ variable: 'CLICKHOUSE_URL', ask, changed });
  return { url, stop: watched.stop, health: () => healthOf(ask, externalHealth(watched.state())) };
}

function externalHealth(state: EngineState): EngineHealth {
  return { mode: 'external', state, restarts: 0 };
}

/** What is known, completed or corrected by asking now. */
async function healthOf(ask: () => Promise<string>, known: EngineHealth): Promise<EngineHealth> {
  if (known.state === 'stopped') return known;
  try {
    return { ...known, version: await ask() };
  } catch (error) {
    const message = error instanceof Error ? error.message || error.name : String(error);
    return { ...known, state: 'degraded', message: known.message ?? message };
  }
}

function ensureDirectory(path: string): string {
  mkdirSync(path, { recursive: true });
  return realpathSync(path);
}

function backupsDirOf(dataDir: string): string {
  return join(dataDir, 'backups');
}
