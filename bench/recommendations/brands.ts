import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { sql } from 'kysely';
import { modules } from '../../server/src/app/modules.ts';
import { createPlatform, openClickHouse } from '../../server/src/app/platform.ts';
import { generateSample } from '../../server/src/integrations/sample/index.ts';
import { fixedClock } from '../../server/src/platform/clock/index.ts';
import { loadConfig } from '../../server/src/platform/config/index.ts';
import { systemContext, type Context, type Platform } from '../../server/src/platform/context.ts';
import { createLog } from '../../server/src/platform/log/index.ts';
import { upsertCatalog } from '../../server/src/records/catalog/index.ts';
import { quiet } from '../kill/results.ts';
import { program, type BenchServer } from '../world.ts';
import { retailLines, type RetailLine } from './online-retail.ts';

const run = promisify(execFile);
const root = join(import.meta.dirname, '..', '..');

/** A platform beside the running server, on its engines. @param now stands still; the machine's clock when left out */
export function platformOf(server: BenchServer, now?: Date): Platform {
  return createPlatform({
    config: loadConfig({ RAPPORT_DATA: server.dataDir, RAPPORT_LOG: 'error' }),
    log: createLog('error'),
    engines: null,
    databaseUrl: server.databaseUrl,
    clickhouse: openClickHouse(server.clickhouseUrl),
    secret: 'bench',
    modules,
    ...(now && { clock: fixedClock(now) }),
  });
}

const contextOf = async (platform: Platform, slug: string): Promise<Context> => {
  const { rows } = await sql<{ id: number }>`select id from workspaces where slug = ${slug}`.execute(
    platform.postgres.system,
  );
  return systemContext(platform, rows[0]?.id ?? 0, 'bench');
};

/** The sample brand, in the workspace of the bench. */
export async function sampleBrand(server: BenchServer, profiles: number): Promise<Context> {
  const platform = platformOf(server);
  const ctx = await contextOf(platform, 'bench');
  await generateSample(platform, ctx.workspaceId, { profiles, seed: 1 });
  await quiet(server.url, 300_000);
  return ctx;
}

/**
 * UCI Online Retail (541,909 invoice lines, CC BY 4.0) as of the day after its last: its products through the catalog's
 * door, its lines as the import leaves them in the event store.
 */
export async function retailBrand(server: BenchServer): Promise<Context> {
  const env = { ...process.env, RAPPORT_DATA: server.dataDir, RAPPORT_SAMPLE: 'off' };
  const create = ['workspace', 'create', 'Retail', '--email', 'retail@example.com', '--currency', 'GBP', '--json'];
  await run(process.execPath, [...program('cli'), ...create], { cwd: root, env });
  const ctx = await contextOf(platformOf(server, new Date('2011-12-10T00:00:00Z')), 'retail');
  const titles = new Map<string, string>();
  const lines: RetailLine[] = [];
  for await (const line of retailLines()) {
    lines.push(line);
    if (line.title !== '' || !titles.has(line.sku)) titles.set(line.sku, line.title);
  }
  const products = new Map<string, number>();
  const all = [...titles];
  for (let from = 0; from < all.length; from += 1_000) {
    const some = all
      .slice(from, from + 1_000)
      .map(([id, title], index) => ({ index, product: { id, title: title || id } }));
    for (const result of await upsertCatalog(ctx, some))
      if (result.status === 'stored') products.set(some[result.index]?.product.id ?? '', result.id);
  }
  const columns = [
    'workspace_id',
    'order_id',
    'line',
    'version',
    'deleted',
    'profile_id',
    'placed_at',
    'cancelled',
    'product_id',
    'quantity',
    'refunded_quantity',
    'total',
  ];
  for (let from = 0; from < lines.length; from += 50_000) {
    const rows = lines
      .slice(from, from + 50_000)
      .map((l, i) =>
        JSON.stringify([
          ctx.workspaceId,
          l.invoice,
          (from + i) % 65_536,
          1,
          0,
          l.customer,
          l.at,
          0,
          products.get(l.sku) ?? 0,
          l.quantity,
          0,
          0,
        ]),
      );
    await ctx.platform.clickhouse.insertLines('order_lines', columns, rows.join('\n'), `retail-${from}`);
  }
  return ctx;
}

export async function closeBrand({ platform }: Context): Promise<void> {
  await platform.postgres.close();
  await platform.clickhouse.close();
}
