import { audit } from '../../../foundation/audit/index.ts';
import { invalid, notFound } from '../../../kernel/problem.ts';
import type { JsonObject } from '../../../kernel/json.ts';
import { transact, type Context } from '../../../platform/context.ts';
import { stableUuid } from '../../../platform/crypto/index.ts';
import { acceptMessages } from '../../events/index.ts';
import type { OrderChangeInput } from '../document.ts';
import { AmountError } from '../rules/amounts.ts';
import { normalRefund } from '../rules/normal-order.ts';
import { orderByExternalId } from '../store.reads.ts';
import { currencyOfWaiting } from '../store.waiting-for-rates.ts';
import { orderMessage } from './read-order-input.ts';

/** Sends a refund or cancellation of a known order into the inbox; the same one again changes nothing. */
export async function changeOrder(ctx: Context, change: OrderChangeInput): Promise<{ accepted: true }> {
  await transact(ctx, async (tx) => {
    const order = await orderByExternalId(tx, ctx.workspaceId, change.orderId);
    const currency = order?.currency ?? (await currencyOfWaiting(tx, ctx.workspaceId, change.orderId));
    if (currency === null) throw notFound('order');
    if (change.type === 'refund') checkAmount(change, currency);
    const entityId = order ? String(order.id) : undefined;
    await audit(ctx, tx, { action: `order.${change.type}`, entity: 'order', entityId });
  });
  const fact =
    change.type === 'refund'
      ? change.refund.id
      : change.type === 'fulfilment'
        ? JSON.stringify(change.fulfilment)
        : 'cancelled';
  const at =
    change.type === 'refund' ? change.refund.at : change.type === 'cancellation' ? change.cancelledAt : undefined;
  await acceptMessages(ctx.platform, ctx.workspaceId, [
    orderMessage({
      key: stableUuid('order-change', change.orderId, change.type, fact),
      time: at === undefined ? ctx.platform.clock.now().getTime() : Date.parse(at),
      who: {},
      data: change as unknown as JsonObject,
      source: 'api',
      backfill: false,
    }),
  ]);
  return { accepted: true };
}

function checkAmount(change: Extract<OrderChangeInput, { type: 'refund' }>, currency: string): void {
  try {
    normalRefund(change.refund, currency, 'amount');
  } catch (error) {
    if (error instanceof AmountError) throw invalid(error.message);
    throw error;
  }
}
