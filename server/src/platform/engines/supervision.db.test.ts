import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ClickHouseLogLevel, createClient } from '@clickhouse/client';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startEngines, type EngineEvent, type Engines } from './index.ts';
import { end, identify, isRunning, processesIn } from './processes.ts';
import { eventually, healthWhen, recordingLog, startOwner, temporaryDataDir } from './testing/scene.ts';

let dataDir: ReturnType<typeof temporaryDataDir>;
let log: ReturnType<typeof recordingLog>;
let running: Engines | undefined;

beforeEach(() => {
  dataDir = temporaryDataDir();
  log = recordingLog();
});

afterEach(async () => {
  await running?.stop();
  running = undefined;
  // PostgreSQL outlives a killed owner, waiting for the next one; here there is none.
  for (const left of processesIn(join(dataDir.path, 'postgres'))) await end(left, [['SIGKILL', 5000]]);
  dataDir.remove();
});

async function start(): Promise<Engines> {
  running = await startEngines({ dataDir: dataDir.path, log });
  return running;
}

async function postgres(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return (await client.query({ text: sql, rowMode: 'array' })).rows.flat();
  } finally {
    await client.end();
  }
}

async function clickhouse(url: string, query: string): Promise<string> {
  const client = createClient({ url, log: { level: ClickHouseLogLevel.OFF } });
  try {
    return (await (await client.query({ query, format: 'TabSeparated' })).text()).trim();
  } finally {
    await client.close();
  }
}

async function clickhouseCommand(url: string, query: string): Promise<void> {
  const client = createClient({ url, log: { level: ClickHouseLogLevel.OFF } });
  await client.command({ query });
  await client.close();
}

const pidsOf = async (engines: Engines) => {
  const status = await engines.status();
  return { postgres: status.postgres.pid ?? 0, clickhouse: status.clickhouse.pid ?? 0 };
};

describe('start and stop', { timeout: 60_000 }, () => {
  it('serves both engines, keeps data and addresses over a restart, and leaves no process behind', async () => {
    const first = await start();
    expect(await postgres(first.postgresUrl, 'SELECT current_user, current_database()')).toEqual([
      'rapport',
      'rapport',
    ]);
    expect(await postgres(first.postgresUrl, `SELECT rolsuper FROM pg_roles WHERE rolname = current_user`)).toEqual([
      false,
    ]);
    await postgres(first.postgresUrl, 'CREATE TABLE kept (a int)');
    await postgres(first.postgresUrl, 'INSERT INTO kept VALUES (42)');
    await clickhouseCommand(first.clickhouseUrl, 'CREATE TABLE kept (a UInt8) ENGINE = MergeTree ORDER BY a');
    await clickhouseCommand(first.clickhouseUrl, 'INSERT INTO kept VALUES (43)');
    const storeId = (await first.status()).clickhouse.storeId;
    const pids = Object.values(await pidsOf(first)).map((pid) => identify(pid));
    await first.stop();
    await first.stop();
    expect(pids.map((process) => process !== undefined && isRunning(process))).toEqual([false, false]);
    expect(processesIn(join(dataDir.path, 'postgres'))).toEqual([]);

    const second = await start();
    expect([second.postgresUrl, second.clickhouseUrl]).toEqual([first.postgresUrl, first.clickhouseUrl]);
    expect(await postgres(second.postgresUrl, 'SELECT a FROM kept')).toEqual([42]);
    expect(await clickhouse(second.clickhouseUrl, 'SELECT a FROM kept')).toBe('43');
    expect((await second.status()).clickhouse.storeId).toBe(storeId);
  });

  it('keeps its secrets from others and refuses a login without them', async () => {
    const engines = await start();
    expect(statSync(join(dataDir.path, 'secrets.json')).mode & 0o777).toBe(0o600);
    const wrong = new URL(engines.clickhouseUrl);
    wrong.password = 'wrong';
    await expect(clickhouse(wrong.href, 'SELECT 1')).rejects.toThrow('Authentication failed');
    const stranger = new URL(engines.postgresUrl);
    stranger.password = 'wrong';
    await expect(postgres(stranger.href, 'SELECT 1')).rejects.toThrow('password authentication failed');
  });

  it('starts after an initialisation that was cut off', async () => {
    const remains = join(dataDir.path, 'postgres.init-1');
    rmSync(remains, { recursive: true, force: true });
    writeFileSync(remains, 'half a cluster');
    const engines = await start();
    expect(await postgres(engines.postgresUrl, 'SELECT 1')).toEqual([1]);
    expect(existsSync(remains)).toBe(false);
  });

  it('uses given URLs instead of its own engines', async () => {
    const engines = await start();
    const outside = await startEngines({
      dataDir: join(dataDir.path, 'unused'),
      databaseUrl: engines.postgresUrl,
      clickhouseUrl: engines.clickhouseUrl,
      log,
    });
    const status = await outside.status();
    expect([status.postgres.mode, status.clickhouse.mode]).toEqual(['external', 'external']);
    expect([status.postgres.state, status.clickhouse.state]).toEqual(['ready', 'ready']);
    await outside.stop();
    expect(existsSync(join(dataDir.path, 'unused'))).toBe(false);
    expect(await postgres(engines.postgresUrl, 'SELECT 1')).toEqual([1]);
  });
});

