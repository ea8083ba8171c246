// P1, P2: durable accept against a bare Fastify route (single events) and against a raw insert (batches).
//   npm run bench -- ingest [--size smoke|standard]
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { interleave, report } from './measure.ts';
import { freePort, ready, startServer } from './world.ts';

const { values: flags } = parseArgs({ options: { size: { type: 'string', default: 'smoke' } } });
const singles = flags.size === 'standard' ? 20_000 : 4000;
const batches = flags.size === 'standard' ? 1000 : 200;
const agent = new Agent({ keepAlive: true, maxSockets: 64 });

const blob = 'x'.repeat(850);
let sent = 0;
const acked = new Set<string>();

/** One event of about 1 kB; every twentieth repeats an earlier id, a fifth of the people are new. */
function event(): { id: string; body: object } {
  sent += 1;
  const id = sent % 20 === 0 ? `repeat-${Math.floor(sent / 40)}` : randomUUID();
  const person = sent % 5 === 0 ? `new-${sent}` : `person-${sent % 20_000}`;
  return {
    id,
    body: {
      id,
      metric: 'Viewed Product',
      profile: { externalId: person },
      properties: { sku: `s${sent % 500}`, price: 9.9, blob },
    },
  };
}

function post(url: string, key: string, body: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const call = request(
      url,
      {
        method: 'POST',
        agent,
        headers: {
          'content-type': 'application/json',
          authorization: `Bearer ${key}`,
          'content-length': Buffer.byteLength(body),
        },
      },
      (answer) => {
        answer.resume();
        answer.on('end', () => resolve(answer.statusCode ?? 0));
      },
    );
    call.on('error', reject);
    call.end(body);
  });
}

async function flood(connections: number, total: number, once: () => Promise<void>): Promise<void> {
  let left = total;
  await Promise.all(
    Array.from({ length: connections }, async () => {
      while (left > 0) {
        left -= 1;
        await once();
      }
    }),
  );
}

const server = await startServer();
const limitPort = await freePort();
const limit = spawn(
  process.execPath,
  ['--import', 'tsx', join(import.meta.dirname, 'limits', 'bare-fastify.ts'), String(limitPort)],
  { stdio: 'inherit' },
);
const pool = new pg.Pool({ connectionString: server.databaseUrl, max: 4 });
try {
  const limitUrl = `http://127.0.0.1:${limitPort}`;
  await ready(limitUrl, 20_000);
  const single = (url: string, count: boolean) => async (): Promise<void> => {
    const { id, body } = event();
    const status = await post(url, server.secretKey, JSON.stringify(body));
    if (status !== 202) throw new Error(`answered ${status}`);
    if (count) acked.add(id);
  };
  const p1 = await interleave(
    () => flood(64, singles, single(`${limitUrl}/api/v1/events`, false)),
    () => flood(64, singles, single(`${server.url}/api/v1/events`, true)),
  );
  report({
    bench: 'ingest',
    figure: 'P1',
    size: flags.size,
    rate_ratio: 1 / p1.ratio_median,
    goal: '>= 0.25',
    ours_per_second: Math.round(singles / (p1.ours_ms / 1000)),
    limit_per_second: Math.round(singles / (p1.limit_ms / 1000)),
    ...p1,
  });

  const batch = async (): Promise<void> => {
    const rows = Array.from({ length: 100 }, event);
    const status = await post(
      `${server.url}/api/v1/events`,
      server.secretKey,
      JSON.stringify({ events: rows.map((r) => r.body) }),
    );
    if (status !== 202) throw new Error(`answered ${status}`);
    for (const row of rows) acked.add(row.id);
  };
  await pool.query(
    'create table bench_inbox (lane smallint, id bigint generated always as identity, workspace_id int, key uuid, received_at timestamptz, message json, primary key (lane, id))',
  );
  const raw = async (): Promise<void> => {
    const rows = Array.from({ length: 100 }, event);
    await pool.query({
      name: 'raw',
      text: 'insert into bench_inbox (lane, workspace_id, key, received_at, message) select 1, 1, k, now(), m::json from unnest($1::uuid[], $2::text[]) as t(k, m) on conflict do nothing',
      values: [rows.map(() => randomUUID()), rows.map((r) => JSON.stringify(r.body))],
    });
  };
  const p2 = await interleave(
    () => flood(4, batches, raw),
    () => flood(4, batches, batch),
  );
  report({
    bench: 'ingest',
    figure: 'P2',
    size: flags.size,
    rate_ratio: 1 / p2.ratio_median,
    goal: '>= 0.5',
    ours_per_second: Math.round((batches * 100) / (p2.ours_ms / 1000)),
    limit_per_second: Math.round((batches * 100) / (p2.limit_ms / 1000)),
    ...p2,
  });

  const drainStarted = performance.now();
  for (;;) {
    const health = (await (await fetch(`${server.url}/health/ready`)).json()) as {
      inbox: { waiting: number; unshipped: number };
    };
    if (health.inbox.waiting === 0 && health.inbox.unshipped === 0) break;
    await new Promise((done) => setTimeout(done, 200));
  }
  const [stored] = (await pool.query('select sum(event_count)::int as n from event_batches')).rows as { n: number }[];
  report({
    bench: 'ingest',
    figure: 'accepted is processed',
    acked: acked.size,
    stored: stored?.n,
    equal: stored?.n === acked.size,
    lag_seconds: Math.round((performance.now() - drainStarted) / 100) / 10,
  });
} finally {
  await pool.end();
  limit.kill('SIGKILL');
  await server.stop();
  agent.destroy();
}
