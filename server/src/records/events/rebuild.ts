import { randomUUID } from 'node:crypto';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { createGunzip } from 'node:zlib';
import { emptyTables } from '../../platform/clickhouse/index.ts';
import type { Platform } from '../../platform/context.ts';
import { inSystem } from '../../platform/postgres/index.ts';
import { slot } from '../../platform/slots/index.ts';
import { eventColumns } from './rules/event-lines.ts';
import { shipEvents } from './shipper.ts';
import { archiveFiles, type ArchiveFile } from './store.archive.ts';
import {
  adoptGeneration,
  finishRebuild,
  holdRebuild,
  reshipAll,
  stillHeld,
  writeGeneration,
} from './store.generation.ts';
import { lastBatch, oldestBatchLeft, stopShipping } from './store.shipments.ts';

const linesPerInsert = 20_000;

/**
 * A module whose rows in the event store are copies or follow from them: it brings all of them back after the store
 * was lost, and returns when they are there. The events, and what modules before it bring back, are there already.
 */
export type StoreRebuilder = { name: string; rebuild(platform: Platform): Promise<void> };
export const storeRebuilders = slot<StoreRebuilder>('events.storeRebuilders');

/**
 * Fills the event store anew: archived day files, then the kept batches, then each module's copies. It begins with an
 * empty store under a new generation, so dying anywhere and doing it again doubles nothing. Ingest goes on meanwhile.
 * @returns events put back from the archive, or null when another process is at it
 */
export async function rebuildStore(platform: Platform): Promise<number | null> {
  return inSystem(platform.postgres, async (tx) => {
    if (!(await holdRebuild(tx))) return null;
    const { files, generation } = await beginAnew(platform);
    let events = 0;
    for (const file of files) events += await putBack(platform, file, generation, () => stillHeld(tx));
    await shipKept(platform);
    for (const rebuilder of platform.slots.all(storeRebuilders)) {
      await stillHeld(tx);
      await rebuilder.rebuild(platform);
    }
    await finishRebuild(tx);
    return events;
  });
}

/** What is archived at this moment comes from the files, everything else from batches that are shipped again. */
const beginAnew = (platform: Platform): Promise<{ files: ArchiveFile[]; generation: string }> =>
  inSystem(platform.postgres, async (tx) => {
    await stopShipping(tx);
    const generation = randomUUID();
    await emptyTables(platform.clickhouse, ['events', 'timeline', 'event_store'], platform.config.clickhouseCluster);
    await adoptGeneration(tx, generation, true);
    await reshipAll(tx);
    const files = await archiveFiles(tx);
    await writeGeneration(platform.clickhouse, generation);
    return { files, generation };
  });

async function putBack(
  platform: Platform,
  file: ArchiveFile,
  generation: string,
  stillOurs: () => Promise<void>,
): Promise<number> {
  const reader = createInterface({ input: platform.files.read(file.name).pipe(createGunzip()), crlfDelay: Infinity });
  let events = 0;
  let chunk: string[] = [];
  const insert = async (): Promise<void> => {
    if (chunk.length === 0) return;
    await stillOurs();
    const token = `rebuild-${generation}-${file.first}-${events}`;
    const lines = chunk.join('\n');
    await platform.clickhouse.insertLines('events', eventColumns, lines, token);
    await platform.clickhouse.insertLines('timeline', eventColumns, lines, token);
    events += chunk.length;
    chunk = [];
    await platform.faults('rebuild.inserted');
  };
  for await (const line of reader) {
    if (line === '') continue;
    chunk.push(line);
    if (chunk.length >= linesPerInsert) await insert();
  }
  await insert();
  return events;
}

/** Lends the shippers a hand until everything is in that was accepted before the rebuild. */
async function shipKept(platform: Platform): Promise<void> {
  const { system } = platform.postgres;
  const last = await lastBatch(system);
  while ((await oldestBatchLeft(system)) <= last) {
    if (!(await shipEvents(platform))) await sleep(100);
  }
}
