import { numberText, readDigits } from '../language/text/numbers.ts';
import { phrases, said } from '../language/text/phrases.ts';
import { listed, quotedValue } from '../language/text/quoting.ts';
import { shown, type Reader } from '../language/text/reader.ts';
import { isMore, readValue, readValues } from '../language/text/values.ts';

/** Which products: all parts that are given must hold. */
export type Product = {
  category?: string[] | undefined;
  sku?: string[] | undefined;
  productId?: number[] | undefined;
  titleContains?: string | undefined;
};

const parts = phrases<'category' | 'sku' | 'productId' | 'titleContains'>([
  ...said(
    'category' as const,
    'category',
    'categories',
    'in category',
    'from category',
    'products in category',
    'category in',
    'category =',
  ),
  ...said(
    'category' as const,
    'the category',
    'in the category',
    'from the category',
    'anything in category',
    'anything from category',
  ),
  ...said(
    'sku' as const,
    'sku',
    'skus',
    'product',
    'products',
    'the product',
    'sku in',
    'sku =',
    'product code',
    'any of',
  ),
  ...said('productId' as const, 'product #', '#', 'product id', 'products #', 'id', 'id #'),
  ...said(
    'titleContains' as const,
    'title contains',
    'title containing',
    'product title contains',
    'products with title containing',
  ),
]);
const anything = phrases(
  said(true, 'anything', 'any product', 'something', 'any products', 'a product', 'anything at all'),
);

export const startsProduct = (r: Reader): boolean =>
  r.saysOne(anything) || r.saysOne(parts) || isCode(r) || r.says('(');

/** `'TEA-1'`, `85123A`: a SKU without a word before it. */
export const isCode = (r: Reader): boolean =>
  r.peek().type === 'string' ||
  (r.peek().type === 'number' &&
    r.peek(1).type === 'word' &&
    r.peek(1).from === r.peek().to &&
    !/^x$/i.test(r.peek(1).text));

/** `category 'Tea'`, `(category 'Tea'; sku 'A', 'B')`, `'TEA-1'`, `anything`. */
export function readProduct(r: Reader): Product {
  const from = r.place;
  const product: Product = {};
  if (r.saysOne(parts) || !r.match(anything)) {
    const isClosed = r.take('(');
    do readPart(r, product);
    while (isClosed && (r.take(';') || r.take(',') || r.take('and')));
    if (isClosed) r.expect(')', '";" or ")"');
  }
  return r.mark(product, from);
}

function readPart(r: Reader, product: Product): void {
  const start = r.peek();
  const part = r.match(parts) ?? (isCode(r) ? 'sku' : undefined);
  if (part === undefined) {
    return r.expected(`a product: 'TEA-1', category 'Tea', product #12 or anything`, [
      'category',
      'sku',
      'product',
      'anything',
    ]);
  }
  if (product[part] !== undefined)
    r.fail(`${shown(start.text)} says again what was said before; give one list.`, start);
  if (part === 'titleContains') product.titleContains = readValue(r);
  else if (part === 'productId') product.productId = readIds(r);
  else product[part] = readValues(r);
}

function readIds(r: Reader): number[] {
  const isClosed = r.take('(');
  const ids: number[] = [];
  do {
    r.take('#');
    ids.push(readDigits(r, 'the number of a product', false));
  } while (isClosed ? r.take(',') : r.says(',') && (r.says('#', 1) || isMore(r)) && r.take(','));
  if (isClosed) r.expect(')', '"," or ")"');
  return ids;
}

export function productText({ category, sku, productId, titleContains }: Product): string {
  const list = (values: readonly string[]): string =>
    values.length === 1 ? quotedValue(values.join('')) : listed(values);
  const said = [
    ...(category ? [`category ${list(category)}`] : []),
    ...(sku ? [`sku ${list(sku)}`] : []),
    ...(productId ? [`product ${idsText(productId)}`] : []),
    ...(titleContains === undefined ? [] : [`title contains ${quotedValue(titleContains)}`]),
  ];
  if (said.length === 0) return 'anything';
  return said.length === 1 ? said.join('') : `(${said.join('; ')})`;
}

const idsText = (ids: readonly number[]): string =>
  ids.length === 1 ? `#${ids.join('')}` : `id (${ids.map((id) => `#${numberText(id)}`).join(', ')})`;
