import { startEngines } from '../index.ts';

/*
 * Owns the data directory given as argument until it is told to stop or killed: the process that tests kill.
 * Prints one line of JSON with the engines' URLs and process ids when both are ready.
 */
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
const dataDir = process.argv[2] ?? '';
const engines = await startEngines({ dataDir, log: silent });
const { postgres, clickhouse } = await engines.status();
console.log(
  JSON.stringify({
    postgresUrl: engines.postgresUrl,
    clickhouseUrl: engines.clickhouseUrl,
    pids: [process.pid, postgres.pid, clickhouse.pid],
  }),
);
process.once('SIGTERM', () => void engines.stop().then(() => process.exit(0)));
