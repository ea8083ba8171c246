import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
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
import { quiet } from '../kill/results.ts';
import { program, type BenchServer } from '../world.ts';

const run = promisify(execFile);
const root = join(import.meta.dirname, '..', '..');

/** The file lies outside the repository. */
export const retailFile = join(root, '../shared/data/online-retail/online-retail.csv.gz');
export const hasRetail = (): boolean => existsSync(retailFile);

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

/** UCI Online Retail (541,909 invoice lines, CC BY 4.0) as of the day after its last. */
export async function retailBrand(server: BenchServer): Promise<Context> {
  const env = { ...process.env, RAPPORT_DATA: server.dataDir, RAPPORT_SAMPLE: 'off' };
  const rapport = (...args: string[]) =>
    run(process.execPath, [...program('cli'), ...args, '--json'], { cwd: root, env, maxBuffer: 1 << 26 });
  await rapport('workspace', 'create', 'Retail', '--email', 'retail@example.com', '--currency', 'GBP');
  const map =
    'order=InvoiceNo,sku=StockCode,title=Description,quantity=Quantity,time=InvoiceDate,price=UnitPrice,customer=CustomerID,country=Country';
  const flags = ['--workspace', 'retail', '--currency', 'GBP', '--cancel-prefix', 'C', '--timezone', 'Europe/London'];
  await rapport('import', 'order-lines', retailFile, '--map', map, ...flags);
  await quiet(server.url, 600_000);
  return contextOf(platformOf(server, new Date('2011-12-10T00:00:00Z')), 'retail');
}

export async function closeBrand({ platform }: Context): Promise<void> {
  await platform.postgres.close();
  await platform.clickhouse.close();
}
