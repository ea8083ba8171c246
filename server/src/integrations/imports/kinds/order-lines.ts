import { parseDecimal } from '../../../kernel/money.ts';
import type { JsonObject } from '../../../kernel/json.ts';
import { namesSomebody, type Identifiers } from '../../../records/events/index.ts';
import type { RowFault } from './fault.ts';
import { refused, type Kind, type Outcome, type Scope } from './kind.ts';
import { currencyOf, iso, orderFields, orderMessage, readOrder } from './orders.ts';
import { readPerson } from './person.ts';
import { Values } from './values.ts';

const mostLines = 2000;
const mostPieces = 10_000_000;
// "Total" beside lines is the line's as often as the order's: it is mapped by hand only.
const shared = orderFields.map((field) =>
  field.name === 'total' ? { ...field, label: 'Order total', synonyms: ['ordertotal', 'grandtotal'] } : field,
);

/** Invoice lines: the rows of one document number are one order, or one cancellation when the number has the prefix. */
export const orderLines: Kind = {
  name: 'order-lines',
  title: 'Order lines (one row per line)',
  fields: [
    ...shared,
    {
      name: 'sku',
      label: 'SKU',
      type: 'text',
      synonyms: ['sku', 'lineitemsku', 'stockcode', 'articlenumber', 'itemsku', 'productcode'],
    },
    { name: 'productId', label: 'Product id', type: 'text', synonyms: ['productid', 'itemid'] },
    {
      name: 'title',
      label: 'Product',
      type: 'text',
      synonyms: ['title', 'lineitemname', 'description', 'product', 'productname', 'itemname', 'item'],
    },
    { name: 'variant', label: 'Variant', type: 'text', synonyms: ['variant', 'varianttitle'] },
    { name: 'category', label: 'Category', type: 'text', synonyms: ['category', 'productcategory', 'producttype'] },
    {
      name: 'quantity',
      label: 'Quantity',
      type: 'integer',
      required: true,
      synonyms: ['quantity', 'lineitemquantity', 'qty', 'units', 'itemquantity'],
    },
    {
      name: 'price',
      label: 'Unit price',
      type: 'decimal',
      required: true,
      synonyms: ['price', 'unitprice', 'lineitemprice', 'itemprice', 'itemcost'],
    },
    {
      name: 'lineDiscount',
      label: 'Discount of the line',
      type: 'decimal',
      synonyms: ['linediscount', 'lineitemdiscount', 'itemdiscount'],
    },
  ],
  oneOf: [['sku', 'productId', 'title']],
  keepsRest: false,
  groupBy: 'order',
  read: (rows, scope) => readDocument(rows, scope),
};

function readDocument([first, ...more]: readonly Values[], scope: Scope): Outcome {
  if (!first) return refused([]);
  const rows = [first, ...more] as const satisfies readonly [Values, ...Values[]];
  const id = first.id('order');
  if (id === undefined) return refused(rows.flatMap(withoutOrder));
  const cancels = scope.cancelPrefix !== null && id.startsWith(scope.cancelPrefix);
  const lines = rows.map((row) => readLine(row, cancels));
  const who = personOf(rows);
  const times = rows.flatMap((row) => row.instant('time') ?? []);
  if (rows.length > mostLines) first.fault('order', `the order has more than ${mostLines} lines`);
  const data = cancels ? creditNote(id, rows, lines, times, scope) : order(rows, lines, times, scope);
  const faults = rows.flatMap((row) => row.faults);
  if (faults.length > 0) return refused(withSiblings(rows, faults, id));
  const guest = !namesSomebody(who);
  const message = orderMessage(data, who, Math.min(...times), scope);
  const counts = cancels
    ? { creditNotes: 1, ...(guest ? { guestCreditNotes: 1 } : {}) }
    : { orders: 1, ...(guest ? { guestOrders: 1 } : {}) };
  return { messages: [message], faults: [], counts: { ...counts, lines: rows.length } };
}

