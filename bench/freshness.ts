// B.2 without the message: event → membership, and how late people leave when a window passes, with 200 segments (120
// with windows) and 1,000 events a second in the background.
//   npm run bench -- freshness [--size smoke|standard] [--seconds N] [--rate N]
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { openClickHouse } from '../server/src/app/platform.ts';
import { cpuOf, othersCpu } from './freshness/cpu.ts';
import { definitions, fill, metrics, type Size } from './freshness/fill.ts';
import { openLoop, percentile, seenOf } from './freshness/loop.ts';
import { report, round } from './measure.ts';
import { startServer } from './world.ts';

const { values: flags } = parseArgs({
  options: {
    size: { type: 'string', default: 'smoke' },
    seconds: { type: 'string' },
    rate: { type: 'string', default: '1000' },
  },
});
const sizes: Record<string, Size> = {
  smoke: { profiles: 50_000, events: 1_000_000 },
  standard: { profiles: 1_000_000, events: 20_000_000 },
};
const size = sizes[flags.size] ?? { profiles: 50_000, events: 1_000_000 };
const seconds = Number(flags.seconds ?? (flags.size === 'standard' ? 180 : 60));
const rate = Number(flags.rate);
const probe = 'Probe';
const hour = 3_600_000;
/** Of two cores: what a machine does beside, the kernel's own threads included. */
const quiet = 0.08;

const say = (text: string): void => void process.stderr.write(`${new Date().toISOString().slice(11, 19)} ${text}\n`);
const server = await startServer();
const postgres = new pg.Client({ connectionString: server.databaseUrl });
const clickhouse = openClickHouse(server.clickhouseUrl);
try {
  await postgres.connect();
  const { rows } = await postgres.query<{ id: number }>(`select id from workspaces where name = 'Bench'`);
  const workspaceId = rows[0]?.id ?? 0;
  say('filling both stores');
  await fill(postgres, clickhouse, workspaceId, size);
  const ids = await createSegments();
  await evaluated(ids.length);
  await measure(workspaceId, ids);
} finally {
  await postgres.end();
  await clickhouse.close();
  await server.stop();
}

async function call(method: string, path: string, body?: object): Promise<Record<string, unknown>> {
  const answer = await fetch(`${server.url}/api/v1/${path}`, {
    method,
    headers: {
      authorization: `Bearer ${server.secretKey}`,
      'content-type': 'application/json',
      ...(method === 'POST' && { 'idempotency-key': randomUUID() }),
    },
    ...(body && { body: JSON.stringify(body) }),
  });
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as Record<string, unknown>;
}

async function createSegments(): Promise<number[]> {
  say('creating segments');
  const ids: number[] = [];
  for (const { name, rule } of definitions(probe)) {
    ids.push(Number((await call('POST', 'segments', { name, rule: { where: rule } })).id));
  }
  return ids;
}

async function evaluated(count: number): Promise<void> {
  const began = performance.now();
  for (;;) {
    const { rows } = await postgres.query<{ n: number }>(
      `select count(*)::int as n from segments where member_count is not null`,
    );
    if (rows[0]?.n === count) break;
    if (performance.now() - began > 15 * 60_000)
      throw new Error(`only ${rows[0]?.n} of ${count} segments were evaluated`);
    await sleep(500);
  }
  say(`first evaluation of ${count} segments: ${Math.round((performance.now() - began) / 1000)} s`);
}

/** One of those who are in both stores from the beginning. */
function somebody(): object {
  return { externalId: `C${1 + Math.floor(Math.random() * size.profiles)}` };
}

async function measure(workspaceId: number, [entering = 0, leaving = 0, twice = 0]: readonly number[]): Promise<void> {
  const send = (events: readonly object[]): Promise<unknown> => call('POST', 'events', { events });
  const sentAt = new Map<string, number>();
  const leavesAt = new Map<string, number>();
  const negatives = new Set<string>();
  const people = seenOf(postgres, clickhouse, workspaceId, { entering, leaving });
  say(`${rate} events a second for ${seconds} s`);
  const cpu = cpuOf(server.dataDir, server.pid());
  const others = othersCpu(cpu);
  const [cpuBefore, othersBefore, began] = [cpu(), others(), performance.now()];
  const watching = people.watch();

  const background = openLoop(rate / 20, seconds, () =>
    send(
      Array.from({ length: 20 }, () => ({
        id: randomUUID(),
        metric: metrics[Math.floor(Math.random() * metrics.length)],
        profile: somebody(),
        value: 5,
        properties: { category: 'tea' },
      })),
    ).then(() => undefined),
  );
  // Every hundredth event is a probe; as many must not enter.
  const probes = openLoop(rate / 100, seconds, async (scheduled) => {
    const name = randomUUID();
    sentAt.set(`probe-${name}`, scheduled);
    negatives.add(`other-${name}`);
    await send([
      { id: randomUUID(), metric: probe, profile: { externalId: `probe-${name}` } },
      { id: randomUUID(), metric: 'Viewed Product', profile: { externalId: `other-${name}` } },
    ]);
  });
  // Their hour passes while it runs.
  const exits = openLoop(5, Math.min(60, seconds / 3), async () => {
    const name = `exit-${randomUUID()}`;
    const until = Date.now() + 15_000 + Math.random() * Math.max(10_000, (seconds - seconds / 3 - 20) * 1000);
    leavesAt.set(name, until);
    const time = new Date(until - hour).toISOString();
    await send([{ id: randomUUID(), metric: `${probe} Exit`, profile: { externalId: name }, time }]);
  });
  const late = (await Promise.all([background, probes, exits])).map((loop) => loop.failed);
  const cpuMs = cpu() - cpuBefore;
  const took = performance.now() - began;
  const othersShare = round((others() - othersBefore) / took / 2);
  say('waiting for the last');
  await people.settled({ entered: sentAt.size, left: leavesAt.size, withinMs: 120_000 });
  await watching.stop();

  const entered = await people.byName(sentAt, 'entered');
  const left = await people.byName(leavesAt, 'left');
  const wrong = await people.wronglyIn([entering, twice], [...negatives]);
  const delays = [...entered].map(([name, at]) => at - (sentAt.get(name) ?? at));
  const errors = [...left].map(([name, at]) => Math.abs(at - (leavesAt.get(name) ?? at)));
  const early = [...left].filter(([name, at]) => at < (leavesAt.get(name) ?? 0) - 1).length;
  const common = {
    ...size,
    segments: 200,
    with_windows: 120,
    rate,
    seconds,
    failed_requests: late.reduce((a, b) => a + b, 0),
    // Milliseconds count on a quiet machine only.
    others_share_of_two_cores: othersShare,
    judged: othersShare <= quiet,
  };
  report({
    bench: 'freshness',
    figure: 'P4 event → membership',
    size: flags.size,
    ...common,
    probes: sentAt.size,
    missing: sentAt.size - entered.size,
    wrongly_in: wrong,
    p50_ms: round(percentile(delays, 50)),
    p99_ms: round(percentile(delays, 99)),
    max_ms: round(percentile(delays, 100)),
    cpu_share_of_two_cores: round(cpuMs / took / 2),
    goal: 'p99 <= 5000, missing 0, wrongly_in 0',
  });
  report({
    bench: 'freshness',
    figure: 'P5 window expiry error',
    size: flags.size,
    ...common,
    probes: leavesAt.size,
    missing: leavesAt.size - left.size,
    early,
    p50_ms: round(percentile(errors, 50)),
    p99_ms: round(percentile(errors, 99)),
    max_ms: round(percentile(errors, 100)),
    goal: 'p99 <= 60000, missing 0, early 0',
  });
}
