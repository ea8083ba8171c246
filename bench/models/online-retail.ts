import { createReadStream, existsSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import type { Customer, Past } from '../../server/src/insight/predictions/learn/purchases.ts';
import { dataFolder } from './section.ts';

const file = join(dataFolder, 'online-retail/online-retail.csv.gz');
const day = 86_400_000;
export const dayOf = (date: string): number => Date.parse(date) / day;

/** Purchase days (days since 1970) with their worth, by customer; null where the file is absent. */
export async function purchaseDays(): Promise<Map<string, Map<number, number>> | null> {
  if (!existsSync(file)) return null;
  const people = new Map<string, Map<number, number>>();
  let isHead = true;
  for await (const line of createInterface({ input: createReadStream(file).pipe(createGunzip()) })) {
    if (isHead) {
      isHead = false;
      continue;
    }
    const [invoice = '', , , quantity = '', date = '', price = '', customer = ''] = cells(line);
    if (customer === '' || invoice.startsWith('C') || !(Number(quantity) > 0 && Number(price) > 0)) continue;
    const days = people.get(customer) ?? new Map<number, number>();
    people.set(customer, days);
    const on = dayOf(date.slice(0, 10));
    days.set(on, (days.get(on) ?? 0) + Number(quantity) * Number(price));
  }
  return people;
}

/** Customers first seen by `split`, and what they did until `end`. */
export function pastOf(people: ReadonlyMap<string, ReadonlyMap<number, number>>, split: number, end: number): Past {
  const customers: Customer[] = [];
  for (const days of people.values()) {
    const all = [...days].sort(([one], [other]) => one - other);
    const known = all.filter(([on]) => on <= split);
    const later = all.filter(([on]) => on > split && on <= end);
    const [first] = known[0] ?? [Infinity];
    const [last] = known.at(-1) ?? [0];
    if (first > split) continue;
    const within = (span: number): number => known.filter(([on]) => on > split - span).length;
    const worth = (rows: readonly [number, number][]): number => rows.reduce((sum, [, value]) => sum + value, 0);
    customers.push({
      x: known.length - 1,
      tx: last - first,
      T: split - first,
      bought30: within(30),
      bought60: within(60),
      bought120: within(120),
      after: later.length,
      before: within(end - split),
      spend: worth(known) / known.length,
      worthAfter: worth(later),
    });
  }
  return { customers, cells: customers.map(({ x, tx, T }) => ({ x, tx, T, n: 1 })), horizon: end - split };
}

function cells(line: string): string[] {
  const found: string[] = [];
  for (const match of line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)) found.push(match[1] ?? match[2] ?? '');
  return found;
}
