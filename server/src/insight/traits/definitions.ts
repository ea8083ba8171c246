import type { EngagementRow, TraitRow } from './tables.ts';

export type TraitType = 'number' | 'money' | 'ratio' | 'date' | 'days';

export type TraitDefinition = {
  name: string;
  label: string;
  type: TraitType;
  /** What it means and how it is computed, for people. */
  explanation: string;
  value(traits: TraitRow, email: EngagementRow | undefined): number | string | null;
  /** The computation with this person's figures, for "why?". */
  why(traits: TraitRow, email: EngagementRow | undefined, amount: Amount): string;
};

/** Writes minor units of the brand's currency for people. */
export type Amount = (minor: number) => string;

const ratio = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);
const iso = (at: Date | null | undefined): string | null => at?.toISOString() ?? null;

/** Every trait, in the order of interest. Cancelled orders count nowhere; money is minor units of the brand's currency. */
export const traitDefinitions: readonly TraitDefinition[] = [
  {
    name: 'orders',
    label: 'Orders',
    type: 'number',
    explanation: 'Orders placed that were not cancelled.',
    value: (t) => t.orders,
    why: (t) => `${t.orders} orders that were not cancelled`,
  },
  {
    name: 'net_spend',
    label: 'Net spend',
    type: 'money',
    explanation: 'Totals of the orders less everything that went back: refunds and credit notes.',
    value: (t) => t.net_spend,
    why: (t, _, amount) => `${amount(t.gross_spend)} gross − ${amount(t.refunded)} refunded = ${amount(t.net_spend)}`,
  },
  {
    name: 'gross_spend',
    label: 'Gross spend',
    type: 'money',
    explanation: 'Totals of the orders with shipping and tax, before refunds.',
    value: (t) => t.gross_spend,
    why: (t) => `sum of the totals of ${t.orders} orders`,
  },
  {
    name: 'average_order_value',
    label: 'Average order value',
    type: 'money',
    explanation: 'Gross spend divided by orders.',
    value: (t) => (t.orders === 0 ? null : Math.round(t.gross_spend / t.orders)),
    why: (t, _, amount) => `${amount(t.gross_spend)} gross ÷ ${t.orders} orders`,
  },
  {
    name: 'first_order_at',
    label: 'First order',
    type: 'date',
    explanation: 'When the first order that was not cancelled was placed.',
    value: (t) => iso(t.first_order_at),
    why: () => 'the earliest order that was not cancelled',
  },
  {
    name: 'last_order_at',
    label: 'Last order',
    type: 'date',
    explanation: 'When the latest order that was not cancelled was placed.',
    value: (t) => iso(t.last_order_at),
    why: () => 'the latest order that was not cancelled',
  },
  {
    name: 'days_between_orders',
    label: 'Days between orders',
    type: 'days',
    explanation:
      'Mean days from one order to the next: first to last order, divided by the steps between. Needs two orders.',
    value: (t) => t.days_between_orders,
    why: (t) => `days from first to last order ÷ ${Math.max(0, t.orders - 1)} steps`,
  },
  {
    name: 'items',
    label: 'Items',
    type: 'number',
    explanation: 'Units in all orders, returned ones included.',
    value: (t) => t.items,
    why: (t) => `units of all lines of ${t.orders} orders`,
  },
  {
    name: 'distinct_products',
    label: 'Different products',
    type: 'number',
    explanation: 'How many different products were ordered.',
    value: (t) => t.distinct_products,
    why: (t) => `${t.distinct_products} products among ${t.items} units`,
  },
  {
    name: 'discount_share',
    label: 'Discount share',
    type: 'ratio',
    explanation: 'Share of orders with a discount or a discount code.',
    value: (t) => ratio(t.discounted_orders, t.orders),
    why: (t) => `${t.discounted_orders} discounted of ${t.orders} orders`,
  },
  {
    name: 'refunds',
    label: 'Refunds',
    type: 'number',
    explanation: 'How often money went back: refunds and credit notes.',
    value: (t) => t.refunds,
    why: (t) => `${t.refunds} refunds and credit notes`,
  },
  {
    name: 'refunded',
    label: 'Refunded',
    type: 'money',
    explanation: 'How much money went back by refunds and credit notes.',
    value: (t) => t.refunded,
    why: (t) => `${t.refunds} refunds and credit notes`,
  },
  {
    name: 'refund_share',
    label: 'Refund share',
    type: 'ratio',
    explanation: 'Money that went back per money spent.',
    value: (t) => ratio(t.refunded, t.gross_spend),
    why: (t, _, amount) => `${amount(t.refunded)} refunded ÷ ${amount(t.gross_spend)} gross`,
  },
  {
    name: 'email_open_rate',
    label: 'E-mail open rate',
    type: 'ratio',
    explanation: 'Opens by people per e-mail received; opens by mail programs are left out.',
    value: (_, email) => ratio(email?.opened ?? 0, email?.received ?? 0),
    why: (_, email) => `${email?.opened ?? 0} opens ÷ ${email?.received ?? 0} received`,
  },
  {
    name: 'email_click_rate',
    label: 'E-mail click rate',
    type: 'ratio',
    explanation: 'Clicks per e-mail received.',
    value: (_, email) => ratio(email?.clicked ?? 0, email?.received ?? 0),
    why: (_, email) => `${email?.clicked ?? 0} clicks ÷ ${email?.received ?? 0} received`,
  },
  {
    name: 'email_last_opened_at',
    label: 'Last e-mail open',
    type: 'date',
    explanation: 'When an e-mail was last opened by the person.',
    value: (_, email) => iso(email?.last_opened_at),
    why: () => 'the latest open',
  },
  {
    name: 'email_last_clicked_at',
    label: 'Last e-mail click',
    type: 'date',
    explanation: 'When a link in an e-mail was last clicked.',
    value: (_, email) => iso(email?.last_clicked_at),
    why: () => 'the latest click',
  },
];
