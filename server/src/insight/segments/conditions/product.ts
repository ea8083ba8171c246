import { z } from 'zod';
import { conditionKind } from '../language/condition-kind.ts';
import { numberTest, presenceOf } from '../language/tests.ts';
import { isMoving } from '../language/windows.ts';
import { testWords } from '../language/words.ts';
import { measuredTerm, wantedOf } from './measured.ts';
import { measureProducts, productMeasureFields } from './product-measure.ts';
import { productText } from './product-text.ts';

const schema = z.strictObject({
  kind: z.literal('product'),
  ...productMeasureFields,
  is: numberTest.default({ op: 'gte', value: 1 }),
});

/** What was bought: lines of orders; cancelled orders and refunded pieces do not count. */
export const productCondition = conditionKind({
  kind: 'product',
  title: 'What someone bought',
  schema,
  text: productText,
  movesWithTime: (c) => isMoving(c.window),
  compile: ({ is, ...measure }, b, path) => {
    const measured = measureProducts(measure, b);
    return measuredTerm(measured, is, b, {
      path,
      kind: 'product',
      presence: measure.measure === 'orders' ? presenceOf(is) : undefined,
      wanted: wantedOf(measured, testWords(is)),
    });
  },
});
