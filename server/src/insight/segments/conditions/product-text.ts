import type { ConditionText, Lead, RawCondition } from '../language/text/condition-text.ts';
import { isNever, negatedTimes, readQuantity, readTimes, timesText } from '../language/text/counts.ts';
import { readWindow, tryWindow, windowText } from '../language/text/date-tests.ts';
import { numberTestText, readNumberTest } from '../language/text/numbers.ts';
import { phrases, said } from '../language/text/phrases.ts';
import type { Reader } from '../language/text/reader.ts';
import type { NumberTest } from '../language/tests.ts';
import type { Window } from '../language/windows.ts';
import { isCode, productText as productWords, readProduct, startsProduct, type Product } from './product-parts.ts';

type ProductCondition = {
  kind: 'product';
  product: Product;
  measure: 'orders' | 'quantity' | 'spend';
  window: Window;
  is: NumberTest;
};

const verbs = phrases(said(true, 'bought', 'purchased', 'ordered', 'buy', 'purchase', 'order'));
const pieces = phrases(
  said(true, 'pieces', 'piece', 'units', 'unit', 'items', 'item', 'pieces of', 'units of', 'items of', 'of'),
);

/** `bought sku 'TEA-1' at least 2 times`, `quantity of category 'Tea' >= 3`, `spend on anything in the last 365 days > 100`. */
export const productText: ConditionText<ProductCondition> = {
  words: ['bought', 'purchased', 'never bought', 'quantity of', 'spend on', 'spent'],
  deeds: true,
  read: (r, lead) => readMeasured(r) ?? readSpent(r) ?? readBought(r, lead),
  write({ product, measure, window, is }) {
    const what = productWords(product);
    const when = windowText(window);
    if (measure !== 'orders') {
      return `${measure === 'spend' ? 'spend on' : 'quantity of'} ${what}${when} ${numberTestText(is)}`;
    }
    if (!isNever(is)) return `bought ${what} ${timesText(is)}${when}`;
    return `${when === '' ? 'never bought' : 'did not buy'} ${what}${when}`;
  },
};

function readMeasured(r: Reader): RawCondition | undefined {
  const measure = r.take('quantity', 'of') ? 'quantity' : r.take('spend', 'on') ? 'spend' : undefined;
  if (measure === undefined) return undefined;
  const product = readProduct(r);
  const window = readWindow(r);
  const is = readNumberTest(r) ?? r.expected('a comparison such as >= 3');
  const after = window ?? readWindow(r);
  return { kind: 'product', product, measure, is, ...(after && { window: after }) };
}

/** `spent at least 100 on category 'Tea' in the last 365 days`. */
function readSpent(r: Reader): RawCondition | undefined {
  const from = r.place;
  if (!r.take('spent') && !r.take('spend')) return undefined;
  const is = readNumberTest(r);
  const window = readWindow(r);
  if (is === undefined || !r.take('on')) {
    r.reset(from);
    return undefined;
  }
  const product = readProduct(r);
  const after = window ?? readWindow(r);
  return { kind: 'product', product, measure: 'spend', is, ...(after && { window: after }) };
}

function readBought(r: Reader, lead: Lead): RawCondition | undefined {
  const from = r.place;
  const isBuying = !r.says('order') && !r.says('ordered');
  if (!r.match(verbs)) return undefined;
  const counted = isCode(r) ? undefined : readQuantity(r);
  const ofPieces = counted !== undefined && r.match(pieces) !== undefined;
  if (ofPieces) r.take('of');
  if (!startsProduct(r) || (counted !== undefined && !ofPieces)) {
    // "bought at least 3 times" counts orders.
    const isOrders = counted !== undefined || r.atEnd() || readTimes(r) !== undefined || tryWindow(r) !== undefined;
    if (!isOrders && r.peek().type === 'word' && isBuying) readProduct(r);
    r.reset(from);
    return undefined;
  }
  const product = readProduct(r);
  const clauses = readClauses(r, counted, ofPieces);
  const is = lead.negative ? negatedTimes(r, clauses.is, from) : clauses.is;
  return { kind: 'product', product, ...clauses, ...(is && { is }) };
}

type Clauses = { measure: 'orders' | 'quantity'; is?: NumberTest; window?: Window };

function readClauses(r: Reader, counted: NumberTest | undefined, ofPieces: boolean): Clauses {
  const found: Clauses = { measure: ofPieces ? 'quantity' : 'orders', ...(counted && { is: counted }) };
  for (;;) {
    const window = found.window === undefined ? readWindow(r) : undefined;
    if (window !== undefined) {
      found.window = window;
      continue;
    }
    const is = found.is === undefined ? readTimes(r) : undefined;
    if (is === undefined) return found;
    found.is = is;
    if (r.match(pieces)) found.measure = 'quantity';
  }
}
