import { afterAll, beforeAll, expect, it } from 'vitest';
import { testApp, type TestApp } from '../../../test/setup/harness.ts';
import { createApp } from '../../app/http.ts';
import { secretKeyHeaders, type Credentials } from '../../foundation/access/testing.ts';
import { seededRandom } from '../../kernel/statistics/index.ts';
import { transact, type Context } from '../../platform/context.ts';
import type { HttpServer } from '../../platform/http/index.ts';
import { stableUuid } from '../../platform/crypto/index.ts';
import { upsertCatalog } from '../../records/catalog/index.ts';
import { acceptMessages, type Message } from '../../records/events/index.ts';
import { sendPurchases } from '../../records/orders/testing.ts';
import { figuresOf, renewFigures } from '../figures/index.ts';
import { fitModels, modelOf } from '../models/index.ts';
import { listDemand, readDemand } from './demand/queries.ts';
import { demandCells, demandColumns, dueCells, dueColumns } from './files.ts';
import { bestHourOf, isSendTimeControl } from './index.ts';
import { dueOfProfile, listDue, readCalendar } from './queries/replenishment.ts';
import { readRevenue } from './queries/revenue.ts';

const day = 86_400_000;
const now = Date.parse('2026-11-22T12:00:00Z');
const random = seededRandom(41);
const people = 60;

let app: TestApp;
let http: HttpServer;
let ctx: Context;
let headers: Credentials;

const buyer = (n: number) => ({ email: `c${n}@example.com` });
const order = (who: number, at: number, pieces: number) => {
  const placedAt = new Date(at).toISOString();
  return {
    who: buyer(who),
    backfill: true,
    data: {
      id: `o${who}-${Math.round(at / 1000)}`,
      placedAt,
      currency: 'EUR',
      lines: [{ sku: 'BEANS', title: 'Beans', quantity: pieces, unitPrice: 12 }],
    },
  };
};

/** Everybody drinks a bag in a time of their own, 18 to 42 days, give or take a few, and buys one bag or two. */
const pace = (n: number): number => 18 + (n % 13) * 2;
const purchases = Array.from({ length: people }, (_, n) => {
  const made = [];
  for (let at = now - 500 * day + n * 3 * day; at < now;) {
    const pieces = random.uniform() < 0.3 ? 2 : 1;
    made.push(order(n, at, pieces));
    at += pace(n) * pieces * day * Math.exp(random.normal(0, 0.12));
  }
  return made;
});

const opened = (n: number, at: number, machine: boolean): Message => ({
  kind: 'track',
  key: stableUuid('open', `${n}-${at}-${machine}`),
  time: at,
  who: buyer(n),
  name: 'Opened Email',
  data: { properties: { machine } },
  source: 'test',
  trusted: true,
  backfill: true,
});

beforeAll(async () => {
  app = await testApp();
  http = await createApp(app.platform);
  ctx = await app.createWorkspace({ currency: 'EUR', timezone: 'Europe/Berlin' });
  headers = await secretKeyHeaders(ctx, ['reports:read', 'profiles:read']);
  await upsertCatalog(ctx, [
    { index: 0, product: { id: 'B', title: 'Beans', variants: [{ sku: 'BEANS', inventoryQuantity: 40 }] } },
  ]);
  await sendPurchases(ctx, purchases.flat());
  await app.settle();
}, 120_000);
afterAll(async () => {
  await http.close();
  await app.close();
});

const idOf = async (n: number): Promise<number> => {
  const [row] = await app.platform.clickhouse.query<{ id: number }>(
    ctx.workspaceId,
    `SELECT profile_id AS id FROM profiles FINAL WHERE workspace_id = {workspace:UInt32} AND email = {email:String}`,
    { params: { email: buyer(n).email } },
  );
  return row?.id ?? 0;
};
const model = (name: string) => transact(ctx, (tx) => modelOf(tx, ctx.workspaceId, name));

it('learns that two bags last twice as long, and beats naive dates', { timeout: 60_000 }, async () => {
  await fitModels(ctx, ['replenishment']);
  const fit = await model('replenishment');
  expect(fit).toMatchObject({ state: 'shown', parameters: { products: [{ perPiece: true, people }] } });
  const [coverage] = fit?.card.coverage ?? [];
  expect(coverage?.actual).toBeGreaterThan(0.65);
  expect(coverage?.actual).toBeLessThan(0.95);
});

