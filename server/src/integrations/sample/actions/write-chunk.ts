import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ClickHouse } from '../../../platform/clickhouse/index.ts';
import type { Tx } from '../../../platform/postgres/index.ts';
import { type Copies, addCopies, copyTables, emptyCopies, lineOf } from '../rules/copies.ts';
import type { SamplePerson } from '../rules/facts.ts';
import { type MailRows, mailRows } from '../rules/mail-rows.ts';
import { type Mail, type SentLetter, addMail } from '../rules/mailings.ts';
import { type World, drawPerson } from '../rules/person.ts';
import { type PersonIds, type RecordScope, type RecordTable, addRecords, recordTables } from '../rules/records.ts';
import { type ColumnTypes, type TableRows, tableRows } from '../rules/table-rows.ts';
import { textBuffer } from '../rules/text-buffer.ts';
import { type Tally, countEvent } from '../rules/tally.ts';
import { copyTimeline, insertTimeline } from '../store.clickhouse.ts';
import { columnTypes, insertTableRows } from '../store.columns.ts';
import { insertMail } from '../store.mailings.ts';
import { addShippedBatch } from '../store.postgres.ts';
import type { NumberStocks } from './number-stocks.ts';

type Tables<T> = Record<RecordTable, T>;

/** Some people with all their rows, ready to be written to both engines. */
export type Chunk = {
  records: Tables<TableRows>;
  copies: Copies;
  mail: MailRows;
  lines: Buffer;
  events: number;
  profileIds: { first: number; last: number };
};

export type Plan = {
  world: World;
  scope: RecordScope;
  letters: readonly SentLetter[];
  types: Tables<ColumnTypes>;
  numbers: NumberStocks;
  tally: Tally;
  /** who did something with a message themselves */
  readers: Set<number>;
};

export const typesOfRecords = async (tx: Tx): Promise<Tables<ColumnTypes>> =>
  byTable(await Promise.all(recordTables.map((table) => columnTypes(tx, table))));

const byTable = <T>(values: readonly T[]): Tables<T> =>
  Object.fromEntries(recordTables.map((table, i) => [table, values[i]])) as Tables<T>;

/** So few that the young generation holds them with everything about them. */
const peopleAtOnce = 10;

/** Draws people number `from` to `to` (exclusive), giving way now and then so that both engines keep working. */
export async function drawChunk(plan: Plan, from: number, to: number): Promise<Chunk> {
  const records = byTable(recordTables.map((table) => tableRows(table, plan.types[table])));
  const [copies, mail, timeline] = [emptyCopies(), mailRows(), textBuffer()];
  let events = 0;
  let profileIds: Chunk['profileIds'] | undefined;
  for (let next = from; next < to; next += peopleAtOnce) {
    const count = Math.min(peopleAtOnce, to - next);
    const people = Array.from({ length: count }, (_, i) => drawPerson(plan.world, next + i));
    await plan.numbers.holdFor(people);
    for (const person of people) {
      const ids = idsFor(person, plan.numbers);
      profileIds = { first: profileIds?.first ?? ids.profile, last: ids.device ?? ids.profile };
      mail.add(mailOf(person, ids, plan));
      addRecords(records, plan.scope, person, ids);
      addCopies(copies, plan.scope, person, ids);
      timeline.append(linesOf(person, ids, plan));
      events += person.events.length;
    }
    await nextTurn();
  }
  return { records, copies, mail, lines: timeline.bytes(), events, profileIds: profileIds! };
}

const idsFor = ({ device, orders }: SamplePerson, numbers: NumberStocks): PersonIds => ({
  profile: numbers.profiles.give(),
  ...(device && { device: numbers.profiles.give() }),
  orders: orders.map(() => numbers.orders.give()),
});

function mailOf(person: SamplePerson, ids: PersonIds, { scope, letters, numbers, readers }: Plan): Mail {
  const mail: Mail = { sends: [], activity: [] };
  addMail(mail, { workspaceId: scope.workspaceId, letters }, person, ids.profile, numbers);
  if (mail.activity.some(({ machine }) => !machine)) readers.add(ids.profile);
  return mail;
}

function linesOf(person: SamplePerson, ids: PersonIds, { scope, numbers, tally }: Plan): string {
  tally.orders += person.orders.length;
  let lines = '';
  for (const event of person.events) {
    const owner = event.onDevice === true && ids.device !== undefined ? ids.device : ids.profile;
    lines += `${lineOf(scope.workspaceId, event, owner, numbers.sequences.give())}\n`;
    countEvent(tally, event);
  }
  return lines;
}

export async function saveChunk(tx: Tx, workspaceId: number, chunk: Chunk, now: Date): Promise<void> {
  const { records, mail, lines, events } = chunk;
  // The log keeps no last line feed.
  await addShippedBatch(tx, events, lines.subarray(0, -1), now);
  for (const table of recordTables) await insertTableRows(tx, records[table]);
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
  const [first, last] = [chunks[0]!.profileIds.first, chunks.at(-1)!.profileIds.last];
  const lines = chunks.map((chunk) => chunk.lines);
  const events = insertTimeline(clickhouse, lines, token).then(() =>
    copyTimeline(clickhouse, workspaceId, [first, last], token),
  );
  await Promise.all([events, insertCopies(clickhouse, chunks, token)]);
}

async function insertCopies(clickhouse: ClickHouse, chunks: readonly Chunk[], token: string): Promise<void> {
  for (const table of copyTables) {
    const copies = chunks.map((chunk) => chunk.copies[table]).filter(({ columns }) => columns.length > 0);
    if (copies.length === 0) continue;
    const lines = copies.map((copy) => copy.lines.bytes());
    await clickhouse.insertLines(table, copies[0]!.columns, lines, token);
  }
}
