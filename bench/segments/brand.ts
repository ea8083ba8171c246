import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { migrateEvents, migrateRecords } from '../../server/src/app/migrations.ts';
import { modules } from '../../server/src/app/modules.ts';
import { createPlatform, openClickHouse } from '../../server/src/app/platform.ts';
import { createEventDatabase } from '../../server/src/app/store.ts';
import { fixedClock } from '../../server/src/platform/clock/index.ts';
import { loadConfig } from '../../server/src/platform/config/index.ts';
import { systemContext, type Context } from '../../server/src/platform/context.ts';
import { startEngines } from '../../server/src/platform/engines/index.ts';
import { createLog } from '../../server/src/platform/log/index.ts';
import { checkStore } from '../../server/src/records/events/index.ts';
import { at, now } from './definitions.ts';

export type Brand = { ctx: Context; clock: ReturnType<typeof fixedClock>; dataDir: string; close(): Promise<void> };
export type Size = { profiles: number; events: number };

/**
 * A brand of people with a year of events, made inside the engine.
 * @param folder kept, and used again when it is full already; otherwise a temporary one that is removed
 */
export async function openBrand(size: Size, folder?: string): Promise<Brand> {
  if (folder !== undefined) await mkdir(folder, { recursive: true });
  const dataDir = folder ?? (await mkdtemp(join(tmpdir(), 'rapport-bench-')));
  const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };
  const engines = await startEngines({ dataDir, log: quiet });
  const clickhouse = openClickHouse(engines.clickhouseUrl);
  const clock = fixedClock(now);
  const platform = createPlatform({
    config: loadConfig({ RAPPORT_DATA: dataDir, RAPPORT_LOG: 'error' }),
    log: createLog('error'),
    engines: null,
    databaseUrl: engines.postgresUrl,
    clickhouse,
    secret: 'bench',
    modules,
    clock,
  });
  const close = async (): Promise<void> => {
    await platform.postgres.close();
    await clickhouse.close();
    await engines.stop();
    if (folder === undefined) await rm(dataDir, { recursive: true, force: true });
  };
  try {
    await createEventDatabase(clickhouse);
    await migrateRecords(engines.postgresUrl);
    await migrateEvents(clickhouse);
    // Events made inside the engine are nowhere else: they cannot be brought back.
    if ((await checkStore(platform)) === 'lost') throw new Error(`${dataDir} asks for a rebuild; delete it`);
    const slug = `bench-${size.profiles}-${size.events}`;
    const { rows } = await sql<{
      id: number;
    }>`insert into workspaces (name, slug, currency, timezone, created_at)
      values ('Bench', ${slug}, 'EUR', 'UTC', ${now}) on conflict do nothing returning id`.execute(
      platform.postgres.system,
    );
    const isNew = rows.length > 0;
    const known = await sql<{ id: number }>`select id from workspaces where slug = ${slug}`.execute(
      platform.postgres.system,
    );
    const ctx = systemContext(platform, known.rows[0]?.id ?? 0, 'bench');
    if (isNew) await generate(ctx, size);
    return { ctx, clock, dataDir, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function generate(ctx: Context, { profiles, events }: Size): Promise<void> {
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
  const columns = 'workspace_id, profile_id, occurred_at, seq, metric, value, backfill, received_at';
  await clickhouse.command(
    `INSERT INTO timeline (${columns}, properties) SELECT ${columns}, '{}' FROM events`,
    seconds,
  );
  for (const table of ['events', 'timeline', 'profiles'])
    await clickhouse.command(`OPTIMIZE TABLE ${table} FINAL`, seconds);
}
