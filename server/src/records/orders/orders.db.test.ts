import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testApp, type TestApp } from '../../../test/setup/harness.ts';
import type { JsonObject } from '../../kernel/json.ts';
import { scoped } from '../../platform/clickhouse/index.ts';
import type { Context } from '../../platform/context.ts';
import { acceptMessages } from '../events/index.ts';
import { sendPurchases } from './testing.ts';

let app: TestApp;
let ctx: Context;
beforeAll(async () => {
  app = await testApp();
  ctx = await app.createWorkspace({ currency: 'EUR' });
});
afterAll(() => app.close());

const alice = { email: 'alice@example.com' };
const order = (id: string, more: JsonObject = {}): JsonObject => ({
  id,
  placedAt: '2026-10-01T10:00:00Z',
  updatedAt: '2026-10-01T10:00:00Z',
  currency: 'EUR',
  lines: [
    { sku: 'TEA', title: 'Green tea', quantity: 2, unitPrice: '10.005', category: 'Tea' },
    { sku: 'CUP', title: 'Cup', quantity: 1, unitPrice: 5 },
  ],
  ...more,
});

const one = async <Row>(text: ReturnType<typeof sql<Row>>): Promise<Row> => {
  const { rows } = await text.execute(app.platform.postgres.system);
  const [row] = rows;
  if (!row) throw new Error('no row');
  return row;
};
const traits = (email: string) =>
  one(sql<{
    orders: number;
    gross_spend: number;
    net_spend: number;
    refunds: number;
    items: number;
    distinct_products: number;
  }>`
    select t.* from profile_traits t join profiles p on p.id = t.profile_id
    where p.workspace_id = ${ctx.workspaceId} and p.email = ${email} and p.merged_into is null`);
const events = (metric: string) =>
  app.platform.clickhouse.query<{ n: number; value: number }>(
    ctx.workspaceId,
    `SELECT count() AS n, toFloat64(sum(value)) AS value FROM ${scoped('events')} WHERE metric = {metric:String}`,
    { params: { metric } },
  );

describe('an order', () => {
  test('becomes rows, figures, products and events, once', async () => {
    await sendPurchases(ctx, [{ data: order('A1'), who: alice }]);
    await app.settle();
    await sendPurchases(ctx, [{ data: order('A1', { updatedAt: '2026-10-01T11:00:00Z' }), who: alice }]);
    await app.settle();
    const stored = await one(
      sql<{ total: number; item_count: number }>`select total, item_count from orders where external_id = 'A1'`,
    );
    // 2 × 10.005 = 20.01 exactly, not 2 × 10.01
    expect(stored).toEqual({ total: 2501, item_count: 3 });
    expect(await traits('alice@example.com')).toMatchObject({
      orders: 1,
      gross_spend: 2501,
      net_spend: 2501,
      items: 3,
      distinct_products: 2,
    });
    expect(await events('Placed Order')).toEqual([{ n: 1, value: 25.01 }]);
    expect(await events('Ordered Product')).toEqual([{ n: 2, value: 25.01 }]);
    expect(await one(sql`select title, price, category from products where external_id = 'TEA'`)).toEqual({
      title: 'Green tea',
      price: 1001,
      category: 'Tea',
    });
  });

  test('refunded, the figures change and the event comes once', async () => {
    const refund = {
      type: 'refund',
      orderId: 'A1',
      refund: { id: 'R1', at: '2026-10-05T00:00:00Z', amount: '10.01', lines: [{ sku: 'TEA', quantity: 1 }] },
    };
    await sendPurchases(ctx, [{ data: refund }]);
    await app.settle();
    await sendPurchases(ctx, [
      { data: order('A1', { updatedAt: '2026-10-06T00:00:00Z', refunds: [refund.refund] }), who: alice },
    ]);
    await app.settle();
    expect(await traits('alice@example.com')).toMatchObject({
      orders: 1,
      gross_spend: 2501,
      net_spend: 1500,
      refunds: 1,
    });
    expect(await events('Refunded Order')).toEqual([{ n: 1, value: 10.01 }]);
    expect(await one(sql`select refunded_quantity from order_lines where sku = 'TEA'`)).toEqual({
      refunded_quantity: 1,
    });
    const copies = await app.platform.clickhouse.query(
      ctx.workspaceId,
      `SELECT gross, refunded FROM ${scoped('orders')} WHERE NOT deleted`,
    );
    expect(copies).toEqual([{ gross: 2501, refunded: 1001 }]);
  });

  test('cancelled, it counts nowhere', async () => {
    await sendPurchases(ctx, [
      { data: { type: 'cancellation', orderId: 'A1', cancelledAt: '2026-10-07T00:00:00Z', reason: 'changed mind' } },
    ]);
    await app.settle();
    expect(await traits('alice@example.com')).toMatchObject({ orders: 0, gross_spend: 0, net_spend: 0, items: 0 });
    expect(await events('Cancelled Order')).toEqual([{ n: 1, value: 25.01 }]);
    const [row] = await app.platform.clickhouse.query<{ orders: number }>(
      ctx.workspaceId,
      `SELECT orders FROM ${scoped('profiles')} WHERE email = 'alice@example.com'`,
    );
    expect(row).toEqual({ orders: 0 });
  });

  test('without identifiers is a guest order, and gets its person later', async () => {
    await sendPurchases(ctx, [{ data: order('G1') }]);
    await app.settle();
    expect(await one(sql`select profile_id from orders where external_id = 'G1'`)).toEqual({ profile_id: null });
    const before = await events('Placed Order');
    await sendPurchases(ctx, [
      { data: order('G1', { updatedAt: '2026-10-02T00:00:00Z' }), who: { email: 'guest@example.com' } },
    ]);
    await app.settle();
    expect(await traits('guest@example.com')).toMatchObject({ orders: 1 });
    expect((await events('Placed Order'))[0]?.n).toBe((before[0]?.n ?? 0) + 1);
  });
});

