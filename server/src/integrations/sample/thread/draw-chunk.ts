import { type Copies, type CopyRows, type CopyTable, addCopies, emptyCopies, lineOf } from '../rules/copies.ts';
import type { SamplePerson } from '../rules/facts.ts';
import { type MailColumns, mailRows } from '../rules/mail-rows.ts';
import { type Mail, type SentLetter, addMail } from '../rules/mailings.ts';
import { type World, drawPerson } from '../rules/person.ts';
import { type PersonIds, type RecordScope, type Tables, addRecords, byTable, recordTables } from '../rules/records.ts';
import { type ColumnTypes, type RowColumns, tableRows } from '../rules/table-rows.ts';
import { textBuffer } from '../rules/text-buffer.ts';
import { type Tally, countEvent } from '../rules/tally.ts';
import type { NumberStocks } from './number-stocks.ts';

/** Some people with all their rows, ready to be written to both engines: bytes, which a thread hands over as they are. */
export type Chunk = {
  records: Tables<RowColumns>;
  copies: Record<CopyTable, { columns: readonly string[]; lines: Uint8Array }>;
  mail: MailColumns;
  lines: Uint8Array;
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

/** So few that the young generation holds them with everything about them. */
const peopleAtOnce = 10;

/** Draws people number `from` to `to` (exclusive). */
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
  }
  return {
    records: byTable(recordTables.map((table) => records[table].columns())),
    copies: bytesOf(copies),
    mail: mail.columns(),
    lines: timeline.bytes(),
    events,
    profileIds: profileIds!,
  };
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
    lines += `${lineOf(scope.workspaceId, event, owner, numbers.events.give())}\n`;
    countEvent(tally, event);
  }
  return lines;
}

const bytesOf = (copies: Copies): Chunk['copies'] => ({
  profiles: written(copies.profiles),
  profile_aliases: written(copies.profile_aliases),
  orders: written(copies.orders),
  order_lines: written(copies.order_lines),
});

const written = ({ columns, lines }: CopyRows) => ({ columns, lines: lines.bytes() });
