import { z } from 'zod';
import type { Builder } from '../compiler/builder.ts';
import { boundsOf, window, type Bounds } from '../language/windows.ts';
import { windowWords } from '../language/words.ts';
import type { Measured } from './measured.ts';

const names = z.array(z.string().min(1).max(300)).min(1).max(500);

export const productSchema = z
  .strictObject({
    category: names.optional(),
    sku: names.optional(),
    productId: z.array(z.number().int().positive()).min(1).max(500).optional(),
    titleContains: z.string().min(1).max(300).optional(),
  })
  .default({})
  .describe('All that are given must hold; {} is any product');

/** What is measured of the lines of orders, before it is said of which time. */
export const timelessProductFields = {
  product: productSchema,
  measure: z
    .enum(['orders', 'quantity', 'spend'])
    .default('orders')
    .describe('spend in units of the workspace currency'),
};
export const productMeasureFields = { ...timelessProductFields, window: window.default({ type: 'ever' }) };

export type ProductMeasure = z.infer<z.ZodObject<typeof productMeasureFields>>;

/** Lines of standing orders within the bounds whose pieces were not all sent back. */
export function productRows(
  { category, sku, productId, titleContains }: ProductMeasure['product'],
  bounds: Bounds,
  b: Builder,
): string[] {
  if (b.historic) b.caveat('Returned pieces of an order are left out as known today, also where they came back later.');
  const lower = (values: readonly string[]): string =>
    b.param(
      'Array(String)',
      values.map((v) => v.toLowerCase()),
    );
  return [
    ...b.during('placed_at', bounds, { always: true }),
    'quantity > refunded_quantity',
    ...(category ? [`has(${lower(category)}, lowerUTF8(category))`] : []),
    ...(sku ? [`has(${lower(sku)}, lowerUTF8(sku))`] : []),
    ...(productId ? [`has(${b.param('Array(UInt64)', productId)}, product_id)`] : []),
    ...(titleContains ? [`position(lowerUTF8(title), ${b.param('String', titleContains.toLowerCase())}) > 0`] : []),
  ];
}

export const productWordsOf = ({ category, sku, productId, titleContains }: ProductMeasure['product']): string =>
  [category?.join(', '), sku?.join(', '), productId?.join(', '), titleContains].filter(Boolean).join(' · ') ||
  'anything';

/** Orders, pieces or money for some products. */
export function measureProducts({ product, measure, window: when }: ProductMeasure, b: Builder): Measured {
  const feature = b.aggregate('lines', {
    name: measure === 'orders' ? 'uniqExact' : 'sum',
    of: {
      orders: 'order_id',
      quantity: 'quantity - refunded_quantity',
      spend: 'total * (quantity - refunded_quantity) / quantity',
    }[measure],
    filter: productRows(product, boundsOf(when, b.at, b.zone), b),
  });
  return {
    value: measure === 'spend' ? `${feature} / ${b.minorPerUnit}` : feature,
    whenAbsent: 0,
    isTotal: true,
    isMoney: measure === 'spend',
    name: `bought ${productWordsOf(product)}: ${measure}`,
    when: windowWords(when, b.zone),
  };
}
