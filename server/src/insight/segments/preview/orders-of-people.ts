import type { Context } from '../../../platform/context.ts';
import { prepare } from '../prepare.ts';
import { ordersOfPeople, type OrderSums } from '../store.preview.ts';
import { givenRule, type RuleInput } from '../wording.ts';

/** Money in minor units of the workspace currency. */
export type PeopleOrders = {
  orders: number;
  buyers: number;
  gross: number;
  /** Gross − refunds − credit notes. */
  net: number;
  /** Gross per order; null without orders. */
  averageOrderValue: number | null;
  /** Of the net revenue of the brand; null where that is nothing. */
  shareOfRevenue: number | null;
};

export type PreviewedOrders = { ever: PeopleOrders; recent: PeopleOrders; recentDays: number };

const recentDays = 90;

/** What a rule's people have ordered, ever and in the last 90 days. */
export async function previewOrders(ctx: Context, input: RuleInput): Promise<PreviewedOrders> {
  const given = await givenRule(ctx, input);
  const prepared = await given.placed(() => prepare(ctx, [given.rule]));
  const from = new Date(prepared.at.getTime() - recentDays * 86_400_000);
  const [ever, recent] = await Promise.all([ordersOfPeople(ctx, prepared, null), ordersOfPeople(ctx, prepared, from)]);
  return { ever: figures(ever.people, ever.everyone), recent: figures(recent.people, recent.everyone), recentDays };
}

function figures({ orders, buyers, gross, refunded }: OrderSums, everyone: OrderSums): PeopleOrders {
  const net = gross - refunded;
  const whole = everyone.gross - everyone.refunded;
  return {
    orders,
    buyers,
    gross,
    net,
    averageOrderValue: orders === 0 ? null : Math.round(gross / orders),
    shareOfRevenue: whole > 0 ? net / whole : null,
  };
}
