import type { Platform } from '../../platform/context.ts';
import { inSystem } from '../../platform/postgres/index.ts';
import { aliasTargets, insertAliases } from './store.aliases.ts';
import { takeProjections } from './store.projection.ts';

/**
 * Tells the event store who absorbed whom. The queue entries come back when the insert fails; a repeated insert
 * carries a higher version of the same fact.
 */
export async function projectAliases(platform: Platform): Promise<boolean> {
  return inSystem(platform.postgres, async (tx) => {
    const taken = await takeProjections(tx, ['alias'], 5000);
    if (taken.length === 0) return false;
    const rows = await aliasTargets(tx, taken.map((t) => t.entity_id));
    await insertAliases(platform.clickhouse, rows, platform.clock.now());
    return true;
  });
}
