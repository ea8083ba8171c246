import { randomUUID } from 'node:crypto';
import { unavailable } from '../../kernel/problem.ts';
import type { Platform } from '../../platform/context.ts';
import { inSystem, type Db } from '../../platform/postgres/index.ts';
import {
  adoptGeneration,
  callForRebuild,
  storeGeneration,
  storedGeneration,
  writeGeneration,
} from './store.generation.ts';
import { stopShipping } from './store.shipments.ts';

export type StoreState = 'same' | 'new' | 'lost';

/**
 * Compares the event store with the generation PostgreSQL knows. A fresh installation adopts the store; one that is
 * another than before, or whose rebuild did not end, has to be rebuilt. Ingest is not affected.
 */
export async function checkStore(platform: Platform): Promise<StoreState> {
  return inSystem(platform.postgres, async (tx) => {
    const known = await storedGeneration(tx);
    if (!known.rebuilding && (await isKnownStore(platform, tx))) return 'same';
    await stopShipping(tx);
    const [inStore, now] = [await storeGeneration(platform.clickhouse), await storedGeneration(tx)];
    if (now.generation !== null) {
      if (now.generation === inStore && !now.rebuilding) return 'same';
      await callForRebuild(tx);
      return 'lost';
    }
    const generation = inStore ?? randomUUID();
    if (inStore === null) await writeGeneration(platform.clickhouse, generation);
    await adoptGeneration(tx, generation, false);
    return 'new';
  });
}

/** Whether the store is the one that was shipped to so far. */
export async function isKnownStore(platform: Platform, db: Db): Promise<boolean> {
  const { generation } = await storedGeneration(db);
  return generation !== null && generation === (await storeGeneration(platform.clickhouse));
}

/** Whether figures can be trusted: the store is there and everything is in it that was in it before. */
export async function storeIsComplete(platform: Platform): Promise<boolean> {
  const { rebuilding } = await storedGeneration(platform.postgres.system);
  return !rebuilding && isKnownStore(platform, platform.postgres.system);
}

/** For what must not be decided on a part of the data. @throws Problem 503 while the event store is rebuilt */
export async function requireCompleteStore(platform: Platform): Promise<void> {
  if (!(await storeIsComplete(platform)))
    throw unavailable('The event store is being rebuilt; its figures are not complete yet.');
}
