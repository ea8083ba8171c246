import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testApp, type TestApp } from '../../../test/setup/harness.ts';
import type { Context } from '../../platform/context.ts';
import { bgNbd } from './maths/beta-geometric.ts';
import { fitFamily } from './maths/fit.ts';
import { scopeOf } from './scope.ts';
import { cellsAt, spendCellsAt } from './store/cells.ts';
import { sendBuyers, type Buyer } from './testing.ts';

const file = join(import.meta.dirname, '../../../../../shared/data/cdnow/CDNOW_sample.txt');
const name = existsSync(file)
  ? 'CDNOW through the event store'
  : 'CDNOW through the event store (skipped: its data set is absent)';

/** Lines of "master id, id, date, pieces, dollars". */
function buyersUntil(end: string): Buyer[] {
  const byId = new Map<string, Map<string, number>>();
  for (const line of readFileSync(file, 'utf8').trim().split('\n')) {
    const [, id = '', date = '', , dollars = '0'] = line.trim().split(/\s+/);
    if (date > end) continue;
    const days = byId.get(id) ?? new Map<string, number>();
    byId.set(id, days.set(date, (days.get(date) ?? 0) + Number(dollars)));
  }
  return [...byId].map(([id, days]) => ({
    email: `c${id}@example.com`,
    days: [...days].map(([date, total]) => ({
      date: `${date.slice(0, 4)}-${date.slice(4, 6)}-${date.slice(6)}`,
      total: total.toFixed(2),
    })),
  }));
}

describe.skipIf(!existsSync(file))(name, () => {
  let app: TestApp;
  let ctx: Context;
  beforeAll(async () => {
    app = await testApp({ now: new Date('1997-09-30T20:00:00Z') });
    ctx = await app.createWorkspace({ currency: 'EUR', timezone: 'UTC' });
    await sendBuyers(ctx, buyersUntil('19970930'));
    await app.settle();
  }, 400_000);
  afterAll(() => app?.close());

  it('has the published sufficient statistics and gives the published parameters', async () => {
    const scope = await scopeOf(ctx);
    const moment = scope.moment(scope.today);
    const cells = await cellsAt(ctx, moment, 1);
    const total = (of: (cell: (typeof cells)[number]) => number): number =>
      cells.reduce((sum, cell) => sum + cell.n * of(cell), 0);
    expect(total(() => 1)).toBe(2357);
    expect(total(({ x }) => x)).toBe(2457);
    expect(total(({ x }) => Number(x > 0))).toBe(946);
    const { parameters } = fitFamily(bgNbd, cells, { prior: 0 });
    const [r = 0, alpha = 0, a = 0, b = 0] = parameters;
    // Days here, weeks there.
    expect([r, alpha / 7, a, b].map((one) => Number(one.toFixed(2)))).toEqual([0.24, 4.41, 0.79, 2.43]);
    // Histories within a week put together: parameters move in the third digit.
    const coarse = fitFamily(bgNbd, await cellsAt(ctx, moment, 7), { prior: 0 }).parameters;
    expect(Math.abs((coarse[0] ?? 0) / r - 1)).toBeLessThan(0.01);
    const spend = await spendCellsAt(ctx, moment);
    expect(spend.reduce((sum, { n }) => sum + n, 0)).toBeGreaterThan(2300);
  });
});
