import type { Invoice, Line, Retail } from './invoices.ts';

/** A rule in words, and who that is by the file alone. */
export type Question = { text: string; expected(shop: Shop): number };

/** What is known of each customer by the end of the file. */
export type Customer = { orders: Invoice[]; credits: Invoice[] };
export type Shop = { customers: Customer[] };

export const asOf = '2011-12-10T00:00:00Z';
const end = Date.parse(asOf);
const day = 86_400_000;

export function shopOf({ orders, credits }: Retail): Shop {
  const customers = new Map<string, Customer>();
  const of = (invoice: Invoice): Customer => {
    const known = customers.get(invoice.customer) ?? { orders: [], credits: [] };
    customers.set(invoice.customer, known);
    return known;
  };
  for (const order of orders) of(order).orders.push(order);
  for (const credit of credits) of(credit).credits.push(credit);
  return { customers: [...customers.values()] };
}

const total = (invoices: readonly Invoice[]): number =>
  invoices.flatMap(({ lines }) => lines).reduce((sum, line) => sum + line.total, 0);
const gross = (c: Customer): number => total(c.orders) / 100;
const net = (c: Customer): number => (total(c.orders) - total(c.credits)) / 100;
const last = (c: Customer): number => Math.max(...c.orders.map(({ at }) => at));
const first = (c: Customer): number => Math.min(...c.orders.map(({ at }) => at));
const within = (c: Customer, from: number, to = end): Invoice[] => c.orders.filter(({ at }) => at >= from && at < to);
const having = (c: Customer, test: (line: Line) => boolean): Invoice[] =>
  c.orders.filter(({ lines }) => lines.some((line) => line.quantity > 0 && test(line)));
const pieces = (c: Customer, test: (line: Line) => boolean): number =>
  c.orders
    .flatMap(({ lines }) => lines)
    .filter(test)
    .reduce((sum, line) => sum + line.quantity, 0);
const buyers = ({ customers }: Shop): Customer[] => customers.filter(({ orders }) => orders.length > 0);
const count =
  (test: (c: Customer) => boolean) =>
  (shop: Shop): number =>
    buyers(shop).filter(test).length;

/** The value of whoever stands last among the first tenth; equal values belong to it. */
const topTenth = (shop: Shop): number => {
  const spends = buyers(shop)
    .map(gross)
    .sort((a, b) => b - a);
  const cut = spends[Math.ceil(spends.length / 10) - 1] ?? 0;
  return spends.filter((spend) => spend >= cut).length;
};

export const questions: readonly Question[] = [
  { text: 'exactly one order ever', expected: count((c) => c.orders.length === 1) },
  { text: 'at least 3 orders ever', expected: count((c) => c.orders.length >= 3) },
  { text: 'last order at least 120 days ago', expected: count((c) => last(c) <= end - 120 * day) },
  { text: 'in the top 10% by gross spend among buyers', expected: topTenth },
  {
    text: 'spent more than 1000 in the last 90 days',
    expected: count((c) => total(within(c, end - 90 * day)) > 100_000),
  },
  { text: 'net spend >= 5000', expected: count((c) => net(c) >= 5000) },
  { text: 'average order value > 500', expected: count((c) => gross(c) / c.orders.length > 500) },
  { text: "bought sku '85123A' at least once", expected: count((c) => having(c, isSku('85123A')).length > 0) },
  { text: "bought sku '22423' at least 3 times", expected: count((c) => having(c, isSku('22423')).length >= 3) },
  { text: "quantity of sku '22423' >= 10", expected: count((c) => pieces(c, isSku('22423')) >= 10) },
  {
    text: "bought title contains 'cakestand' at least once in the last 90 days",
    expected: count((c) =>
      having(c, ({ title }) => title.toLowerCase().includes('cakestand')).some(({ at }) => at >= end - 90 * day),
    ),
  },
  {
    text: 'orders in December 2010 and did not order in 2011',
    expected: count((c) => first(c) < Date.UTC(2011, 0) && last(c) < Date.UTC(2011, 0)),
  },
  {
    text: 'orders in December 2010 and orders in December 2011',
    expected: count((c) => first(c) < Date.UTC(2011, 0) && last(c) >= Date.UTC(2011, 11)),
  },
  {
    text: 'did "Placed Order" in at least 2 different years during December',
    expected: count((c) => first(c) < Date.UTC(2011, 0) && last(c) >= Date.UTC(2011, 11)),
  },
  { text: 'first order in the last 90 days', expected: count((c) => first(c) >= end - 90 * day) },
  {
    text: 'last order between 30 and 60 days ago',
    expected: count((c) => last(c) >= end - 60 * day && last(c) <= end - 30 * day),
  },
  {
    text: 'at least 2 orders in the last 30 days and gross spend >= 1000',
    expected: count((c) => within(c, end - 30 * day).length >= 2 && gross(c) >= 1000),
  },
  { text: 'items >= 1000', expected: count((c) => pieces(c, () => true) >= 1000) },
  {
    text: 'orders >= 2 and days between orders <= 30',
    expected: count((c) => c.orders.length >= 2 && (last(c) - first(c)) / day / (c.orders.length - 1) <= 30),
  },
  {
    text: "country = 'DE' and orders >= 2",
    expected: count((c) => c.orders.length >= 2 && c.orders.at(-1)?.country === 'Germany'),
  },
  {
    text: "country in ('FR', 'BE', 'NL')",
    expected: count((c) => ['France', 'Belgium', 'Netherlands'].includes(c.orders.at(-1)?.country ?? '')),
  },
];

function isSku(sku: string): (line: Line) => boolean {
  return (line) => line.sku.toLowerCase() === sku.toLowerCase();
}
