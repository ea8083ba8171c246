import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testApp, type TestApp } from '../../../test/setup/harness.ts';
import { scopedRows } from '../../platform/clickhouse/index.ts';
import { transact, type Context } from '../../platform/context.ts';
import { sendPurchases } from '../../records/orders/testing.ts';
import { renewTouched } from '../figures/index.ts';
import { fitModels, modelOf } from '../models/index.ts';
import { readValueParameters } from './parameters.ts';
import { scopeOf } from './scope.ts';
import { cellsAt, stepFor } from './store/cells.ts';
import { drawBuyers, sendBuyers, type Buyer } from './testing.ts';

let app: TestApp;
let ctx: Context;
let buyers: Buyer[];
beforeAll(async () => {
  app = await testApp();
  ctx = await app.createWorkspace({ currency: 'EUR', timezone: 'UTC' });
  buyers = drawBuyers(1500, { r: 0.9, alpha: 45, a: 0.9, b: 3 }, { today: '2026-11-21', days: 420, seed: 5 });
  await sendBuyers(ctx, buyers);
  await app.settle();
  await fitModels(ctx, ['lifetime-value']);
  await fitModels(ctx, ['churn']);
}, 400_000);
afterAll(() => app.close());

const fitOf = (who: Context, name: string) => transact(who, (tx) => modelOf(tx, who.workspaceId, name));
type Row = { email: string; number: number | null; text: string; moment: string | null };
const figure = (who: Context, name: string): Promise<Row[]> =>
  who.platform.clickhouse.query<Row>(
    who.workspaceId,
    `SELECT email, number, text, toString(moment) AS moment FROM (SELECT * FROM ${scopedRows('profile_figures')} AND figure = {name:String} AND deleted = 0) AS f
    JOIN (SELECT profile_id, email FROM ${scopedRows('profiles')}) AS p ON p.profile_id = f.profile_id ORDER BY email`,
    { params: { name } },
  );
const of = async (who: Context, name: string, email: string): Promise<Row | undefined> =>
  (await figure(who, name)).find((row) => row.email === email);