it('dates each person by their own pace and what they bought last', { timeout: 60_000 }, async () => {
  for (const n of [0, 6, 12]) {
    const last = purchases[n]?.at(-1);
    const [due] = (await dueOfProfile(ctx, await idOf(n))).items;
    const pieces = last?.data.lines[0]?.quantity ?? 0;
    expect(due).toMatchObject({ quantity: pieces, confidence: 'high', title: 'Beans' });
    const expected = Date.parse(last?.data.placedAt ?? '') + pace(n) * pieces * day;
    expect(Math.abs(Date.parse(due?.dueOn ?? '') - expected)).toBeLessThan(4 * day);
    expect((due?.earliest ?? '') < (due?.dueOn ?? '') && (due?.dueOn ?? '') < (due?.latest ?? '')).toBe(true);
    const figures = await figuresOf(ctx, await idOf(n), ['nextRunOutAt', 'nextRunOutProduct', 'runOutAt']);
    expect(figures.map(({ figure, key, text }) => [figure, key, text])).toEqual([
      ['nextRunOutAt', '', ''],
      ['nextRunOutProduct', '', 'Beans'],
      ['runOutAt', 'Beans', ''],
    ]);
    expect(figures[0]?.moment).toBe(Date.parse(`${due?.dueOn ?? ''}T12:00:00Z`));
  }
});

it('has a calendar that counts whom its list names', async () => {
  const { from, to, items, state } = await readCalendar(ctx);
  const list = await listDue(ctx, { from, to, limit: 200 });
  expect(state).toBe('shown');
  expect(items.reduce((sum, cell) => sum + cell.people, 0)).toBe(list.items.length);
  expect(list.items.length).toBeGreaterThan(people * 0.6);
});

it('forecasts the weeks of a product with its stock', { timeout: 60_000 }, async () => {
  await fitModels(ctx, ['demand']);
  const { items, total, reason, state } = await listDemand(ctx, { sort: 'stockOut', limit: 10 });
  expect({ total, state, reason }).toMatchObject({
    total: 1,
    state: 'hidden',
    reason: expect.stringContaining('1 products') as string,
  });
  const [beans] = items;
  const weekly =
    purchases
      .flat()
      .filter(({ data }) => Date.parse(data.placedAt) > now - 182 * day)
      .reduce((sum, { data }) => sum + (data.lines[0]?.quantity ?? 0), 0) / 26;
  expect(beans).toMatchObject({ sku: 'BEANS', class: 'smooth', stock: 40 });
  expect(Math.abs((beans?.expected ?? 0) / (weekly * 13) - 1)).toBeLessThan(0.35);
  expect(beans?.stockOut).toMatch(/^2026-1[12]-/);
  const detail = await readDemand(ctx, 'BEANS');
  expect(detail.weeks).toHaveLength(13);
  expect(detail.past.reduce((sum, { units }) => sum + units, 0)).toBeGreaterThan(weekly * 40);
  await expect(readDemand(ctx, 'NOTHING')).rejects.toMatchObject({ status: 404 });
});

it('writes files that hold what the lists hold', async () => {
  const read = async (url: string): Promise<string[][]> => {
    const answer = await http.inject({ url, headers });
    expect(answer.statusCode).toBe(200);
    return answer.body
      .replace('\uFEFF', '')
      .trimEnd()
      .split('\r\n')
      .map((line) => line.split(','));
  };
  const { from, to } = await readCalendar(ctx);
  const { items } = await listDue(ctx, { from, to, limit: 200 });
  const [dueHead, ...due] = await read(`/api/v1/forecasts/replenishment/people.csv?from=${from}&to=${to}`);
  expect(dueHead).toEqual(dueColumns);
  expect(due).toEqual(items.map((one) => dueCells(one).map((cell) => String(cell ?? ''))));
  const [demandHead, ...demand] = await read('/api/v1/forecasts/products.csv');
  const products = await listDemand(ctx, { sort: 'expected', limit: 10 });
  expect(demandHead).toEqual(demandColumns);
  expect(demand).toEqual(products.items.map((one) => demandCells(one).map((cell) => String(cell ?? ''))));
});

