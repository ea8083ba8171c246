import type { Platform } from '../platform/context.ts';
import type { Log } from '../platform/log/index.ts';
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
  const { config } = platform;
  let stopped = false;
  let rebuild: Promise<void> | null = null;
  const tell = changesOnly(platform.log);

  const check = async (): Promise<'ready' | 'away'> => {
    try {
      await createEventDatabase(platform.clickhouse, config.clickhouseCluster);
      await migrateEvents(platform.clickhouse, config.clickhouseCluster);
      if ((await checkStore(platform)) === 'lost') {
        tell('lost');
        rebuild ??= fillAnew().finally(() => (rebuild = null));
      } else tell('ready');
      return 'ready';
    } catch (error) {
      tell('away', error);
      return 'away';
    }
  };

  /** Of several processes on one database one fills the store; the others look again until it is done. */
  const fillAnew = async (): Promise<void> => {
    try {
      const events = await rebuildStore(platform);
      if (events !== null) platform.log.info({ archivedEvents: events }, 'event store rebuilt');
    } catch (error) {
      tell('failed', error);
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

type Finding = 'ready' | 'lost' | 'failed' | 'away';

/** Says what was found when it differs from the time before: a store that stays away is told of once. */
function changesOnly(log: Log): (finding: Finding, error?: unknown) => void {
  let told: Finding = 'ready';
  return (finding, error) => {
    // A rebuild that failed is still a lost store at the next look.
    if (finding === told || (finding === 'lost' && told === 'failed')) return;
    told = finding;
    const fields = error instanceof Error ? { err: { message: error.message } } : {};
    if (finding === 'ready') log.info(fields, 'event store is in order again');
    if (finding === 'away') log.warn(fields, 'event store cannot be reached');
    if (finding === 'lost') log.warn(fields, 'event store was lost or its rebuild interrupted; it is filled anew');
    if (finding === 'failed') log.error(fields, 'rebuild failed; it will be tried again');
  };
}
