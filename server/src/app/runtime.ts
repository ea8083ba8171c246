import { createLog, type Log } from '../platform/log/index.ts';
import { loadConfig, type Config } from '../platform/config/index.ts';
import type { Platform } from '../platform/context.ts';
import { startEngines, type Engines } from '../platform/engines/index.ts';
import { migrateRecords } from './migrations.ts';
import { modules } from './modules.ts';
import { createPlatform, openClickHouse } from './platform.ts';
import { installationSecret } from './secret.ts';
import { startStoreKeeper, type StoreKeeper } from './store-keeper.ts';

export type Runtime = {
  config: Config;
  log: Log;
  engines: Engines;
  platform: Platform;
  keeper: StoreKeeper;
  stop(): Promise<void>;
};

/** Configuration, engines, migrations and the platform: what the server and every command stand on. */
export async function openRuntime(
  config: Config = loadConfig(),
  log: Log = createLog(config.logLevel),
  lap: (name: string) => void = () => undefined,
): Promise<Runtime> {
  const engines = await startEngines({
    dataDir: config.dataDir,
    ...(config.databaseUrl ? { databaseUrl: config.databaseUrl } : {}),
    ...(config.clickhouseUrl ? { clickhouseUrl: config.clickhouseUrl } : {}),
    log,
  });
  lap('engines');
  try {
    const applied = await migrateRecords(engines.postgresUrl);
    if (applied.length > 0) log.info({ applied: applied.length }, 'migrations applied');
    lap('records');
    const platform = createPlatform({
      config,
      log,
      engines,
      databaseUrl: engines.postgresUrl,
      clickhouse: openClickHouse(engines.clickhouseUrl),
      secret: await installationSecret(config),
      modules,
    });
    const keeper = startStoreKeeper(platform);
    await keeper.check();
    lap('events');
    return {
      config,
      log,
      engines,
      platform,
      keeper,
      stop: async () => {
        await keeper.stop();
        await platform.postgres.close();
        await platform.clickhouse.close();
        await engines.stop();
      },
    };
  } catch (error) {
    await engines.stop();
    throw error;
  }
}
