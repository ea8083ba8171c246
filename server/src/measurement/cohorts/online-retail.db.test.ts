import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { testApp } from '../../../test/setup/harness.ts';
import { cohorts } from './queries/cohorts.ts';
import { writeWorld, type Order } from './testing/world.ts';

const file = join(import.meta.dirname, '../../../../../shared/data/online-retail/online-retail.csv.gz');

/** Invoices with a customer and something sold, from the csv. */
function invoices(): { id: string; customer: number; date: string; total: number }[] {
  const found = new Map<string, { id: string; customer: number; date: string; total: number }>();
  for (const line of gunzipSync(readFileSync(file)).toString('utf8').split('\n').slice(1)) {
    const cells = line.match(/("([^"]|"")*"|[^,]*)(,|$)/g)?.map((cell) => cell.replace(/,$/, '')) ?? [];
    const [id = '', , , quantity = '', date = '', price = '', customer = ''] = cells;
    if (customer === '' || id.startsWith('C') || !(Number(quantity) > 0 && Number(price) > 0)) continue;
    const invoice = found.get(id) ?? { id, customer: Number(customer), date: date.slice(0, 16), total: 0 };
    invoice.total += Math.round(Number(quantity) * Number(price) * 100);
    found.set(id, invoice);
  }
  return [...found.values()];
}

const isThere = existsSync(file);
if (!isThere) console.log('Online Retail is not beside the repository: its retention matrix is not compared.');

test.skipIf(!isThere)(
  'the retention matrix of Online Retail is that of a straight count over its lines',
  { timeout: 120_000 },
  async () => {
    const all = invoices();
    // Straight from the lines: months in which each customer bought.
    const months = new Map<number, Set<string>>();
    for (const { customer, date } of all)
      months.set(customer, (months.get(customer) ?? new Set()).add(date.slice(0, 7)));
    const number = (month: string): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7));
    const expected = new Map<string, number[]>();
    for (const bought of months.values()) {
      const first = [...bought].sort()[0] ?? '';
      const row = expected.get(first) ?? Array.from({ length: number('2011-12') - number(first) }, () => 0);
      for (const month of bought) {
        const k = number(month) - number(first);
        if (k < row.length) row[k] = (row[k] ?? 0) + 1;
      }
      expected.set(first, row);
    }

    const now = new Date('2011-12-10T00:00:00Z');
    const app = await testApp({ now });
    try {
      const ctx = await app.createWorkspace({ timezone: 'UTC', currency: 'GBP' });
      const people = [...months.keys()].map((id) => ({
        id,
        isDeleted: false,
        isKnown: true,
        channel: '',
        source: '',
        campaign: '',
        creator: '',
      }));
      const orders = all.map(({ customer, date, total }, i): Order => ({
        id: i + 1,
        who: customer,
        at: Date.parse(`${date.replace(' ', 'T')}:00Z`),
        isCancelled: false,
        gross: total,
        refunded: 0,
        codes: [],
        country: 'GB',
        lines: i === 0 ? [{ productId: 1, title: 'x', category: '', total }] : [],
      }));
      await writeWorld(ctx, {
        now: now.getTime(),
        people,
        orders,
        credits: [{ id: 1, who: 0, at: now.getTime(), amount: 1 }],
      });
      const answer = await cohorts(ctx, { by: 'month', from: '2010-12', to: '2011-12', fewest: 50 });
      const ours = new Map(
        answer.items.map(({ value, months: cells }) => [
          value,
          cells.filter(({ state }) => state !== 'young').map(({ active }) => active),
        ]),
      );
      expect(ours).toEqual(expected);
      expect(answer.total?.size).toBe(4338);
      expect(answer.items[0]).toMatchObject({ value: '2010-12', size: 885 });
    } finally {
      await app.close();
    }
  },
);
