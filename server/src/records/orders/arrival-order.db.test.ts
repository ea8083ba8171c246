import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testApp, type TestApp } from '../../../test/setup/harness.ts';
import type { JsonObject } from '../../kernel/json.ts';
import { sendPurchases, type Purchase } from './testing.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const at = (hour: number): string => new Date(Date.UTC(2026, 9, 1, hour)).toISOString();
const who = { email: 'buyer@example.com' };

/** News about one order, all of different versions, as a shop's webhooks would tell it in time. */
const history = (id: string): Purchase[] => {
  const version = (hour: number, more: JsonObject): Purchase => ({
    who,
    data: {
      id,
      placedAt: at(1),
      updatedAt: at(hour),
      currency: 'EUR',
      lines: [{ sku: 'A', quantity: hour, unitPrice: '9.99' }],
      ...more,
    },
  });
  const parcel = { id: 'P', status: 'shipped', shippedAt: at(5) };
  return [
    version(1, { attribution: { source: 'newsletter', medium: 'email' } }),
    version(2, { refunds: [{ id: 'R1', at: at(2), amount: '1.50' }] }),
    version(3, { fulfilments: [parcel] }),
    version(4, {
      refunds: [{ id: 'R1', at: at(2), amount: '2.50' }],
      fulfilments: [{ ...parcel, status: 'delivered', deliveredAt: at(9) }],
    }),
    { data: { type: 'refund', orderId: id, refund: { id: 'R2', at: at(6), amount: '3' } } },
    { data: { type: 'cancellation', orderId: id, cancelledAt: at(8), reason: 'late' } },
    { data: { type: 'cancellation', orderId: id, cancelledAt: at(7) } },
  ];
};

/** Everything that must not depend on the order of arrival. */
async function outcome(workspaceId: number): Promise<unknown> {
  const { rows } = await sql`
    select
      (select jsonb_agg(jsonb_build_object('total', total, 'refunded', refunded, 'base', base_refunded, 'items', item_count,
        'money', financial_status, 'parcels', fulfilment_status, 'cancelled', cancelled_at, 'lines',
        (select jsonb_agg(jsonb_build_array(l.line, l.quantity, l.total)) from order_lines l where l.order_id = o.id)) order by external_id)
        from orders o where workspace_id = ${workspaceId}) as orders,
      (select jsonb_agg(jsonb_build_array(external_id, amount, refunded_at) order by external_id, amount)
        from order_refunds where workspace_id = ${workspaceId}) as refunds,
      (select jsonb_agg(jsonb_build_array(external_id, status, shipped_at, delivered_at))
        from order_fulfilments where workspace_id = ${workspaceId}) as parcels,
      (select jsonb_agg(jsonb_build_array(orders, gross_spend, net_spend, refunded, refunds, items))
        from profile_traits where workspace_id = ${workspaceId}) as traits,
      (select jsonb_agg(acquisition) from profiles where workspace_id = ${workspaceId}) as acquisition`.execute(
    app.platform.postgres.system,
  );
  return rows[0];
}

test('any order of arrival, in one batch or many, ends in the same rows', async () => {
  const news = history('O');
  let expected: unknown;
  await fc.assert(
    fc.asyncProperty(
      fc.shuffledSubarray(news, { minLength: news.length }),
      fc.array(fc.boolean(), { minLength: news.length, maxLength: news.length }),
      async (arrival, pauses) => {
        const ctx = await app.createWorkspace({ currency: 'EUR' });
        for (const [i, purchase] of arrival.entries()) {
          await sendPurchases(ctx, [purchase]);
          if (pauses[i]) await app.settle();
        }
        await app.settle();
        const result = await outcome(ctx.workspaceId);
        expected ??= result;
        expect(result).toEqual(expected);
      },
    ),
    { numRuns: 6 },
  );
  expect(expected).toMatchObject({
    refunds: [
      ['R1', 250, expect.any(String)],
      ['R2', 300, expect.any(String)],
    ],
  });
}, 120_000);
