import type { ClickHouse } from '../../../platform/clickhouse/index.ts';
import type { Tx } from '../../../platform/postgres/index.ts';
import { addCopies, emptyCopies, lineOf } from '../rules/copies.ts';
import { type World, drawPerson } from '../rules/person.ts';
import { type PersonIds, type RecordScope, addRecords, emptyRecords, recordTables } from '../rules/records.ts';
import { type Tally, countEvent } from '../rules/tally.ts';
import { insertCopies, insertEvents } from '../store.clickhouse.ts';
import { addShippedBatch, insertRows, takeIds, takeSequences } from '../store.postgres.ts';

export type Chunk = { world: World; scope: RecordScope; from: number; to: number; run: string; tally: Tally };

/**
 * Draws some people and writes their rows.
 * @returns what brings their events and copies into the event store
 */
export async function writeChunk(tx: Tx, clickhouse: ClickHouse, chunk: Chunk): Promise<() => Promise<void>> {
  const { world, scope, from, to, tally } = chunk;
  const people = Array.from({ length: to - from }, (_, i) => drawPerson(world, from + i));
  const devices = people.filter((person) => person.device).length;
  const profileIds = await takeIds(tx, 'profiles', people.length + devices);
  const orderIds = await takeIds(
    tx,
    'orders',
    people.reduce((sum, person) => sum + person.orders.length, 0),
  );
  const sequences = await takeSequences(
    tx,
    people.reduce((sum, person) => sum + person.events.length, 0),
  );
  const [records, copies, lines] = [emptyRecords(), emptyCopies(), [] as string[]];
  let [nextProfile, nextOrder] = [0, 0];
  for (const person of people) {
    const ids: PersonIds = {
      profile: profileIds[nextProfile++]!,
      ...(person.device && { device: profileIds[nextProfile++]! }),
      orders: orderIds.slice(nextOrder, (nextOrder += person.orders.length)),
    };
    addRecords(records, scope, person, ids);
    addCopies(copies, scope, person, ids);
    for (const event of person.events) {
      const owner = event.onDevice === true && ids.device !== undefined ? ids.device : ids.profile;
      lines.push(lineOf(scope.workspaceId, event, owner, sequences[lines.length]!));
      countEvent(tally, event);
    }
    tally.orders += person.orders.length;
  }
  const body = lines.join('\n');
  await addShippedBatch(tx, lines.length, body, new Date(world.now));
  for (const table of recordTables) await insertRows(tx, table, records[table]);
  const token = `sample-${chunk.run}-${from}`;
  return async () => {
    await insertEvents(clickhouse, body, token);
    for (const [table, rows] of Object.entries(copies)) {
      await insertCopies(clickhouse, table as keyof typeof copies, rows, token);
    }
  };
}
