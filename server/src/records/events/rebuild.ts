import { randomUUID } from 'node:crypto';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import type { Platform } from '../../platform/context.ts';
import { inSystem } from '../../platform/postgres/index.ts';
import { slot } from '../../platform/slots/index.ts';
import { archiveFiles } from './store.archive.ts';
import { eventColumns } from './rules/event-lines.ts';
import { adoptGeneration, finishRebuild, reshipAll, storeGeneration, storedGeneration, writeGeneration } from './store.generation.ts';

const linesPerInsert = 5000;

/** A module whose rows in the event store are copies: it asks for all of them again after the store was lost. */
export type StoreRebuilder = { name: string; rebuild(platform: Platform): Promise<void> };
export const storeRebuilders = slot<StoreRebuilder>('events.storeRebuilders');


export type StoreState = 'same' | 'new' | 'lost';

/**
 * Compares the event store with the generation PostgreSQL knows. A fresh installation adopts the store; a store that
 * is empty although events were shipped has been lost: every kept batch is queued to be shipped again and a rebuild
 * from the archive is called for. Ingest is not affected.
 */
export async function checkStore(platform: Platform): Promise<StoreState> {
  const [inStore, known] = await Promise.all([storeGeneration(platform.clickhouse), storedGeneration(platform.postgres.system)]);
  if (known.generation !== null && inStore === known.generation) return known.rebuilding ? 'lost' : 'same';
  const generation = inStore ?? randomUUID();
  const lost = known.generation !== null;
  await inSystem(platform.postgres, async (tx) => {
    await adoptGeneration(tx, generation, lost);
    if (lost) await reshipAll(tx);
  });
  if (inStore === null) await writeGeneration(platform.clickhouse, generation);
  return lost ? 'lost' : 'new';
}

/** Puts the archived day files back into an empty event store, then asks every module for its copies: streamed, safe to repeat. */
export async function rebuildStore(
  platform: Platform,
  onProgress: (done: number) => Promise<void>,
): Promise<number> {
  const { generation } = await storedGeneration(platform.postgres.system);
  let events = 0;
  for (const file of await archiveFiles(platform.postgres.system)) {
    const reader = createInterface({ input: platform.files.read(file.name).pipe(createGunzip()), crlfDelay: Infinity });
    let chunk: string[] = [];
    let part = 0;
    const flush = async (): Promise<void> => {
      if (chunk.length === 0) return;
      const token = `rebuild-${generation ?? ''}-${file.first}-${part}`;
      const body = chunk.join('\n');
      await platform.clickhouse.insertLines('events', eventColumns, body, token);
      await platform.clickhouse.insertLines('timeline', eventColumns, body, token);
      events += chunk.length;
      part += 1;
      chunk = [];
      await onProgress(events);
    };
    for await (const line of reader) {
      if (line === '') continue;
      chunk.push(line);
      if (chunk.length >= linesPerInsert) await flush();
    }
    await flush();
  }
  for (const rebuilder of platform.slots.all(storeRebuilders)) await rebuilder.rebuild(platform);
  await inSystem(platform.postgres, finishRebuild);
  return events;
}
