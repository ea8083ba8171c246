import type { Platform } from '../../platform/context.ts';
import { inSystem } from '../../platform/postgres/index.ts';
import { eventColumns } from './rules/event-lines.ts';
import { isKnownStore } from './store-state.ts';
import { formShipment, holdShipping, markShipped, openShipment } from './store.shipments.ts';

const rowsPerInsert = 20_000;

/**
 * Copies one shipment of batches into the event store: first its batches are fixed and committed, then inserted under
 * a token made of the shipment's number, then marked. Dying anywhere repeats the same insert, which the store
 * recognises. One shipper at a time.
 * @returns whether there was anything to do
 */
export async function shipEvents(platform: Platform): Promise<boolean> {
  const shipment = await inSystem(platform.postgres, async (tx) => {
    if (!(await holdShipping(tx))) return null;
    return (await openShipment(tx)) ?? (await formShipment(tx, rowsPerInsert));
  });
  if (!shipment) return false;
  return inSystem(platform.postgres, async (tx) => {
    if (!(await holdShipping(tx))) return false;
    const current = await openShipment(tx);
    if (current?.id !== shipment.id) return true;
    // Another store than the one PostgreSQL knows: what goes in before its rebuild would be there twice afterwards.
    if (!(await isKnownStore(platform, tx))) return false;
    const lines = current.bodies.join('\n');
    await platform.faults('shipper.beforeInsert');
    const token = `ship-${current.id}`;
    await platform.clickhouse.insertLines('events', eventColumns, lines, token);
    await platform.faults('shipper.betweenInserts');
    await platform.clickhouse.insertLines('timeline', eventColumns, lines, token);
    await platform.faults('shipper.inserted');
    await markShipped(tx, current.id, platform.clock.now());
    return true;
  });
}
