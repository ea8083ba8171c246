// P6: full evaluation of segments against hand-written SQL, definitions A to D.
//   npm run bench -- segments [--size smoke|standard] [--profiles N --events N]
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { sql } from 'kysely';
import { migrateEvents, migrateRecords } from '../server/src/app/migrations.ts';
import { modules } from '../server/src/app/modules.ts';
import { createPlatform, openClickHouse } from '../server/src/app/platform.ts';
import { createEventDatabase } from '../server/src/app/store.ts';
import { countRule, createSegment, evaluateSegments } from '../server/src/insight/segments/index.ts';
import { fixedClock } from '../server/src/platform/clock/index.ts';
import { loadConfig } from '../server/src/platform/config/index.ts';
import { systemContext, type Context } from '../server/src/platform/context.ts';
import { startEngines } from '../server/src/platform/engines/index.ts';
import { createLog } from '../server/src/platform/log/index.ts';
import { geometricMean, interleave, report } from './measure.ts';

const { values: flags } = parseArgs({
  options: {
    size: { type: 'string', default: 'smoke' },
    profiles: { type: 'string' },
    events: { type: 'string' },
    pairs: { type: 'string', default: '5' },
  },
});
const sizes: Record<string, [number, number]> = { smoke: [50_000, 1_000_000], standard: [1_000_000, 20_000_000] };
const [profiles, events] = [
  Number(flags.profiles ?? sizes[flags.size]?.[0]),
  Number(flags.events ?? sizes[flags.size]?.[1]),
];
const now = new Date('2026-11-21T00:00:00.000Z');
const at = "toDateTime64('2026-11-21 00:00:00', 3, 'UTC')";

const event = (metric: string, is: object, more: object = {}) => ({ kind: 'event', metric, is, ...more });
const last = (amount: number) => ({ window: { type: 'last', amount, unit: 'day' } });
const everyMetric = (having: string, metrics: string): string =>
  `SELECT profile_id FROM events WHERE workspace_id = W AND metric IN (${metrics}) GROUP BY profile_id HAVING ${having}`;

/** The limit is what a person who knows the engine writes for this one question. */
const definitions: Record<string, { rule: object; raw: string }> = {
  A: {
    rule: event('Placed Order', { op: 'gte', value: 2 }, last(90)),
    raw: `SELECT profile_id FROM events WHERE workspace_id = W AND metric = 'Placed Order' AND occurred_at >= ${at} - INTERVAL 90 DAY
      GROUP BY profile_id HAVING count() >= 2`,
  },
  B: {
    rule: {
      all: [event('Viewed Product', { op: 'gte', value: 3 }, last(30)), event('Placed Order', { op: 'eq', value: 0 })],
    },
    raw: `SELECT profile_id FROM (SELECT profile_id FROM events WHERE workspace_id = W AND metric = 'Viewed Product'
      AND occurred_at >= ${at} - INTERVAL 30 DAY GROUP BY profile_id HAVING count() >= 3)
      WHERE profile_id NOT IN (SELECT profile_id FROM events WHERE workspace_id = W AND metric = 'Placed Order')`,
  },
  C: {
    rule: event('Placed Order', { op: 'gt', value: 500 }, { measure: 'sum' }),
    raw: everyMetric('sum(value) > 500', "'Placed Order'"),
  },
  D: {
    rule: {
      all: [
        event('Placed Order', { op: 'gte', value: 1 }),
        event('Opened Email', { op: 'gte', value: 1 }),
        event('Added to Cart', { op: 'gte', value: 1 }),
        event('Placed Order', { op: 'gt', value: 100 }, { measure: 'sum' }),
      ],
    },
    raw: everyMetric(
      "countIf(metric = 'Placed Order') >= 1 AND countIf(metric = 'Opened Email') >= 1 AND countIf(metric = 'Added to Cart') >= 1 AND sumIf(value, metric = 'Placed Order') > 100",
      "'Placed Order', 'Opened Email', 'Added to Cart'",
    ),
  },
};

