// P11: the timeline of one person with 10,000 events among many people, against the same question asked of the engine.
//   npm run bench -- profile-page [--size smoke|standard] [--profiles N --events N]
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { sql } from 'kysely';
import { modules } from '../server/src/app/modules.ts';
import { createPlatform, openClickHouse } from '../server/src/app/platform.ts';
import { generateInEngine } from '../server/src/integrations/sample/index.ts';
import { loadConfig } from '../server/src/platform/config/index.ts';
import { createLog } from '../server/src/platform/log/index.ts';
import { apiOf } from './campaign/api.ts';
import { quiet } from './kill/results.ts';
import { interleave, report, round } from './measure.ts';
import { startServer } from './world.ts';

const { values: flags } = parseArgs({
  options: {
    size: { type: 'string', default: 'smoke' },
    profiles: { type: 'string' },
    events: { type: 'string' },
    pairs: { type: 'string', default: '5' },
  },
});
const sizes: Record<string, [number, number]> = { smoke: [100_000, 1_000_000], standard: [1_000_000, 20_000_000] };
const profiles = Number(flags.profiles ?? sizes[flags.size]?.[0]);
const events = Number(flags.events ?? sizes[flags.size]?.[1]);
const busy = 10_000;
const pageSize = 50;
const requests = 50;

const server = await startServer();
try {
  const api = apiOf(server);
  const { workspaceId, profileId } = await fill();
  const page = (cursor = ''): Promise<{ items: { id: number }[]; nextCursor: string | null }> =>
    api.get(`/profiles/${profileId}/timeline?limit=${pageSize}${cursor}`);
  const raw = rawTimeline(workspaceId, profileId);
  const [ours, theirs] = [await page(), await raw()];
  if (ours.items.map((e) => e.id).join() !== theirs.map((e) => e.seq).join()) throw new Error('the pages differ');

  const each = (work: () => Promise<unknown>) => async (): Promise<void> => {
    for (let i = 0; i < requests; i += 1) await work();
  };
  const ratio = await interleave(each(raw), each(page), Number(flags.pairs));
  const latency = await openLoop(page, 50, 20);
  report({
    bench: 'profile-page',
    size: flags.size,
    profiles,
    events,
    events_of_person: busy,
    goal: 'ratio <= 1.5, p99 <= 150 ms',
    ...ratio,
    // Times in milliseconds say nothing of a machine that was busy with something else.
    latency_judged: ratio.noisy === 0,
    limit_ms: round(ratio.limit_ms / requests),
    ours_ms: round(ratio.ours_ms / requests),
    open_loop: latency,
  });
} finally {
  await server.stop();
}

/** Many people inside the engine, and one real profile with a long history. */
async function fill(): Promise<{ workspaceId: number; profileId: number }> {
  const clickhouse = await openClickHouse(server.clickhouseUrl);
  const platform = createPlatform({
    config: loadConfig({ RAPPORT_DATA: server.dataDir, RAPPORT_LOG: 'error' }),
    log: createLog('error'),
    engines: null,
    databaseUrl: server.databaseUrl,
    clickhouse,
    secret: 'bench',
    modules,
  });
  try {
    const { rows } = await sql<{ id: number }>`select id from workspaces`.execute(platform.postgres.system);
    const workspaceId = rows[0]?.id ?? 0;
    await generateInEngine(platform, workspaceId, { profiles, events });
    await apiOf(server).send('POST', '/profiles', { email: 'busy@people.example' });
    await quiet(server.url, 60_000);
    const { items } = await apiOf(server).get<{ items: { id: number }[] }>('/profiles?email=busy@people.example');
    const profileId = items[0]?.id ?? 0;
    await clickhouse.command(`INSERT INTO timeline (workspace_id, profile_id, occurred_at, seq, metric, value, properties, backfill, received_at)
      SELECT ${workspaceId}, ${profileId}, now64(3) - toIntervalMinute(number * 70) AS t, 4000000000 + number,
        ['Viewed Product', 'Active on Site', 'Added to Cart', 'Opened Email'][1 + number % 4], 0,
        concat('{"sku":"s', toString(number % 500), '","title":"A thing people look at","price":12.5,"url":"https://shop.example/p/', toString(number), '"}'), 0, t
      FROM numbers(${busy})`);
    return { workspaceId, profileId };
  } finally {
    await platform.postgres.close();
    await clickhouse.close();
  }
}

/** What a person who knows the engine asks: the primary key, one page. */
function rawTimeline(workspaceId: number, profileId: number): () => Promise<{ seq: string | number }[]> {
  const url = new URL(server.clickhouseUrl);
  const headers = {
    'x-clickhouse-user': decodeURIComponent(url.username),
    'x-clickhouse-key': decodeURIComponent(url.password),
  };
  const query = `SELECT seq, metric, toUnixTimestamp64Milli(occurred_at) AS ms, toFloat64(value) AS value, properties, backfill
    FROM timeline WHERE workspace_id = ${workspaceId} AND profile_id = ${profileId}
    ORDER BY occurred_at DESC, seq DESC LIMIT ${pageSize} FORMAT JSON`;
  return async () => {
    const answer = await fetch(`${url.origin}/?database=${url.pathname.slice(1) || 'rapport'}`, {
      method: 'POST',
      headers,
      body: query,
    });
    if (!answer.ok) throw new Error((await answer.text()).slice(0, 300));
    return ((await answer.json()) as { data: { seq: string | number }[] }).data;
  };
}

/** Requests at a fixed rate; each is timed from when it was due, not from when it could start. */
async function openLoop(work: () => Promise<unknown>, perSecond: number, seconds: number): Promise<object> {
  const began = performance.now();
  const times = await Promise.all(
    Array.from({ length: perSecond * seconds }, async (_, i) => {
      const due = began + (i * 1000) / perSecond;
      await sleep(Math.max(0, due - performance.now()));
      await work();
      return performance.now() - due;
    }),
  );
  times.sort((a, b) => a - b);
  const at = (share: number): number => round(times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0);
  return { per_second: perSecond, count: times.length, p50_ms: at(0.5), p99_ms: at(0.99), max_ms: at(1) };
}