test('news about an order that has not arrived waits for it', async () => {
  const who = { email: 'early@example.com' };
  await sendPurchases(ctx, [
    { data: { type: 'refund', orderId: 'E1', refund: { id: 'R', at: '2026-10-05T00:00:00Z', amount: 5 } } },
  ]);
  await app.settle();
  await sendPurchases(ctx, [{ data: order('E1'), who }]);
  await app.settle();
  expect(await traits('early@example.com')).toMatchObject({ gross_spend: 2501, net_spend: 2001 });
});

test('a credit note takes money back without being an order', async () => {
  const who = { email: 'credit@example.com' };
  await sendPurchases(ctx, [
    { data: order('C1'), who },
    {
      data: {
        type: 'creditNote',
        id: 'C536379',
        issuedAt: '2026-10-03T00:00:00Z',
        currency: 'EUR',
        lines: [{ sku: 'TEA', quantity: 1, unitPrice: '10.005' }],
      },
      who,
    },
  ]);
  await app.settle();
  expect(await traits('credit@example.com')).toMatchObject({
    orders: 1,
    gross_spend: 2501,
    net_spend: 1500,
    refunds: 1,
  });
  const rows = await app.platform.clickhouse.query(
    ctx.workspaceId,
    `SELECT amount, items FROM ${scoped('credit_notes')} WHERE NOT deleted`,
  );
  expect(rows).toEqual([{ amount: 1001, items: 1 }]);
});

test('another currency converts at the rate of its day', async () => {
  await sql`insert into currency_rates (workspace_id, currency, valid_from, rate) values (${ctx.workspaceId}, 'JPY', '2026-09-01', 0.00612)`.execute(
    app.platform.postgres.system,
  );
  const yen = { currency: 'JPY', lines: [{ sku: 'TEA', quantity: 3, unitPrice: 1500 }] };
  await sendPurchases(ctx, [{ data: order('Y1', yen), who: { email: 'yen@example.com' } }]);
  await app.settle();
  expect(await one(sql`select total, base_total from orders where external_id = 'Y1'`)).toEqual({
    total: 4500,
    base_total: 2754,
  });
});

test('a server event of Segment becomes the order and gives way to the derived events', async () => {
  const properties = {
    order_id: 'S1',
    total: '30.00',
    currency: 'EUR',
    products: [{ product_id: 'p1', sku: 'S', name: 'Scarf', price: 15, quantity: 2 }],
  };
  await acceptMessages(app.platform, ctx.workspaceId, [
    {
      kind: 'track',
      key: '00000000-0000-0000-0000-0000000000a1',
      time: Date.parse('2026-10-01T00:00:00Z'),
      who: { email: 'segment@example.com' },
      name: 'Order Completed',
      data: { value: '30', properties },
      source: 'segment',
      trusted: true,
      backfill: false,
    },
  ]);
  await app.settle();
  expect(await traits('segment@example.com')).toMatchObject({ orders: 1, gross_spend: 3000 });
  expect((await events('Order Completed'))[0]?.n).toBe(0);
});
