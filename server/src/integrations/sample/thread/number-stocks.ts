import type { SamplePerson } from '../rules/facts.ts';
import { mailNeeds } from '../rules/mailings.ts';
import { handled } from '../rules/handled.ts';

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

/** Sequences that people and their rows take numbers of. */
export type Numbered = 'profiles' | 'orders' | 'sends' | 'activity' | 'events';
export type TakeNumbers = (of: Numbered, count: number) => Promise<number[]>;
export type NumberStocks = ReturnType<typeof numberStocks>;

/** The numbers people and their rows need. What is left over at the end is a gap like any other. */
export function numberStocks(take: TakeNumbers) {
  const of = (sequence: Numbered, block: number): Stock => stock(block, (count) => take(sequence, count));
  const stocks = {
    profiles: of('profiles', 700),
    orders: of('orders', 800),
    sends: of('sends', 2_500),
    activity: of('activity', 1_500),
    events: of('events', 12_000),
  };
  const holdFor = async (people: readonly SamplePerson[]): Promise<void> => {
    const sum = (count: (person: SamplePerson) => number): number =>
      people.reduce((total, person) => total + count(person), 0);
    const mail = people.map(mailNeeds);
    await stocks.profiles.hold(sum((person) => (person.device ? 2 : 1)));
    await stocks.orders.hold(sum((person) => person.orders.length));
    await stocks.sends.hold(mail.reduce((total, { sends }) => total + sends, 0));
    await stocks.activity.hold(mail.reduce((total, { activity }) => total + activity, 0));
    await stocks.events.hold(sum((person) => person.events.length));
  };
  return { ...stocks, holdFor };
}
