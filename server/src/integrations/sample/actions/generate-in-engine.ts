import { notFound } from '../../../kernel/problem.ts';
import type { Platform } from '../../../platform/context.ts';
import { inSystem } from '../../../platform/postgres/index.ts';
import { catalog } from '../rules/catalog.ts';
import { places } from '../rules/places.ts';
import { buyingFactor } from '../rules/acquisition.ts';
import { clearWorkspace } from '../store.clickhouse.ts';
import { fillInEngine } from '../store.engine.ts';
import { lockWorkspace, takeNumbers } from '../store.postgres.ts';
import { writeCatalog } from './write-catalog.ts';

export type EngineOptions = { profiles: number; events: number; seed?: number };

/**
 * Fills the event store of an empty workspace inside the engine, at a million rows a second: for measuring reads of
 * many people. PostgreSQL gets the catalog only; the people have no rows there.
 * @returns the ids of the first and the last profile
 */
export async function generateInEngine(
  platform: Platform,
  workspaceId: number,
  { profiles, events, seed = 1 }: EngineOptions,
): Promise<{ firstId: number; lastId: number }> {
  const until = platform.clock.now();
  const { productIds, firstId } = await inSystem(platform.postgres, async (tx) => {
    const workspace = await lockWorkspace(tx, workspaceId);
    if (!workspace) throw notFound('workspace');
    const productIds = await writeCatalog(tx, { workspaceId, currency: workspace.currency, now: until.getTime() });
    const [firstId] = await takeNumbers(tx, 'profiles', 1);
    return { productIds, firstId: firstId! };
  });
  await clearWorkspace(platform.clickhouse, workspaceId);
  const lists = {
    skus: catalog.map((product) => product.variants[0]!.sku),
    titles: catalog.map((product) => product.title),
    categories: catalog.map((product) => product.category.name),
    productIds,
    cities: places.map(([place]) => place.city),
    countries: places.map(([place]) => place.country),
    timezones: places.map(([place]) => place.timezone),
    channels: Object.keys(buyingFactor),
  };
  await fillInEngine(platform.clickhouse, { workspaceId, firstId, profiles, events, seed, until }, lists);
  return { firstId, lastId: firstId + profiles - 1 };
}
