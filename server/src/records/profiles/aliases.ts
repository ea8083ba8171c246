import { setTimeout as sleep } from 'node:timers/promises';
import type { Platform } from '../../platform/context.ts';
import { inSystem } from '../../platform/postgres/index.ts';
import { aliasTargets, insertAliases, queueAbsorbed } from './store.aliases.ts';
import { lastProjection, oldestProjectionLeft, takeProjections } from './store.projection.ts';

/**
 * Tells the event store who absorbed whom. The queue entries come back when the insert fails; a repeated insert
 * carries a higher version of the same fact.
 */
export async function projectAliases(platform: Platform): Promise<boolean> {
  return inSystem(platform.postgres, async (tx) => {
    const taken = await takeProjections(tx, ['alias'], 5000);
    if (taken.length === 0) return false;
    const rows = await aliasTargets(
      tx,
      taken.map((t) => t.entity_id),
    );
    await insertAliases(platform.clickhouse, rows, platform.clock.now());
    return true;
  });
}

/** Tells an event store that lost it who absorbed whom; returns when it knows. */
export async function rebuildAliases(platform: Platform): Promise<void> {
  await inSystem(platform.postgres, queueAbsorbed);
  await drainProjections(platform, ['alias'], projectAliases);
}

/** Runs a projector until what is queued now is copied, whether by it or by one running elsewhere. */
export async function drainProjections(
  platform: Platform,
  kinds: readonly string[],
  project: (platform: Platform) => Promise<boolean>,
): Promise<void> {
  const { system } = platform.postgres;
  const last = await lastProjection(system);
  while ((await oldestProjectionLeft(system, kinds)) <= last) {
    if (!(await project(platform))) await sleep(100);
  }
}
