import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { ClickHouseLogLevel, createClient, type ClickHouseClient } from '@clickhouse/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startEngines, type Engines } from './index.ts';
import { eventually, recordingLog, temporaryDataDir } from './testing/scene.ts';

const dataDir = temporaryDataDir();
const sessions = 3;
let engines: Engines;
let client: ClickHouseClient;

beforeAll(async () => {
  engines = await startEngines({ dataDir: dataDir.path, clickhouseSessions: sessions, log: recordingLog() });
  client = createClient({
    url: engines.clickhouseUrl,
    max_open_connections: 50,
    log: { level: ClickHouseLogLevel.OFF },
  });
}, 60_000);

afterAll(async () => {
  await client?.close();
  await engines?.stop();
  dataDir.remove();
}, 60_000);

const rows = async <T>(query: string, options: object = {}): Promise<T[]> =>
  (await client.query({ query, format: 'JSONEachRow', ...options })).json<T>();

const value = async (query: string, options: object = {}): Promise<unknown> =>
  Object.values((await rows<Record<string, unknown>>(query, options))[0] ?? {})[0];

/** Every session of the pool answers once, so that what one of them kept would show. */
const onEverySession = (query: string): Promise<unknown[]> =>
  Promise.all(Array.from({ length: sessions }, () => value(query)));

describe('results', () => {
  it('a failed query leaves nothing for the next one', async () => {
    const leak = `SELECT concat('leak-', toString(number)) AS x, throwIf(number = 900000) AS y FROM numbers(1000000) LIMIT 1000000`;
    for (let round = 0; round < 5; round++) {
      await expect(client.query({ query: leak, format: 'JSONEachRow' }).then((r) => r.text())).rejects.toThrow();
      expect(await onEverySession(`SELECT 'clean' AS x`)).toEqual(['clean', 'clean', 'clean']);
    }
  });

  it('a stream that fails half way breaks instead of ending like a whole one', async () => {
    const query = 'SELECT number, throwIf(number = 3000000) AS y FROM numbers(4000000)';
    await expect(client.query({ query, format: 'JSONEachRow' }).then((result) => result.text())).rejects.toThrow();
    expect(await onEverySession('SELECT 1 AS x')).toEqual([1, 1, 1]);
  });

  it('errors carry the code and type of the engine', async () => {
    await expect(rows('SELECT * FROM nowhere')).rejects.toMatchObject({ code: '60', type: 'UNKNOWN_TABLE' });
    await expect(rows('SELECT 1; SELECT 2')).rejects.toMatchObject({ code: '62' });
    await expect(rows('SELECT 1', { clickhouse_settings: { nonsense_setting: 1 } })).rejects.toMatchObject({
      code: '115',
    });
  });

  it('a large plain scan streams whole, in a text and in a binary format', async () => {
    const text = await (
      await client.query({ query: 'SELECT number FROM numbers(300000)', format: 'TabSeparated' })
    ).text();
    expect(text).toBe(Array.from({ length: 300_000 }, (_, n) => `${n}\n`).join(''));
    const { stream } = await client.exec({ query: 'SELECT number FROM numbers(300000) FORMAT RowBinary' });
    const parts: Buffer[] = [];
    for await (const part of stream) parts.push(part as Buffer);
    const binary = Buffer.concat(parts);
    expect(binary.length).toBe(300_000 * 8);
    expect(binary.readBigUInt64LE(299_999 * 8)).toBe(299_999n);
  });

  it('queries run side by side and each gets its own answer', async () => {
    const answers = await Promise.all(
      Array.from({ length: 200 }, (_, n) => value('SELECT {n:UInt32} + sleep(0.001) AS x', { query_params: { n } })),
    );
    expect(answers).toEqual(Array.from({ length: 200 }, (_, n) => n));
  });
});