describe('a population drawn from BG/NBD', () => {
  it('is aggregated by the engine into exactly the histories it has', async () => {
    const scope = await scopeOf(ctx);
    const moment = scope.moment(scope.today);
    expect(await stepFor(ctx, moment, 1e6)).toBe(1);
    const cells = await cellsAt(ctx, moment, 1);
    const days = (date: string): number => Date.parse(date) / 86_400_000;
    const key = (x: number, tx: number, T: number): string => `${x} ${tx} ${T}`;
    const expected = new Map<string, number>();
    for (const { days: bought } of buyers) {
      const on = bought.map(({ date }) => days(date));
      const one = key(on.length - 1, Math.max(...on) - Math.min(...on), scope.today - Math.min(...on));
      expected.set(one, (expected.get(one) ?? 0) + 1);
    }
    expect(new Map(cells.map(({ x, tx, T, n }) => [key(x, tx, T), n]))).toEqual(expected);
  });

  it('gives its parameters back, calibrated, and better than naive rules', async () => {
    const fit = await fitOf(ctx, 'lifetime-value');
    expect(fit).toMatchObject({ state: 'shown', reason: null });
    const value = readValueParameters(fit?.parameters ?? null);
    const rows = fit?.card.backtest?.rows ?? [];
    expect(rows.filter(({ isBaseline }) => isBaseline)).toHaveLength(3);
    expect(rows.filter(({ isBaseline }) => !isBaseline).length).toBeGreaterThanOrEqual(6);
    for (const { predicted, actual, n } of fit?.card.calibration ?? []) {
      expect(Math.abs(predicted - actual)).toBeLessThan(4 * Math.sqrt(0.25 / n) + 0.02);
    }
    for (const { nominal, actual } of fit?.card.coverage ?? []) expect(actual).toBeGreaterThan(nominal - 0.05);
    expect(value?.spend.every((one) => one > 0)).toBe(true);
  });

  it('writes figures of everybody that add up to what the model expects', async () => {
    const [orders, predicted, historic, total] = [
      await figure(ctx, 'expectedOrders90'),
      await figure(ctx, 'predictedClv'),
      await figure(ctx, 'historicClv'),
      await figure(ctx, 'totalClv'),
    ];
    expect([orders.length, predicted.length, historic.length, total.length]).toEqual([1500, 1500, 1500, 1500]);
    const spent = new Map(
      buyers.map(({ email, days }) => [email, days.reduce((sum, one) => sum + Number(one.total), 0)]),
    );
    for (const { email, number } of historic) expect(number).toBeCloseTo(spent.get(email) ?? 0, 2);
    for (const [i, { number }] of total.entries()) {
      expect(number).toBeCloseTo((historic[i]?.number ?? 0) + (predicted[i]?.number ?? 0), 2);
    }
    const alive = await figure(ctx, 'pAlive');
    expect(alive.every(({ number }) => number !== null && number > 0 && number <= 1)).toBe(true);
    const tiers = await figure(ctx, 'clvTier');
    const share = tiers.filter(({ text }) => text === 'high').length / tiers.length;
    expect(share).toBeGreaterThan(0.12);
    expect(share).toBeLessThan(0.28);
    const at = await figure(ctx, 'expectedNextOrderAt');
    const until = await figure(ctx, 'expectedNextOrderUntil');
    expect(at.length).toBeGreaterThan(300);
    expect(
      at.every(({ moment }, i) => (moment ?? '') > '2026-11-22' && (moment ?? '') < (until[i]?.moment ?? '')),
    ).toBe(true);
  });

  it('says who is likely to stay away, and why', async () => {
    const fit = await fitOf(ctx, 'churn');
    expect(fit?.card.backtest?.rows.map(({ name }) => name)).toEqual([
      'All signs',
      'Purchases, calibrated',
      'Purchase pattern alone',
      'Everybody at the average rate',
      'Last order more than 90 days ago',
    ]);
    const auc = fit?.card.backtest?.rows[0]?.metrics.find(({ name }) => name === 'AUC')?.value ?? 0;
    expect(auc).toBeGreaterThan(0.7);
    expect(fit?.state).toBe('shown');
    const [risk, reasons] = [await figure(ctx, 'churnProbability'), await figure(ctx, 'churnReasons')];
    expect(risk).toHaveLength(1500);
    expect(risk.every(({ number }) => number !== null && number > 0 && number < 1)).toBe(true);
    const high = new Set(risk.filter(({ number }) => (number ?? 0) > 0.66).map(({ email }) => email));
    const known = reasons.filter(({ email }) => high.has(email));
    expect(known.filter(({ text }) => text !== '').length).toBeGreaterThan(0.9 * high.size);
    expect(known.some(({ text }) => /no order|only one order|buying pattern/.test(text))).toBe(true);
  });

  it('follows a new order within the run of who was touched', async () => {
    const email = 'buyer7@example.com';
    const before = await of(ctx, 'pAlive', email);
    await sendPurchases(ctx, [
      {
        data: {
          id: 'fresh',
          placedAt: '2026-11-22T09:00:00.000Z',
          currency: 'EUR',
          lines: [{ quantity: 1, unitPrice: '40.00' }],
        },
        who: { email },
      },
    ]);
    await app.settle();
    const [row] = await ctx.platform.clickhouse.query<{ id: number }>(
      ctx.workspaceId,
      `SELECT profile_id AS id FROM ${scopedRows('profiles')} AND email = 'buyer7@example.com'`,
    );
    await renewTouched(ctx, [row?.id ?? 0]);
    const after = await of(ctx, 'pAlive', email);
    expect(after?.number).not.toBe(before?.number);
    expect(after?.number ?? 0).toBeGreaterThan(0.5);
    expect((await figure(ctx, 'pAlive')).length).toBe(1500);
  });
});

describe('data that cannot be learned from', () => {
  const hiddenWith = async (purchases: Buyer[]): Promise<string> => {
    const own = await app.createWorkspace({ currency: 'EUR', timezone: 'UTC' });
    await sendBuyers(own, purchases);
    await app.settle();
    await fitModels(own, ['lifetime-value', 'churn']);
    expect(await figure(own, 'predictedClv')).toEqual([]);
    const [value, churn] = [await fitOf(own, 'lifetime-value'), await fitOf(own, 'churn')];
    expect([value?.state, churn?.state]).toEqual(['hidden', 'hidden']);
    return value?.reason ?? '';
  };
  const one = (i: number, date: string) => ({ email: `one${i}@example.com`, days: [{ date, total: '10.00' }] });

  it('is hidden with the reason: nobody, one customer, all on one day, one-time buyers only', async () => {
    expect(await hiddenWith([])).toBe('There are no orders yet.');
    expect(await hiddenWith([one(1, '2026-11-01')])).toContain('500 customers (there are 1)');
    expect(await hiddenWith(Array.from({ length: 520 }, (_, i) => one(i, '2026-11-20')))).toContain(
      '180 days of orders (there are 2)',
    );
    const spread = Array.from({ length: 520 }, (_, i) =>
      one(i, new Date(Date.UTC(2026, 0, 1 + (i % 320))).toISOString().slice(0, 10)),
    );
    expect(await hiddenWith(spread)).toContain('at least three orders (there are 0)');
  });
});
