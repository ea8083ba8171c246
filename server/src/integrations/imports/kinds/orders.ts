import type { JsonObject, JsonValue } from '../../../kernel/json.ts';
import { isCurrency } from '../../../kernel/money.ts';
import { stableUuid } from '../../../platform/crypto/index.ts';
import { namesSomebody, type Message } from '../../../records/events/index.ts';
import { orderInput } from '../../../records/orders/index.ts';
import { refused, type Field, type Kind, type Scope } from './kind.ts';
import { personFields, readPerson } from './person.ts';
import type { Values } from './values.ts';

/** Fields of the order as a whole, for one row an order and for one row a line. */
export const orderFields: readonly Field[] = [
  ...personFields,
  {
    name: 'order',
    label: 'Order id',
    type: 'text',
    required: true,
    synonyms: [
      'order',
      'orderid',
      'ordernumber',
      'ordername',
      'invoiceno',
      'invoice',
      'invoicenumber',
      'transactionid',
      'name',
      'id',
    ],
  },
  { name: 'number', label: 'Order number', type: 'text', synonyms: ['number'] },
  {
    name: 'time',
    label: 'Placed at',
    type: 'date',
    required: true,
    synonyms: [
      'time',
      'placedat',
      'createdat',
      'orderdate',
      'date',
      'invoicedate',
      'datecreated',
      'processedat',
      'paidat',
      'purchasedate',
    ],
  },
  { name: 'updatedAt', label: 'Changed at', type: 'date', synonyms: ['updatedat', 'modifiedat', 'datemodified'] },
  { name: 'currency', label: 'Currency', type: 'text', synonyms: ['currency', 'ordercurrency', 'currencycode'] },
  {
    name: 'total',
    label: 'Total',
    type: 'decimal',
    synonyms: ['total', 'ordertotal', 'totalprice', 'grandtotal', 'amount', 'revenue'],
  },
  {
    name: 'discount',
    label: 'Discount',
    type: 'decimal',
    synonyms: ['discount', 'discountamount', 'orderdiscount', 'totaldiscount', 'totaldiscounts', 'cartdiscount'],
  },
  {
    name: 'shipping',
    label: 'Shipping',
    type: 'decimal',
    synonyms: ['shipping', 'shippingtotal', 'ordershipping', 'shippingcost', 'shippingamount'],
  },
  { name: 'tax', label: 'Tax on top', type: 'decimal', synonyms: ['tax'] },
  {
    name: 'status',
    label: 'Status',
    type: 'text',
    synonyms: ['financialstatus', 'orderstatus', 'status', 'paymentstatus'],
  },
  { name: 'cancelledAt', label: 'Cancelled at', type: 'date', synonyms: ['cancelledat', 'canceledat'] },
  {
    name: 'refunded',
    label: 'Refunded amount',
    type: 'decimal',
    synonyms: ['refunded', 'refundedamount', 'totalrefunded', 'refundamount'],
  },
  {
    name: 'discountCodes',
    label: 'Discount codes',
    type: 'text',
    synonyms: ['discountcodes', 'discountcode', 'coupon', 'couponcode', 'coupons', 'couponscodes'],
  },
  { name: 'channel', label: 'Channel', type: 'text', synonyms: ['channel', 'saleschannel', 'sourcename'] },
];

export const orders: Kind = {
  name: 'orders',
  title: 'Orders (one row each)',
  fields: [
    ...orderFields,
    { name: 'lines', label: 'Lines (JSON)', type: 'json', synonyms: ['lines', 'lineitems', 'items'] },
  ],
  oneOf: [['total', 'lines']],
  keepsRest: true,
  read([values], scope) {
    if (!values) return refused([]);
    const who = readPerson(values);
    const document = { ...readOrder(values, scope), lines: readLines(values), properties: values.rest() };
    const parsed = orderInput.safeParse(document);
    if (values.faults.length === 0 && !parsed.success) {
      for (const issue of parsed.error.issues.slice(0, 5))
        values.fault(fieldOf(issue.path), `${issue.path.join('.')}: ${issue.message}`);
    }
    if (values.faults.length > 0 || !parsed.success) return refused(values.faults);
    const message = orderMessage(parsed.data as unknown as JsonObject, who, Date.parse(parsed.data.placedAt), scope);
    return {
      messages: [message],
      faults: [],
      counts: { orders: 1, ...(namesSomebody(who) ? {} : { guestOrders: 1 }) },
    };
  },
};

const fieldOf = ([name]: readonly PropertyKey[]): string =>
  name === 'id' ? 'order' : name === 'placedAt' ? 'time' : String(name ?? '');

/** What the row says about its order, without lines. */
export function readOrder(values: Values, scope: Scope): JsonObject {
  const id = values.id('order');
  if (id === undefined) values.fault('order', 'is empty; every order needs its id');
  const time = values.instant('time');
  if (time === undefined && values.faults.length === 0)
    values.fault('time', 'is empty; every order needs the time it was placed');
  const updatedAt = values.instant('updatedAt');
  const cancelledAt = values.instant('cancelledAt');
  const document: JsonObject = {
    type: 'order',
    id: id ?? '',
    placedAt: iso(time ?? 0),
    currency: currencyOf(values, scope),
  };
  const put = (name: string, value: JsonValue | undefined): void => {
    if (value !== undefined) document[name] = value;
  };
  put('number', values.id('number'));
  put('updatedAt', updatedAt === undefined ? undefined : iso(updatedAt));
  put('cancelledAt', cancelledAt === undefined ? undefined : iso(cancelledAt));
  for (const name of ['total', 'discount', 'shipping', 'tax']) put(name, values.decimal(name));
  put('discountCodes', values.list('discountCodes'));
  put('channel', values.text('channel', 100));
  put('country', values.text('country', 100));
  put('status', statusOf(values.text('status')));
  const refunded = values.decimal('refunded');
  if (refunded !== undefined && Number(refunded) !== 0) {
    document.refunds = [
      { id: 'import', at: iso(updatedAt ?? cancelledAt ?? time ?? 0), amount: refunded.replace('-', '') },
    ];
  }
  return document;
}

/** `data` is the order document; equal content has an equal key, so that the same file again changes nothing. */
export const orderMessage = (data: JsonObject, who: Message['who'], time: number, scope: Scope): Message => ({
  kind: 'order',
  key: stableUuid('import', 'order', JSON.stringify([who, data])),
  time,
  who,
  name: 'order',
  data,
  source: `import:${scope.importId}`,
  trusted: true,
  backfill: true,
});

function readLines(values: Values): JsonValue {
  const lines = values.json('lines');
  return lines ?? [];
}

export function currencyOf(values: Values, scope: Scope): string {
  const currency = (values.text('currency') ?? scope.currency).toUpperCase();
  if (!/^[A-Z]{3}$/.test(currency) || !isCurrency(currency))
    values.fault('currency', `"${currency.slice(0, 10)}" is not an ISO 4217 currency; use for example EUR`);
  return currency;
}

/** Words of shops for what an order's money is. */
function statusOf(text: string | undefined): string | undefined {
  const word = text?.toLowerCase().replace(/^wc-/, '');
  if (word === undefined) return undefined;
  if (['cancelled', 'canceled', 'voided', 'failed', 'expired'].includes(word)) return 'cancelled';
  return ['pending', 'authorized', 'unpaid', 'on-hold', 'checkout-draft'].includes(word) ? 'pending' : 'paid';
}

export const iso = (ms: number): string => new Date(ms).toISOString();