describe('what belongs to one query', () => {
  it('settings do not outlive it, whether given in the request or in the text', async () => {
    const ask = `SELECT getSetting('max_block_size') AS x`;
    const before = await value(ask);
    expect(await value(ask, { clickhouse_settings: { max_block_size: '77' } })).not.toBe(before);
    await value(`${ask} SETTINGS max_block_size = 78`);
    await client.command({ query: 'SET max_block_size = 79' });
    expect(new Set(await onEverySession(ask))).toEqual(new Set([before]));
  });

  it('limits of ours come back after a query that set its own', async () => {
    const ask = `SELECT getSetting('max_execution_time') AS x`;
    expect(await value(ask, { clickhouse_settings: { max_execution_time: 7 } })).toBe(7);
    expect(await onEverySession(ask)).toEqual([300, 300, 300]);
  });

  it('parameters arrive exactly and do not outlive it', async () => {
    const text = "it's \\ a\ttab\nand 日本";
    expect(await value('SELECT {text:String} AS x', { query_params: { text } })).toBe(text);
    const at = new Date('2026-01-02T03:04:05.678Z');
    expect(await value(`SELECT {at:DateTime64(3, 'UTC')} AS x`, { query_params: { at } })).toBe(
      '2026-01-02 03:04:05.678',
    );
    for (let round = 0; round <= sessions; round++) {
      await expect(rows('SELECT {text:String} AS x')).rejects.toMatchObject({ code: '456' });
    }
  });

  it('the database does not outlive it', async () => {
    const database = `d_${randomUUID().replaceAll('-', '')}`;
    await client.command({ query: `CREATE DATABASE ${database}` });
    const inside = createClient({ url: engines.clickhouseUrl, database });
    await inside.command({ query: 'CREATE TABLE own (a UInt8) ENGINE = MergeTree ORDER BY a' });
    await inside.insert({ table: 'own', values: [{ a: 5 }], format: 'JSONEachRow' });
    expect(await (await inside.query({ query: 'SELECT a FROM own', format: 'JSONEachRow' })).json()).toEqual([
      { a: 5 },
    ]);
    await inside.close();
    expect(new Set(await onEverySession('SELECT currentDatabase() AS x'))).toEqual(new Set(['default']));
  });

  it('temporary tables do not outlive it', async () => {
    await client.command({ query: 'CREATE TEMPORARY TABLE passing (a UInt8)' });
    for (let round = 0; round <= sessions; round++) await expect(rows('SELECT * FROM passing')).rejects.toThrow();
  });
});

describe('inserts', () => {
  const table = `t_${randomUUID().replaceAll('-', '')}`;
  beforeAll(async () => {
    await client.command({
      query: `CREATE TABLE ${table} (a UInt64, s String) ENGINE = MergeTree ORDER BY a SETTINGS non_replicated_deduplication_window = 1000`,
    });
  });
  const count = async () => Number(await value(`SELECT count() AS x FROM ${table}`));

  it.each([
    ['JSONEachRow', [{ a: 1, s: 'x' }]],
    ['JSONCompactEachRow', [[1, 'x']]],
  ] as const)('%s with the same token is taken once', async (format, values) => {
    const token = randomUUID();
    const before = await count();
    const put = () =>
      client.insert({
        table,
        values: [...values],
        format,
        columns: ['a', 's'],
        clickhouse_settings: { insert_deduplication_token: token },
      });
    const [first] = [await put(), await put()];
    expect(first.summary?.written_rows).toBe('1');
    expect(await count()).toBe(before + 1);
    await client.insert({ table, values: [...values], format });
    await client.insert({ table, values: [{ a: 3, s: token }], format: 'JSONEachRow' });
    expect(await count()).toBeGreaterThan(before + 1);
  });

  it('streams, compressed bodies, binary bodies and text with semicolons arrive', async () => {
    const before = await count();
    await client.insert({
      table,
      values: Readable.from(['10,"a;b"\n', '11,"c"\n'], { objectMode: false }),
      format: 'CSV',
    });
    const gzip = createClient({ url: engines.clickhouseUrl, compression: { request: true, response: true } });
    await gzip.insert({ table, values: [{ a: 12, s: "it's; -- fine" }], format: 'JSONEachRow' });
    await gzip.close();
    await client.command({ query: `INSERT INTO ${table} (a, s) VALUES (13, 'x;y'), (14, 'FORMAT CSV')` });
    await client.command({ query: `INSERT INTO ${table} SELECT number, 'VALUES' FROM numbers(100000)` });
    const binary = Buffer.concat([Buffer.from([255, 0, 0, 0, 0, 0, 0, 0]), Buffer.from([2, 0xff, 0xfe])]);
    const response = await fetch(`${new URL(engines.clickhouseUrl).origin}/`, {
      method: 'POST',
      headers: { 'X-ClickHouse-User': 'default', 'X-ClickHouse-Key': new URL(engines.clickhouseUrl).password },
      body: Buffer.concat([Buffer.from(`/* ü */ INSERT INTO ${table} FORMAT RowBinary\n`), binary]),
    });
    expect(await response.text()).toBe('');
    expect(await count()).toBe(before + 2 + 1 + 2 + 100_000 + 1);
    expect(await value(`SELECT hex(s) AS x FROM ${table} WHERE a = 255 AND length(s) = 2`)).toBe('FFFE');
  });
});