describe('owners', { timeout: 60_000 }, () => {
  it('refuses a second owner, naming the first', async () => {
    await start();
    await expect(startOwner(dataDir.path)).rejects.toThrow(`is in use by process ${process.pid};`);
  });

  it('takes over from an owner that was killed: same PostgreSQL, new ClickHouse child, same data', async () => {
    const killed = await startOwner(dataDir.path);
    await postgres(killed.postgresUrl, 'CREATE TABLE kept (a int)');
    await clickhouseCommand(killed.clickhouseUrl, 'CREATE TABLE kept (a UInt8) ENGINE = MergeTree ORDER BY a');
    await clickhouseCommand(killed.clickhouseUrl, 'INSERT INTO kept VALUES (7)');
    killed.child.kill('SIGKILL');

    const engines = await start();
    const pids = await pidsOf(engines);
    expect(pids.postgres).toBe(killed.pids[1]);
    expect(pids.clickhouse).not.toBe(killed.pids[2]);
    expect(engines.postgresUrl).toBe(killed.postgresUrl);
    expect(await postgres(engines.postgresUrl, 'SELECT count(*)::int FROM kept')).toEqual([0]);
    expect(await clickhouse(engines.clickhouseUrl, 'SELECT a FROM kept')).toBe('7');
    expect(log.messages).toContain('PostgreSQL is running already, attached to it');

    // An attached server is watched and ended like one of our own.
    process.kill(pids.postgres, 'SIGKILL');
    await healthWhen(engines, 'postgres', (health) => health.state === 'ready' && health.restarts === 1);
    expect(await postgres(engines.postgresUrl, 'SELECT count(*)::int FROM kept')).toEqual([0]);
  });

  it('leaves no ClickHouse child behind when it is killed and nobody takes over', async () => {
    const killed = await startOwner(dataDir.path);
    const [, , childPid = 0] = killed.pids;
    killed.child.kill('SIGKILL');
    await eventually(
      () => identify(childPid),
      (found) => found === undefined,
    );
  });
});

describe('recovery', { timeout: 60_000 }, () => {
  it('brings a killed PostgreSQL back at the same address with what it had acknowledged', async () => {
    const engines = await start();
    const events: EngineEvent[] = [];
    engines.on((event) => events.push(event));
    await postgres(engines.postgresUrl, 'CREATE TABLE kept (a int)');
    await postgres(engines.postgresUrl, 'INSERT INTO kept VALUES (1)');
    const { postgres: pid } = await pidsOf(engines);
    process.kill(pid, 'SIGKILL');
    const back = await healthWhen(engines, 'postgres', (health) => health.restarts === 1 && health.state === 'ready');
    expect(back.pid).not.toBe(pid);
    expect(await postgres(engines.postgresUrl, 'SELECT a FROM kept')).toEqual([1]);
    expect(events).toEqual([
      { engine: 'postgres', state: 'degraded' },
      { engine: 'postgres', state: 'ready' },
    ]);
  });

  it('brings a killed ClickHouse child back at the same address with its rows', async () => {
    const engines = await start();
    const events: EngineEvent[] = [];
    engines.on((event) => events.push(event));
    await clickhouseCommand(engines.clickhouseUrl, 'CREATE TABLE kept (a UInt8) ENGINE = MergeTree ORDER BY a');
    await clickhouseCommand(engines.clickhouseUrl, 'INSERT INTO kept VALUES (9)');
    const before = (await engines.status()).clickhouse;
    process.kill(before.pid ?? 0, 'SIGKILL');
    const back = await healthWhen(engines, 'clickhouse', (health) => health.restarts === 1 && health.state === 'ready');
    expect(back.storeId).toBe(before.storeId);
    expect(await clickhouse(engines.clickhouseUrl, 'SELECT a FROM kept')).toBe('9');
    expect(events.map((event) => event.state)).toEqual(['degraded', 'ready']);
  });

  it('starts with an empty, newly marked store when the ClickHouse data is deleted under it', async () => {
    const engines = await start();
    await clickhouseCommand(engines.clickhouseUrl, 'CREATE TABLE lost (a UInt8) ENGINE = MergeTree ORDER BY a');
    const before = (await engines.status()).clickhouse;
    rmSync(join(dataDir.path, 'clickhouse'), { recursive: true, force: true });
    const back = await healthWhen(engines, 'clickhouse', (health) => health.restarts === 1 && health.state === 'ready');
    expect(back.storeId).not.toBe(before.storeId);
    expect(await clickhouse(engines.clickhouseUrl, `SELECT count() FROM system.tables WHERE name = 'lost'`)).toBe('0');
  });

  it('moves ClickHouse data aside that it cannot read', async () => {
    const first = await start();
    await clickhouseCommand(first.clickhouseUrl, 'CREATE TABLE broken (a UInt8) ENGINE = MergeTree ORDER BY a');
    await first.stop();
    const store = join(dataDir.path, 'clickhouse/store');
    const definition = readdirSync(store, { recursive: true, encoding: 'utf8' }).find((name) =>
      name.endsWith('broken.sql'),
    );
    writeFileSync(join(store, definition ?? ''), 'no definition (');

    const second = await start();
    expect(await clickhouse(second.clickhouseUrl, `SELECT count() FROM system.tables WHERE name = 'broken'`)).toBe('0');
    const remains = readdirSync(dataDir.path).filter((name) => name.startsWith('clickhouse.broken-'));
    expect(remains).toHaveLength(1);
    expect(readFileSync(join(dataDir.path, remains[0] ?? '', 'store', definition ?? ''), 'utf8')).toBe(
      'no definition (',
    );
  });
});