it(
  'sums the past as the orders do, and says why nothing is forecast of a segment nobody is in',
  { timeout: 60_000 },
  async () => {
    const revenue = await readRevenue(ctx, 30);
    const since = Date.parse(`${revenue.past[0]?.day ?? ''}T00:00:00+01:00`);
    const sold = purchases
      .flat()
      .filter(
        ({ data }) =>
          Date.parse(data.placedAt) >= since && Date.parse(data.placedAt) < Date.parse('2026-11-21T23:00:00Z'),
      );
    const inWindow = sold.reduce((sum, { data }) => sum + (data.lines[0]?.quantity ?? 0) * 1200, 0);
    expect(revenue.past).toHaveLength(180);
    expect(Math.abs(revenue.past.reduce((sum, { net }) => sum + net, 0) - inWindow)).toBeLessThanOrEqual(2 * 2400);
    expect(revenue.state === 'shown').toBe(revenue.reason === null);
    await expect(readRevenue(ctx, 30, 999_999)).rejects.toMatchObject({ status: 422 });
  },
);

it('counts a merged person once', { timeout: 60_000 }, async () => {
  const before = (await listDue(ctx, { from: '2026-01-01', to: '2027-12-31', limit: 200 })).items;
  await sendPurchases(ctx, [{ ...order(1, now - day / 2, 1), who: { ...buyer(1), externalId: 'ONE' } }]);
  await sendPurchases(ctx, [{ ...order(2, now - day / 3, 1), who: { ...buyer(2), externalId: 'ONE' } }]);
  await app.settle();
  app.clock.advance(60_000);
  await renewFigures(ctx, ['replenishment']);
  const after = (await listDue(ctx, { from: '2026-01-01', to: '2027-12-31', limit: 200 })).items;
  expect(new Set(after.map(({ profileId }) => profileId)).size).toBe(after.length);
  const [one] = await app.platform.clickhouse.query<{ n: number }>(
    ctx.workspaceId,
    'SELECT uniqExact(profile_id) AS n FROM order_lines FINAL WHERE workspace_id = {workspace:UInt32} AND deleted = 0',
  );
  expect(after.length).toBeLessThanOrEqual(one?.n ?? 0);
  expect(after.length).toBeLessThanOrEqual(before.length + 2);
});

it(
  'finds when each person reads, machines left out, and keeps the same people as a control',
  { timeout: 60_000 },
  async () => {
    const letters = Array.from({ length: 16 }, (_, i) => now - (i + 1) * 7 * day);
    const events: Message[] = [];
    for (let n = 0; n < people; n += 1) {
      for (let copy = 0; copy < 2; copy += 1) {
        for (const sent of letters) {
          const midnight = Math.floor(sent / day) * day;
          const hour = n % 2 === 0 ? 7 : 20;
          const at = midnight + (hour + random.normal(0, 0.8)) * 3_600_000 + copy * 60_000;
          if (random.uniform() < 0.5)
            events.push({ ...opened(n, Math.round(at), false), who: { email: `r${n}-${copy}@example.com` } });
          events.push({
            ...opened(n, midnight + 13 * 3_600_000 + copy, true),
            who: { email: `r${n}-${copy}@example.com` },
          });
        }
      }
    }
    await acceptMessages(app.platform, ctx.workspaceId, events);
    await app.settle();
    await fitModels(ctx, ['send-time']);
    const fit = await model('send-time');
    expect(fit).toMatchObject({ state: 'shown', card: { decidedBy: 'next read within two hours' } });
    const found = await app.platform.clickhouse.query<{ email: string; id: number }>(
      ctx.workspaceId,
      `SELECT email, profile_id AS id FROM profiles FINAL WHERE workspace_id = {workspace:UInt32} AND email IN ('r0-0@example.com', 'r1-0@example.com')`,
    );
    const hours = await bestHourOf(ctx, [...found.map(({ id }) => id), 987_654]);
    // 7 and 20 UTC are 8 and 21 in Berlin (9 and 22 in summer).
    const of = (email: string) => hours.get(found.find((row) => row.email === email)?.id ?? 0);
    expect(of('r0-0@example.com')).toMatchObject({ from: 'person' });
    expect(Math.abs((of('r0-0@example.com')?.hour ?? 0) - 8)).toBeLessThanOrEqual(2);
    expect(Math.abs((of('r1-0@example.com')?.hour ?? 0) - 21)).toBeLessThanOrEqual(2);
    expect(hours.get(987_654)?.from).toBe('brand');
    const control = Array.from({ length: 2_000 }, (_, i) => isSendTimeControl(3, i));
    expect(control.filter(Boolean).length).toBeGreaterThan(150);
    expect(control.filter(Boolean).length).toBeLessThan(260);
    expect(isSendTimeControl(3, 17)).toBe(isSendTimeControl(3, 17));
  },
);
