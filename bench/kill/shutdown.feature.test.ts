import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { expect, test } from 'vitest';
import { startSink } from '../../server/test/world/smtp-sink.ts';
import { startServer } from '../world.ts';
import { addressOf, platformOf, startCampaign } from './campaign.ts';
import { startNumberedIngest } from './numbered-ingest.ts';
import { judge, quiet } from './results.ts';

const people = 400;

const alive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    // A process that nobody has reaped yet is not alive.
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
};

test('SIGTERM under load: drained within 15 s, no process left behind, nothing doubtful, nothing lost', async () => {
  const sink = await startSink();
  const server = await startServer({ SMTP_URL: `smtp://127.0.0.1:${sink.port}?connections=3` });
  const platform = await platformOf(server);
  const database = new pg.Pool({ connectionString: server.databaseUrl, options: '-c role=rapport_system' });
  database.on('error', () => undefined);
  const ask = async <Row extends pg.QueryResultRow>(text: string): Promise<Row[]> =>
    (await database.query<Row>(text)).rows;
  try {
    const [workspace] = await ask<{ id: number }>('select id from workspaces');
    await startCampaign(platform, workspace?.id ?? 0, people);
    const ingest = startNumberedIngest(server, 4, 7);
    for (let wait = 0; wait < 3000 && sink.messages().size < 20; wait += 1) await sleep(10);
    expect(sink.messages().size).toBeLessThan(people);
    const engines = JSON.parse(readFileSync(join(server.dataDir, 'engines.json'), 'utf8')) as {
      clickhouseChild: { pid: number };
    };
    const postmaster = Number(readFileSync(join(server.dataDir, 'postgres/postmaster.pid'), 'utf8').split('\n')[0]);

    const exit = await server.kill('SIGTERM');
    await ingest.stop();
    // 0: it drained by itself; after 15 s it gives up with 1.
    expect(exit).toBe(0);
    expect([server.pid(), engines.clickhouseChild.pid, postmaster].filter(alive)).toEqual([]);
    expect(existsSync(join(server.dataDir, 'postgres/postmaster.pid'))).toBe(false);

    await server.start();
    for (let wait = 0; wait < 600 && sink.messages().size < people; wait += 1) await sleep(100);
    await quiet(server.url, 120_000);
    const doubtful = 'select count(*)::int as n from sends where doubtful_at is not null';
    expect(await ask(doubtful)).toEqual([{ n: 0 }]);
    for (let i = 0; i < people; i += 1) expect(sink.messages().get(addressOf(i))).toHaveLength(1);
    const verdict = await judge(server.dataDir, ingest.acked);
    expect(verdict).toMatchObject({ lost: [], doubled: [], disordered: 0, timelineDiffers: false });
  } finally {
    await database.end();
    await platform.postgres.close();
    await platform.clickhouse.close();
    await server.stop();
    await sink.close();
  }
}, 300_000);