const dataDir = await mkdtemp(join(tmpdir(), 'rapport-bench-'));
const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };
const engines = await startEngines({ dataDir, log: quiet });
try {
  const clickhouse = openClickHouse(engines.clickhouseUrl);
  await createEventDatabase(clickhouse);
  await migrateRecords(engines.postgresUrl);
  await migrateEvents(clickhouse);
  const config = loadConfig({ RAPPORT_DATA: dataDir, RAPPORT_LOG: 'error' });
  const platform = createPlatform({
    config,
    log: createLog('error'),
    engines: null,
    databaseUrl: engines.postgresUrl,
    clickhouse,
    secret: 'bench',
    modules,
    clock: fixedClock(now),
  });
  const { rows } = await sql<{ id: number }>`insert into workspaces (name, slug, currency, timezone, created_at)
    values ('Bench', 'bench', 'EUR', 'UTC', ${now}) returning id`.execute(platform.postgres.system);
  const ctx = systemContext(platform, rows[0]?.id ?? 0, 'bench');
  await generate(ctx);
  await measure(ctx);
  await platform.postgres.close();
  await clickhouse.close();
} finally {
  await engines.stop();
  await rm(dataDir, { recursive: true, force: true });
}

async function generate(ctx: Context): Promise<void> {
  const { clickhouse } = ctx.platform;
  const seconds = { timeoutSeconds: 1800 };
  await clickhouse.command(
    `INSERT INTO events (workspace_id, metric, profile_id, occurred_at, value, seq, backfill, received_at)
    SELECT ${ctx.workspaceId}, multiIf(k < 50, 'Viewed Product', k < 65, 'Added to Cart', k < 70, 'Started Checkout', k < 75, 'Placed Order', k < 95, 'Opened Email', 'Clicked Email'),
      1 + intHash64(number) % ${profiles}, ${at} - toIntervalSecond(intHash64(number * 31 + 5) % (365 * 86400)) AS t, (number % 20000) / 100, number, 0, t
    FROM (SELECT number, intHash32(number + 7) % 100 AS k FROM numbers(${events}))`,
    seconds,
  );
  await clickhouse.command(
    `INSERT INTO profiles (workspace_id, profile_id, version, deleted, known, email, created_at)
    SELECT ${ctx.workspaceId}, 1 + number, 1, 0, 1, concat('p', toString(number), '@example.com'), ${at} FROM numbers(${profiles})`,
    seconds,
  );
  for (const table of ['events', 'profiles']) await clickhouse.command(`OPTIMIZE TABLE ${table} FINAL`, seconds);
}

async function measure(ctx: Context): Promise<void> {
  const { clickhouse } = ctx.platform;
  const counting: number[] = [];
  const evaluating: number[] = [];
  for (const [name, { rule, raw }] of Object.entries(definitions)) {
    const text = raw.replaceAll(' W ', ` ${ctx.workspaceId} `);
    const countRaw = async (): Promise<number> =>
      (await clickhouse.systemQuery<{ n: number }>(`SELECT count() AS n FROM (${text})`))[0]?.n ?? -1;
    const ours = (await countRule(ctx, { where: rule })).count;
    const expected = await countRaw();
    if (ours !== expected) throw new Error(`${name}: ours counts ${ours}, hand-written SQL ${expected}`);
    const size = { profiles, events, members: ours };
    const count = await interleave(
      async () => void (await countRaw()),
      async () => void (await countRule(ctx, { where: rule })),
      Number(flags.pairs),
    );
    counting.push(count.ratio_median);
    report({ bench: 'segments.count', definition: name, ...size, ...count });

    // To committed membership: ours decides the difference to the history, the limit writes the ids to a table.
    const { id } = await createSegment(ctx, { name: `bench ${name}`, rule: { where: rule } });
    await clickhouse.command(
      'CREATE TABLE IF NOT EXISTS bench_members (run UInt32, profile_id UInt64) ENGINE = MergeTree ORDER BY (run, profile_id)',
    );
    const evaluation = await interleave(
      () => clickhouse.command(`INSERT INTO bench_members SELECT 1, profile_id FROM (${text})`),
      async () => void (await evaluateSegments(ctx, [id])),
      Number(flags.pairs),
    );
    evaluating.push(evaluation.ratio_median);
    report({ bench: 'segments.evaluate', definition: name, ...size, ...evaluation });
  }
  report({
    bench: 'segments.count',
    definition: 'geometric mean',
    profiles,
    events,
    ratio: geometricMean(counting),
    worst: Math.max(...counting),
  });
  report({
    bench: 'segments.evaluate',
    definition: 'geometric mean',
    profiles,
    events,
    ratio: geometricMean(evaluating),
    worst: Math.max(...evaluating),
  });
}
