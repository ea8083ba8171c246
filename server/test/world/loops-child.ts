import { modules } from '../../src/app/modules.ts';
import { createPlatform, openClickHouse } from '../../src/app/platform.ts';
import { loadConfig } from '../../src/platform/config/index.ts';
import { createLog } from '../../src/platform/log/index.ts';
import { startLoops } from '../../src/platform/loops.ts';
import { archiveEvents } from '../../src/records/events/index.ts';

/** A worker process that turns accepted messages into records and copies, to be killed: FAULTS says where. */
const config = loadConfig();
const platform = createPlatform({
  config,
  log: createLog(config.logLevel),
  engines: null,
  databaseUrl: config.databaseUrl ?? '',
  clickhouse: openClickHouse(config.clickhouseUrl ?? ''),
  secret: 'test secret that signs nothing of worth',
  modules,
});
const task = modules.flatMap((module) => module.tasks ?? []).find(({ name }) => config.faults?.startsWith(`${name}.`));
await task?.run(platform, {}, new AbortController().signal);
if (config.faults?.startsWith('archive.')) await archiveEvents(platform, new Date('2100-01-01'));
startLoops(
  platform,
  modules.filter((module) => /^(records|insight)\//.test(module.name)).flatMap((module) => module.loops ?? []),
);
