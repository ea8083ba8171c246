// R13, T11 (a): the event store's directory is deleted while the server runs; it is rebuilt to equal checksums.
//   npm run bench -- proof-rebuild [--profiles 2000]
import { execFile } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs, promisify } from 'node:util';
import pg from 'pg';
import { startNumberedIngest } from './kill/numbered-ingest.ts';
import { askStore, healthOf, judge, quiet } from './kill/results.ts';
import { report, round } from './measure.ts';
import { program, startServer } from './world.ts';

const { values } = parseArgs({ options: { profiles: { type: 'string', default: '2000' } } });
const run = promisify(execFile);

const server = await startServer();
const pool = new pg.Pool({ connectionString: server.databaseUrl, max: 2 });
try {
  await run(process.execPath, [...program('cli'), 'generate', '--profiles', values.profiles, '--json'], {
    cwd: join(import.meta.dirname, '..'),
    env: { ...process.env, RAPPORT_DATA: server.dataDir, RAPPORT_LOG: 'warn' },
  });
  await quiet(server.url, 120_000);
  const archived = await archiveHalf();
  const before = await sums();
  const copiesBefore = await copies();
  const events = before.reduce((total, month) => total + Number(month.events), 0);

  const ingest = startNumberedIngest(server, 4, 1);
  await sleep(1000);
  const ackedBefore = ingest.acked.size;
  const lost = performance.now();
  await rm(join(server.dataDir, 'clickhouse'), { recursive: true, force: true, maxRetries: 20, retryDelay: 20 });
  let degraded = false;
  let ackedWhileDegraded = 0;
  for (;;) {
    const [health, acked] = [await healthOf(server.url), ingest.acked.size];
    if (health?.status === 'degraded') {
      degraded = true;
      ackedWhileDegraded = Math.max(ackedWhileDegraded, acked - ackedBefore);
    }
    if (degraded && health?.status === 'ok') break;
    if (performance.now() - lost > 600_000) throw new Error(`not rebuilt: ${JSON.stringify(health)}`);
    await sleep(100);
  }
  const seconds = (performance.now() - lost) / 1000;
  await ingest.stop();
  await quiet(server.url, 120_000);
  const after = await sums();
  const verdict = await judge(server.dataDir, ingest.acked);
  const equal = JSON.stringify(after) === JSON.stringify(before);
  const copiesAfter = await copies();
  const differing = Object.keys(copiesBefore).filter(
    (name) => JSON.stringify(copiesAfter[name]) !== JSON.stringify(copiesBefore[name]),
  );
  const kept =
    equal && differing.length === 0 && verdict.lost.length + verdict.doubled.length === 0 && ackedWhileDegraded > 0;
  report({
    proof: 'rebuild',
    kept,
    profiles: Number(values.profiles),
    events,
    archived,
    equalChecksums: equal,
    differingCopies: differing,
    ackedWhileDegraded,
    newEvents: { acked: ingest.acked.size, lost: verdict.lost.length, doubled: verdict.doubled.length },
    seconds: round(seconds),
    eventsPerSecond: Math.round(events / seconds),
  });
  if (!kept) process.exitCode = 1;
} finally {
  await pool.end();
  await server.stop();
}

/** Counts and hashes of everything but the numbered events, as `rapport checksums` makes them. */
function sums(): Promise<{ month: string; events: string; checksum: string }[]> {
  return askStore(
    server.dataDir,
    `SELECT toString(toStartOfMonth(occurred_at)) AS month, toString(count()) AS events,
      toString(sum(cityHash64(workspace_id, metric, profile_id, occurred_at, value, seq, toString(properties), backfill, received_at))) AS checksum
    FROM events WHERE metric != 'Numbered' GROUP BY month ORDER BY month`,
  );
}

/** The same of the copies of people and orders, without the numbered ingest's people and the rising versions. */
async function copies(): Promise<Record<string, unknown>> {
  const [row] = await askStore<Record<string, unknown>>(
    server.dataDir,
    `SELECT (SELECT tuple(count(), sum(cityHash64(toString(tuple(* EXCEPT (version))))))
        FROM profiles FINAL WHERE NOT deleted AND NOT startsWith(external_id, 'connection-')) AS people,
      (SELECT tuple(count(), sum(cityHash64(toString(tuple(* EXCEPT (version)))))) FROM orders FINAL) AS orders,
      (SELECT tuple(count(), sum(cityHash64(toString(tuple(* EXCEPT (version)))))) FROM order_lines FINAL) AS lines,
      (SELECT tuple(count(), sum(cityHash64(from_id, to_id))) FROM profile_aliases FINAL WHERE to_id != 0) AS aliases`,
  );
  return row ?? {};
}

/** Makes half of the batches old enough for the archive and lets the server's own job move them there. */
async function archiveHalf(): Promise<number> {
  await pool.query(
    `update event_batches set created_at = created_at - interval '3 days' where id <= (select percentile_disc(0.5) within group (order by id) from event_batches)`,
  );
  await pool.query(`select enqueue_job('events.archive', '{}')`);
  for (let tries = 0; tries < 300; tries += 1) {
    const { rows } = await pool.query<{ events: number }>(
      'select coalesce(sum(event_count), 0)::float8 as events from event_archives',
    );
    if ((rows[0]?.events ?? 0) > 0) return rows[0]?.events ?? 0;
    await sleep(200);
  }
  throw new Error('the archive job wrote nothing');
}
