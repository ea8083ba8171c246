import { ConfigError, loadConfig } from '../platform/config/index.ts';
import { createLog } from '../platform/log/index.ts';
import { adminIsBuilt } from './admin-files.ts';
import { announceServer } from './live-server.ts';
import { createApp } from './http.ts';
import { startLaps } from './laps.ts';
import { openRuntime, type Runtime } from './runtime.ts';
import { seedSample } from './sample.ts';
import { startWorker } from './worker.ts';

const shutdownMs = 15_000;

/** Starts everything, says where it is, and stops cleanly on SIGTERM and SIGINT. */
export async function serve(): Promise<void> {
  const laps = startLaps();
  const config = readConfig();
  const runtime = await openRuntime(config, createLog(config.logLevel), laps.lap);
  const { platform, log } = runtime;
  const app = await createApp(platform);
  await app.listen({ port: config.port, host: config.host });
  laps.lap('http');
  const worker = config.role === 'web' ? null : await startWorker(platform);
  const withdraw = await announceServer(config.dataDir, {
    databaseUrl: runtime.engines.postgresUrl,
    clickhouseUrl: runtime.engines.clickhouseUrl,
  });
  stopOnSignals(runtime, async () => {
    await withdraw();
    await app.close();
    await worker?.stop();
  });
  laps.lap('worker');
  if (config.sample.enabled) await seedSample(platform);
  laps.lap('sample');
  const seconds = Number((performance.now() / 1000).toFixed(1));
  log.info({ url: platform.publicUrl(), seconds, ms: laps.ms(), interface: adminIsBuilt() }, 'Rapport is ready');
}

function readConfig() {
  try {
    return loadConfig();
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    process.stderr.write(`Rapport cannot start: ${error.message}\n`);
    process.exit(2);
  }
}

function stopOnSignals(runtime: Runtime, drain: () => Promise<void>): void {
  let stopping = false;
  const stop = async (signal: string): Promise<void> => {
    if (stopping) return;
    stopping = true;
    runtime.log.info({ signal }, 'stopping');
    const deadline = setTimeout(() => {
      runtime.log.error({}, 'stopping took too long');
      process.exit(1);
    }, shutdownMs);
    deadline.unref();
    try {
      await drain();
      await runtime.stop();
      runtime.log.info({}, 'stopped');
      process.exit(0);
    } catch (error) {
      runtime.log.error({ err: error instanceof Error ? { message: error.message } : {} }, 'stopping failed');
      process.exit(1);
    }
  };
  process.on('SIGTERM', () => void stop('SIGTERM'));
  process.on('SIGINT', () => void stop('SIGINT'));
}
