import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Platform } from '../../../platform/context.ts';
import type { ClickHouse } from '../../../platform/clickhouse/index.ts';
import type { Db, Tx } from '../../../platform/postgres/index.ts';
import { type Copies, addCopies, emptyCopies, lineOf } from '../rules/copies.ts';
import type { SamplePerson } from '../rules/facts.ts';
import { type Mail, type SentLetter, addMail, mailNeeds } from '../rules/mailings.ts';
import { type World, drawPerson } from '../rules/person.ts';
import {
  type PersonIds,
  type RecordScope,
  type Records,
  addRecords,
  emptyRecords,
  recordTables,
} from '../rules/records.ts';
import { type Tally, countEvent } from '../rules/tally.ts';
import { copyTimeline, insertCopies, insertTimeline } from '../store.clickhouse.ts';
import { insertMail } from '../store.mailings.ts';
import { insertRows } from '../store.columns.ts';
import { addShippedBatch, takeIds, takeSequences } from '../store.postgres.ts';

/** Some people with all their rows, ready to be written to both engines. */
export type Chunk = {
  records: Records;
  copies: Copies;
  mail: Mail;
  lines: string;
  events: number;
  ids: readonly [number, number];
};

type Plan = {
  world: World;
  scope: RecordScope;
  letters: readonly SentLetter[];
  from: number;
  to: number;
  tally: Tally;
};

/** Draws people number `from` to `to` (exclusive), giving way now and then so that both engines keep working. */
export async function drawChunk(
  { postgres }: Platform,
  { world, scope, letters, from, to, tally }: Plan,
): Promise<Chunk> {
  const people: SamplePerson[] = [];
  for (let index = from; index < to; index += 1) {
    people.push(drawPerson(world, index));
    if (index % 50 === 49) await nextTurn();
  }
  const taken = await takeNumbers(postgres.system, people);
  const [records, copies, lines] = [emptyRecords(), emptyCopies(), [] as string[]];
  const mail: Mail = { sends: [], activity: [] };
  const mailIds = { sends: taken.sends.values(), activity: taken.activity.values() };
  const mailScope = { workspaceId: scope.workspaceId, letters };
  let [nextProfile, nextOrder] = [0, 0];
  for (const [i, person] of people.entries()) {
    const ids: PersonIds = {
      profile: taken.profiles[nextProfile++]!,
      ...(person.device && { device: taken.profiles[nextProfile++]! }),
      orders: taken.orders.slice(nextOrder, (nextOrder += person.orders.length)),
    };
    addMail(mail, mailScope, person, ids.profile, mailIds);
    addRecords(records, scope, person, ids);
    addCopies(copies, scope, person, ids);
    for (const event of person.events) {
      const owner = event.onDevice === true && ids.device !== undefined ? ids.device : ids.profile;
      lines.push(lineOf(scope.workspaceId, event, owner, taken.sequences[lines.length]!));
      countEvent(tally, event);
    }
    if (i % 50 === 49) await nextTurn();
  }
  tally.orders += taken.orders.length;
  return {
    records,
    copies,
    mail,
    lines: lines.join('\n'),
    events: lines.length,
    ids: [taken.profiles[0]!, taken.profiles.at(-1)!],
  };
}

/** Numbers are taken outside the transaction: a sequence gives none back anyway. */
async function takeNumbers(db: Db, people: readonly SamplePerson[]) {
  const sum = (count: (person: SamplePerson) => number): number =>
    people.reduce((total, person) => total + count(person), 0);
  return {
    profiles: await takeIds(
      db,
      'profiles',
      sum((person) => (person.device ? 2 : 1)),
    ),
    orders: await takeIds(
      db,
      'orders',
      sum((person) => person.orders.length),
    ),
    sends: await takeIds(
      db,
      'sends',
      sum((person) => mailNeeds(person).sends),
    ),
    activity: await takeIds(
      db,
      'send_activity',
      sum((person) => mailNeeds(person).activity),
    ),
    sequences: await takeSequences(
      db,
      sum((person) => person.events.length),
    ),
  };
}

export async function saveChunk(tx: Tx, workspaceId: number, chunk: Chunk, now: Date): Promise<void> {
  const { records, mail, lines, events } = chunk;
  await addShippedBatch(tx, events, lines, now);
  for (const table of recordTables) await insertRows(tx, table, records[table]);
  await insertMail(tx, workspaceId, mail);
}

/**
 * Chunks in the order they were drawn, as one insert a table.
 * @param token unlike any other of this and earlier attempts
 */
export async function shipChunks(
  clickhouse: ClickHouse,
  workspaceId: number,
  chunks: readonly Chunk[],
  token: string,
): Promise<void> {
  await insertTimeline(clickhouse, chunks.map((chunk) => chunk.lines).join('\n'), token);
  await copyTimeline(clickhouse, workspaceId, [chunks[0]!.ids[0], chunks.at(-1)!.ids[1]], token);
  for (const table of Object.keys(emptyCopies()) as (keyof Copies)[]) {
    await insertCopies(
      clickhouse,
      table,
      chunks.flatMap((chunk) => chunk.copies[table]),
      token,
    );
  }
}
