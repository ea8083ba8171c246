import { z } from 'zod';
import { numberSql } from '../compiler/value-sql.ts';
import { conditionKind } from '../language/condition-kind.ts';
import { numberHolds, numberTest, presenceOf } from '../language/tests.ts';
import { boundsOf, isMoving, window } from '../language/windows.ts';
import { testWords, windowWords } from '../language/words.ts';
import { productText } from './product-text.ts';

const names = z.array(z.string().min(1).max(300)).min(1).max(500);

const schema = z.strictObject({
  kind: z.literal('product'),
  product: z
    .strictObject({
      category: names.optional(),
      sku: names.optional(),
      productId: z.array(z.number().int().positive()).min(1).max(500).optional(),
      titleContains: z.string().min(1).max(300).optional(),
    })
    .default({})
    .describe('All that are given must hold; {} is any product'),
  measure: z
    .enum(['orders', 'quantity', 'spend'])
    .default('orders')
    .describe('spend in units of the workspace currency'),
  window: window.default({ type: 'ever' }),
  is: numberTest.default({ op: 'gte', value: 1 }),
});

/** What was bought: lines of orders; cancelled orders and refunded pieces do not count. */
export const productCondition = conditionKind({
  kind: 'product',
  title: 'What someone bought',
  schema,
  text: productText,
  movesWithTime: (c) => isMoving(c.window),
  compile: ({ product, measure, window: when, is }, b, path) => {
    if (b.historic)
      b.caveat('Returned pieces of an order are left out as known today, also where they came back later.');
    const { category, sku, productId, titleContains } = product;
    const lower = (values: readonly string[]): string =>
      b.param(
        'Array(String)',
        values.map((v) => v.toLowerCase()),
      );
    const filter = [
      ...b.during('placed_at', boundsOf(when, b.at, b.zone), { always: true }),
      'quantity > refunded_quantity',
      ...(category ? [`has(${lower(category)}, lowerUTF8(category))`] : []),
      ...(sku ? [`has(${lower(sku)}, lowerUTF8(sku))`] : []),
      ...(productId ? [`has(${b.param('Array(UInt64)', productId)}, product_id)`] : []),
      ...(titleContains ? [`position(lowerUTF8(title), ${b.param('String', titleContains.toLowerCase())}) > 0`] : []),
    ];
    const feature = b.aggregate('lines', {
      name: measure === 'orders' ? 'uniqExact' : 'sum',
      of: {
        orders: 'order_id',
        quantity: 'quantity - refunded_quantity',
        spend: 'total * (quantity - refunded_quantity) / quantity',
      }[measure],
      filter,
    });
    const value = measure === 'spend' ? `${feature} / ${b.minorPerUnit}` : feature;
    const what = [category?.join(', '), sku?.join(', '), productId?.join(', '), titleContains]
      .filter(Boolean)
      .join(' · ');
    return {
      type: 'term',
      path,
      kind: 'product',
      test: numberSql(value, is, b),
      value,
      whenAbsent: numberHolds(0, is),
      presence: measure === 'orders' ? presenceOf(is) : undefined,
      wanted: `bought ${what || 'anything'}: ${measure} ${testWords(is)} ${windowWords(when, b.zone)}`,
    };
  },
});
