import type { Builder } from '../compiler/builder.ts';
import type { ValueType } from '../language/tests.ts';

/** A measured value per person: its type and how it is read now or, where it has a history, as of a moment. */
export type Trait = {
  title: string;
  type: Extract<ValueType, 'number' | 'date' | 'text'>;
  /** Amount of the workspace currency: compared in units, kept in minor units. */
  money?: boolean;
  /** Over columns of `profiles`. */
  now: string;
  /** From orders, credit notes and refund events up to the builder's moment. */
  then?: (b: Builder) => string;
};

const placed = (b: Builder): string[] => [
  ...b.during('placed_at', {}, { always: true }),
  `(cancelled_at IS NULL OR cancelled_at > ${b.instant(b.at)})`,
];
const ofOrders =
  (name: 'count' | 'sum' | 'min' | 'max', of?: string, only?: string) =>
  (b: Builder): string =>
    b.aggregate('orders', {
      name,
      of,
      orNull: name === 'min' || name === 'max',
      filter: only === undefined ? placed(b) : [...placed(b), only],
    });

const orders = ofOrders('count');
const gross = ofOrders('sum', 'gross');
const discounted = ofOrders('count', undefined, '(discount > 0 OR notEmpty(discount_codes))');
const first = ofOrders('min', 'placed_at');
const last = ofOrders('max', 'placed_at');

const refundMetric = 'Refunded Order';
const refunds =
  (name: 'count' | 'sum') =>
  (b: Builder): string => {
    b.caveat(
      'Money back is read from refund events and credit notes: a refund of an order that was cancelled as well counts.',
    );
    const among = `metric = ${b.param('String', refundMetric)}`;
    const feature = b.aggregate('events', {
      name,
      of: name === 'sum' ? 'value' : undefined,
      filter: [among, ...b.during('occurred_at', {}, { always: true })],
      metrics: [refundMetric],
      among,
    });
    const notes = b.aggregate('creditNotes', {
      name,
      of: name === 'sum' ? 'amount' : undefined,
      filter: b.during('issued_at', {}, { always: true }),
    });
    return name === 'sum' ? `(toFloat64(${feature}) * ${b.minorPerUnit} + ${notes})` : `(${feature} + ${notes})`;
  };
const refunded = refunds('sum');

const days = (from: string, to: string): string => `dateDiff('millisecond', ${from}, ${to}) / 86400000`;

export const traits: Record<string, Trait> = {
  orders: { title: 'Orders', type: 'number', now: 'orders', then: orders },
  grossSpend: { title: 'Gross spend', type: 'number', money: true, now: 'gross_spend', then: gross },
  netSpend: {
    title: 'Net spend',
    type: 'number',
    money: true,
    now: 'net_spend',
    then: (b) => `(${gross(b)} - ${refunded(b)})`,
  },
  averageOrderValue: {
    title: 'Average order value',
    type: 'number',
    money: true,
    now: 'if(orders = 0, NULL, gross_spend / orders)',
    then: (b) => `if(${orders(b)} = 0, NULL, ${gross(b)} / ${orders(b)})`,
  },
  refunded: { title: 'Refunded amount', type: 'number', money: true, now: 'refunded', then: refunded },
  refunds: { title: 'Refunds', type: 'number', now: 'refunds', then: refunds('count') },
  items: { title: 'Items bought', type: 'number', now: 'items', then: ofOrders('sum', 'items') },
  distinctProducts: {
    title: 'Different products bought',
    type: 'number',
    now: 'distinct_products',
    then: (b) =>
      b.aggregate('lines', {
        name: 'uniqExact',
        of: "if(product_id != 0, toString(product_id), if(sku != '', sku, title))",
        filter: b.during('placed_at', {}, { always: true }),
      }),
  },
  discountedOrders: { title: 'Orders with a discount', type: 'number', now: 'discounted_orders', then: discounted },
  discountShare: {
    title: 'Share of orders with a discount (0 to 1)',
    type: 'number',
    now: 'if(orders = 0, NULL, discounted_orders / orders)',
    then: (b) => `if(${orders(b)} = 0, NULL, ${discounted(b)} / ${orders(b)})`,
  },
  firstOrderAt: { title: 'First order', type: 'date', now: 'first_order_at', then: first },
  lastOrderAt: { title: 'Last order', type: 'date', now: 'last_order_at', then: last },
  daysBetweenOrders: {
    title: 'Mean days between orders',
    type: 'number',
    now: 'days_between_orders',
    then: (b) => `if(${orders(b)} < 2, NULL, ${days(first(b), last(b))} / (${orders(b)} - 1))`,
  },
  emailReceived: { title: 'E-mails received', type: 'number', now: 'email_received' },
  emailOpened: { title: 'E-mails opened', type: 'number', now: 'email_opened' },
  emailClicked: { title: 'E-mails clicked', type: 'number', now: 'email_clicked' },
  emailLastOpenedAt: { title: 'Last e-mail open', type: 'date', now: 'email_last_opened_at' },
  emailLastClickedAt: { title: 'Last e-mail click', type: 'date', now: 'email_last_clicked_at' },
  firstSeenAt: { title: 'First seen', type: 'date', now: 'first_seen_at' },
  lastSeenAt: { title: 'Last seen', type: 'date', now: 'last_seen_at' },
  acquisitionChannel: { title: 'Acquisition channel', type: 'text', now: 'acquisition_channel' },
  acquisitionSource: { title: 'Acquisition source', type: 'text', now: 'acquisition_source' },
  acquisitionCampaign: { title: 'Acquisition campaign', type: 'text', now: 'acquisition_campaign' },
  acquisitionCreator: { title: 'Acquired by creator', type: 'text', now: 'acquisition_creator' },
  acquisitionCode: { title: 'Acquired with code', type: 'text', now: 'acquisition_code' },
};