const withoutOrder = (row: Values): RowFault[] =>
  row.faults.length > 0
    ? row.faults
    : [{ row: row.row.number, reason: 'has no order number; every line names its order' }];

/** An order without some of its lines would be a wrong order: one bad line sets the whole document aside. */
function withSiblings(rows: readonly Values[], faults: readonly RowFault[], id: string): RowFault[] {
  const bad = new Set(faults.map((fault) => fault.row));
  const [culprit] = bad;
  const siblings = rows
    .filter((row) => !bad.has(row.row.number))
    .map((row) => ({
      row: row.row.number,
      reason: `belongs to order ${id}, of which row ${culprit ?? 0} was refused`,
    }));
  return [...faults, ...siblings].sort((a, b) => a.row - b.row);
}

function readLine(values: Values, cancels: boolean): JsonObject {
  const quantity = values.integer('quantity');
  const price = values.decimal('price');
  const line: JsonObject = { quantity: Math.abs(quantity ?? 0), unitPrice: price ?? '0' };
  for (const [name, longest] of [
    ['title', 1000],
    ['variant', 500],
    ['category', 500],
  ] as const) {
    const text = values.text(name, longest);
    if (text !== undefined) line[name] = text;
  }
  for (const name of ['sku', 'productId'] as const) {
    const id = values.id(name);
    if (id !== undefined) line[name] = id;
  }
  const discount = values.decimal('lineDiscount');
  if (discount !== undefined && Number(discount) !== 0) line.discount = discount.replace('-', '');
  if (values.faults.length > 0) return line;
  if (quantity === undefined) values.fault('quantity', 'is empty');
  else if (!cancels && quantity < 1)
    values.fault(
      'quantity',
      `${quantity} is not a quantity somebody bought; a return has its own number (cancel prefix) or is a refund`,
    );
  else if (quantity === 0 || Math.abs(quantity) > mostPieces)
    values.fault('quantity', `${quantity} is not between 1 and ${mostPieces}`);
  if (price === undefined) values.fault('price', 'is empty; write 0 for a gift');
  else if (price.startsWith('-'))
    values.fault('price', `${price} is below zero; corrections of the books are no orders`);
  else if (parseDecimal(price, 4) === null) values.fault('price', `${price} has too many digits`);
  if (line.sku === undefined && line.title === undefined && line.productId === undefined)
    values.fault('sku', 'names no product; fill in a SKU, product id or title');
  return line;
}

function personOf(rows: readonly Values[]): Identifiers {
  const who: Identifiers = {};
  for (const row of rows) {
    const named = readPerson(row);
    for (const key of ['email', 'phone', 'externalId', 'anonymousId'] as const) {
      const value = named[key];
      if (value !== undefined) who[key] ??= value;
    }
  }
  return who;
}

/** The order-level columns stand in the first row of an order in some exports, in every row in others. */
function order(
  rows: readonly [Values, ...Values[]],
  lines: JsonObject[],
  times: readonly number[],
  scope: Scope,
): JsonObject {
  const merged = Values.merged(rows);
  const document = readOrder(merged, scope);
  // The rows say the same about themselves already.
  const reported = new Set(rows.flatMap((row) => row.faults.map((fault) => fault.column)));
  rows[0].faults.push(...merged.faults.filter((fault) => !reported.has(fault.column)));
  return { ...document, lines, ...(times.length === 0 ? {} : { placedAt: iso(Math.min(...times)) }) };
}

function creditNote(
  id: string,
  rows: readonly [Values, ...Values[]],
  lines: JsonObject[],
  times: readonly number[],
  scope: Scope,
): JsonObject {
  const merged = Values.merged(rows);
  const country = merged.text('country', 100);
  if (times.length === 0 && rows.every((row) => row.faults.length === 0))
    rows[0].fault('time', 'is empty; every cancellation needs its time');
  return {
    type: 'creditNote',
    id,
    issuedAt: iso(Math.min(...times, 4e12)),
    currency: currencyOf(merged, scope),
    lines,
    ...(country === undefined ? {} : { country }),
  };
}
