import { modules } from '../../src/app/modules.ts';
import { createPlatform, openClickHouse } from '../../src/app/platform.ts';
import { loadConfig } from '../../src/platform/config/index.ts';
import { startJobRunner } from '../../src/platform/jobs/index.ts';
import { createLog } from '../../src/platform/log/index.ts';
import { startLoops } from '../../src/platform/loops.ts';

/** A worker process that only sends, to be killed: FAULTS says where. SIGTERM drains it. */
const config = loadConfig();
const clickhouse = await openClickHouse(config.clickhouseUrl ?? '');
const platform = createPlatform({
  config,
  log: createLog(config.logLevel),
  engines: null,
  databaseUrl: config.databaseUrl ?? '',
  clickhouse,
  secret: 'test secret that signs nothing of worth',
  modules,
});
const mine = modules.filter((m) => ['messaging/delivery', 'messaging/campaigns'].includes(m.name));
const jobs = await startJobRunner(
  platform,
  mine.flatMap((m) => m.tasks ?? []),
  [],
);
const loops = startLoops(
  platform,
  mine.flatMap((m) => m.loops ?? []),
);
process.once('SIGTERM', () => {
  void (async () => {
    await loops.stop();
    await jobs.stop();
    await platform.postgres.close();
    await clickhouse.close();
    process.exit(0);
  })();
});
process.stdout.write('sending\n');
