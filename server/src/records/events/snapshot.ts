import { setTimeout as sleep } from 'node:timers/promises';
import type { Platform } from '../../platform/context.ts';
import { inSystem } from '../../platform/postgres/index.ts';
import { shipEvents } from './shipper.ts';
import { storeIsComplete } from './store-state.ts';
import { monthSums, sumsOfLines, type MonthSum } from './store.generation.ts';
import { openShipment, stopShipping } from './store.shipments.ts';
import { waitingBodies } from './store.snapshot.ts';

/**
 * The checksums the event store has when everything is in it that PostgreSQL holds in a snapshot: shipping stands
 * still while the caller fixes the snapshot, and what it has not shipped yet is added.
 * @param fix begins the snapshot and returns the name it is exported under
 * @returns null when the event store is away or incomplete; the snapshot is fixed all the same
 */
export async function sumsAtSnapshot(platform: Platform, fix: () => Promise<string>): Promise<MonthSum[] | null> {
  for (;;) {
    if (!(await storeIsComplete(platform).catch(() => false))) {
      await fix();
      return null;
    }
    const sums = await inSystem(platform.postgres, async (tx) => {
      await stopShipping(tx);
      // Begun and not marked: nobody knows whether its rows are in.
      if (await openShipment(tx)) return null;
      const snapshot = await fix();
      const [shipped, waiting] = [
        await monthSums(platform.clickhouse),
        await waitingBodies(platform.postgres, snapshot),
      ];
      return addSums([...shipped, ...(await sumsOfLines(platform.clickhouse, waiting))]);
    });
    if (sums) return sums;
    if (!(await shipEvents(platform).catch(() => false))) await sleep(100);
  }
}

/** Checksums add up modulo 2^64, as the sum in the engine does. */
function addSums(parts: readonly MonthSum[]): MonthSum[] {
  const months = new Map<string, MonthSum>();
  for (const part of parts) {
    const sum = months.get(part.month) ?? { month: part.month, events: 0, checksum: '0' };
    months.set(part.month, {
      month: part.month,
      events: sum.events + part.events,
      checksum: BigInt.asUintN(64, BigInt(sum.checksum) + BigInt(part.checksum)).toString(),
    });
  }
  return [...months.values()].sort((a, b) => (a.month < b.month ? -1 : 1));
}
