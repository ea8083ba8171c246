import type { Platform } from '../platform/context.ts';
import { checkStore, rebuildStore } from '../records/events/index.ts';
import { migrateEvents } from './migrations.ts';
import { createEventDatabase } from './store.ts';

export type StoreKeeper = {
  /** Looks once; resolves when the store is in order or cannot be reached. */
  check(): Promise<'ready' | 'away'>;
  stop(): Promise<void>;
};

const everyMs = 3000;

/**
 * Watches the event store: brings its tables up to date when it appears, and rebuilds it from the archive when it
 * comes back empty. Ingest goes on meanwhile; what it accepts is shipped as soon as the store is there.
 */
export function startStoreKeeper(platform: Platform): StoreKeeper {
  const { log, config } = platform;
  let stopped = false;
  let rebuild: Promise<void> | null = null;
  let away = false;

  const check = async (): Promise<'ready' | 'away'> => {
    try {
      await createEventDatabase(platform.clickhouse, config.clickhouseCluster);
      await migrateEvents(platform.clickhouse, config.clickhouseCluster);
      const state = await checkStore(platform);
      if (away) log.info({}, 'event store is back');
      away = false;
      if (state === 'lost') rebuild ??= runRebuild(platform).finally(() => (rebuild = null));
      return 'ready';
    } catch (error) {
      if (!away)
        log.warn({ err: error instanceof Error ? { message: error.message } : {} }, 'event store cannot be reached');
      away = true;
      return 'away';
    }
  };

  const watching = (async () => {
    while (!stopped) {
      await new Promise((done) => setTimeout(done, everyMs).unref());
      if (!stopped) await check();
    }
  })();

  return {
    check,
    stop: async () => {
      stopped = true;
      await Promise.race([Promise.all([watching, rebuild]), new Promise((done) => setTimeout(done, 3500).unref())]);
    },
  };
}

async function runRebuild(platform: Platform): Promise<void> {
  const { log } = platform;
  log.warn({}, 'event store was lost or its rebuild interrupted; rebuilding it');
  try {
    const events = await rebuildStore(platform);
    if (events !== null) log.info({ archivedEvents: events }, 'event store rebuilt');
  } catch (error) {
    log.error(
      { err: error instanceof Error ? { message: error.message } : {} },
      'rebuild failed; it will be tried again',
    );
  }
}
