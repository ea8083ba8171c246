import { join } from 'node:path';
import { connectClickHouse, type ClickHouse } from '../platform/clickhouse/index.ts';
import { systemClock, type Clock } from '../platform/clock/index.ts';
import type { Config } from '../platform/config/index.ts';
import type { Platform } from '../platform/context.ts';
import { createVault } from '../platform/crypto/index.ts';
import type { Engines } from '../platform/engines/index.ts';
import { createFaults } from '../platform/faults/index.ts';
import { localFiles } from '../platform/files/index.ts';
import type { Log } from '../platform/log/index.ts';
import type { Module } from '../platform/module.ts';
import { connectPostgres } from '../platform/postgres/index.ts';
import { collectSlots } from '../platform/slots/index.ts';

export type PlatformParts = {
  config: Config;
  log: Log;
  engines: Engines | null;
  databaseUrl: string;
  clickhouse: ClickHouse;
  secret: string;
  modules: readonly Module[];
  clock?: Clock;
};

/** Puts the platform together by hand, in order; tests pass their own parts. */
export function createPlatform(parts: PlatformParts): Platform {
  const { config, modules } = parts;
  const signalTasks = new Map<string, string[]>();
  for (const handler of modules.flatMap((module) => module.handlers ?? [])) {
    signalTasks.set(handler.signal, [...(signalTasks.get(handler.signal) ?? []), handler.task.name]);
  }
  return {
    config,
    log: parts.log,
    clock: parts.clock ?? systemClock,
    postgres: connectPostgres(parts.databaseUrl),
    clickhouse: parts.clickhouse,
    engines: parts.engines,
    files: localFiles(join(config.dataDir, 'files')),
    vault: createVault(parts.secret),
    faults: createFaults(config.faults),
    slots: collectSlots(modules.flatMap((module) => module.contributions ?? [])),
    signalTasks,
    publicUrl: () => config.publicUrl?.replace(/\/$/, '') ?? `http://${config.host}:${config.port}`,
  };
}

/** `http://user:secret@host:8123/name` as the URL without the path, and the database name. */
export function splitClickHouseUrl(url: string): { url: string; database: string } {
  const parsed = new URL(url);
  const database = parsed.pathname.replace(/^\//, '') || 'rapport';
  parsed.pathname = '';
  return { url: parsed.toString().replace(/\/$/, ''), database };
}

/** Connects to the database a URL names; `createEventDatabase` makes it. */
export function openClickHouse(url: string): ClickHouse {
  const target = splitClickHouseUrl(url);
  return connectClickHouse(target.url, target.database);
}
