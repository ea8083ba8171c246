import type { Db } from '../../../platform/postgres/index.ts';
import type { SamplePerson } from '../rules/facts.ts';
import { mailNeeds } from '../rules/mailings.ts';
import { takeIds, takeSequences } from '../store.postgres.ts';
import { handled } from './handled.ts';

/** Numbers of one sequence, ascending: taken in blocks, the next one while the last is given out. */
type Stock = { hold(count: number): Promise<void>; give(): number };

function stock(block: number, take: (count: number) => Promise<number[]>): Stock {
  let held: number[] = [];
  let next = 0;
  let coming: Promise<number[]> | undefined;
  const order = (): Promise<number[]> => handled(take(block));
  return {
    /** Makes sure that `count` numbers can be given. */
    hold: async (count) => {
      while (held.length - next < count) {
        held = held.slice(next).concat(await (coming ?? order()));
        next = 0;
        coming = order();
      }
    },
    give: () => held[next++]!,
  };
}

export type NumberStocks = ReturnType<typeof numberStocks>;

/**
 * The numbers people and their rows need. They are taken outside the transaction: a sequence gives none back anyway, and
 * what is left over at the end is a gap like any other.
 */
export function numberStocks(db: Db) {
  const stocks = {
    profiles: stock(700, (count) => takeIds(db, 'profiles', count)),
    orders: stock(800, (count) => takeIds(db, 'orders', count)),
    sends: stock(2_500, (count) => takeIds(db, 'sends', count)),
    activity: stock(1_500, (count) => takeIds(db, 'send_activity', count)),
    sequences: stock(12_000, (count) => takeSequences(db, count)),
  };
  const holdFor = async (people: readonly SamplePerson[]): Promise<void> => {
    const sum = (count: (person: SamplePerson) => number): number =>
      people.reduce((total, person) => total + count(person), 0);
    const mail = people.map(mailNeeds);
    await stocks.profiles.hold(sum((person) => (person.device ? 2 : 1)));
    await stocks.orders.hold(sum((person) => person.orders.length));
    await stocks.sends.hold(mail.reduce((total, { sends }) => total + sends, 0));
    await stocks.activity.hold(mail.reduce((total, { activity }) => total + activity, 0));
    await stocks.sequences.hold(sum((person) => person.events.length));
  };
  return { ...stocks, holdFor };
}
