import { sql } from 'kysely';
import { lockClass, type Db, type Tx } from '../../platform/postgres/index.ts';

export type Shipment = { id: number; bodies: string[] };

/** True when this transaction is the only shipper. */
export async function holdShipping(tx: Tx): Promise<boolean> {
  const { rows } = await sql<{
    held: boolean;
  }>`/* holdShipping */ select pg_try_advisory_xact_lock(${lockClass.shipping}::int, 0) as held`.execute(tx);
  return rows[0]?.held ?? false;
}

/** Waits until no shipment is under way; none begins before this transaction ends. */
export async function stopShipping(tx: Tx): Promise<void> {
  await sql`/* stopShipping */ select pg_advisory_xact_lock(${lockClass.shipping}::int, 0)`.execute(tx);
}

export async function openShipment(tx: Tx): Promise<Shipment | null> {
  const { rows } = await sql<{ shipment: number; body: string }>`/* openShipment */
    select shipment, body from event_batches
    where shipped_at is null and shipment = (select min(shipment) from event_batches where shipment is not null and shipped_at is null)
    order by id`.execute(tx);
  const first = rows[0];
  return first ? { id: first.shipment, bodies: rows.map((row) => row.body) } : null;
}

/** Fixes the oldest waiting batches, up to about `maxRows` events, as the next shipment. */
export async function formShipment(tx: Tx, maxRows: number): Promise<Shipment | null> {
  const { rows } = await sql<{ shipment: number; body: string }>`/* formShipment */
    with waiting as (
      select id, sum(event_count) over (order by id) - event_count as before
      from (select id, event_count from event_batches where shipped_at is null and shipment is null order by id limit 500) b
    ), number as (select nextval('event_shipments') as id where exists (select from waiting))
    update event_batches b set shipment = number.id from waiting, number
    where b.id = waiting.id and waiting.before < ${maxRows}
    returning b.shipment, b.body`.execute(tx);
  const first = rows[0];
  return first ? { id: first.shipment, bodies: rows.map((row) => row.body) } : null;
}

export async function markShipped(tx: Tx, shipment: number, now: Date): Promise<void> {
  await sql`/* markShipped */ update event_batches set shipped_at = ${now} where shipment = ${shipment} and shipped_at is null`.execute(
    tx,
  );
}

/** The newest batch there is; 0 when there is none. */
export async function lastBatch(db: Db): Promise<number> {
  const { rows } = await sql<{ id: number | null }>`/* lastBatch */ select max(id) as id from event_batches`.execute(
    db,
  );
  return rows[0]?.id ?? 0;
}

/** The oldest batch that the event store does not have yet; infinity when it has all. */
export async function oldestBatchLeft(db: Db): Promise<number> {
  const { rows } = await sql<{ id: number | null }>`/* oldestBatchLeft */
    select min(id) as id from event_batches where shipped_at is null`.execute(db);
  return rows[0]?.id ?? Infinity;
}