describe('control', () => {
  it('a query whose client leaves is killed in the engine', async () => {
    const leaving = new AbortController();
    const mark = randomUUID();
    const asked = client.query({
      query: `SELECT count() AS x /* ${mark} */ FROM (SELECT number % 10000000 AS k, count() FROM numbers(100000000000) GROUP BY k)`,
      format: 'JSONEachRow',
      abort_signal: leaving.signal,
    });
    const running = () =>
      value(`SELECT count() AS x FROM system.processes WHERE query LIKE '%${mark}%' AND query NOT LIKE '%processes%'`);
    await eventually(running, (found) => Number(found) === 1);
    leaving.abort();
    await expect(asked).rejects.toThrow();
    await eventually(running, (found) => Number(found) === 0);
    expect(await onEverySession('SELECT 1 AS x')).toEqual([1, 1, 1]);
  }, 30_000);

  it('one that leaves while waiting in line takes no session', async () => {
    const leaving = new AbortController();
    const busy = Array.from({ length: sessions }, () => value('SELECT sleep(1) AS x'));
    const waiting = client.query({ query: 'SELECT 1', abort_signal: leaving.signal });
    leaving.abort();
    await expect(waiting).rejects.toThrow();
    await Promise.all(busy);
    expect(await onEverySession('SELECT 1 AS x')).toEqual([1, 1, 1]);
  });

  it('answers ping without a login and everything else only with one', async () => {
    const { origin } = new URL(engines.clickhouseUrl);
    expect(await (await fetch(`${origin}/ping`)).text()).toBe('Ok.\n');
    const refused = await fetch(`${origin}/?query=SELECT+1`);
    expect([refused.status, refused.headers.get('x-clickhouse-exception-code')]).toEqual([403, '516']);
  });

  it('backs a database up to a file and restores it', async () => {
    const database = `b_${randomUUID().replaceAll('-', '')}`;
    await client.command({ query: `CREATE DATABASE ${database}` });
    await client.command({ query: `CREATE TABLE ${database}.t (a UInt64) ENGINE = MergeTree ORDER BY a` });
    await client.command({ query: `INSERT INTO ${database}.t SELECT number FROM numbers(10000)` });
    await client.command({ query: `BACKUP DATABASE ${database} TO File('${engines.backupsDir}/${database}.tar')` });
    await client.command({ query: `DROP DATABASE ${database} SYNC` });
    await client.command({ query: `RESTORE DATABASE ${database} FROM File('${engines.backupsDir}/${database}.tar')` });
    expect(Number(await value(`SELECT sum(a) AS x FROM ${database}.t`))).toBe(49_995_000);
  }, 30_000);
});
