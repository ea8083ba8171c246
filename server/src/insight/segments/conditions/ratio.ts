import { z } from 'zod';
import { truthOf } from '../compiler/number-truth.ts';
import { numberSql } from '../compiler/value-sql.ts';
import { conditionKind } from '../language/condition-kind.ts';
import { numberTest } from '../language/tests.ts';
import { testWords } from '../language/words.ts';
import { measuredWords } from './measured.ts';
import { measureMoves, measureOf, measureSchema } from './measures.ts';
import { ratioText } from './ratio-text.ts';

const schema = z.strictObject({
  kind: z.literal('ratio'),
  of: measureSchema,
  to: measureSchema,
  is: numberTest,
});

/** One number divided by another: returns per order. Who has nothing to divide by has no value. */
export const ratioCondition = conditionKind({
  kind: 'ratio',
  title: 'Ratio of two numbers',
  schema,
  text: ratioText,
  movesWithTime: (c) => measureMoves(c.of) || measureMoves(c.to),
  compile: ({ of, to, is }, b, path) => {
    const [above, below] = [measureOf(of, b), measureOf(to, b)];
    const value = `(toFloat64(${above.value}) / nullIf(toFloat64(${below.value}), 0))`;
    const absent =
      below.whenAbsent === null || below.whenAbsent === 0 ? null : (above.whenAbsent ?? 0) / below.whenAbsent;
    return {
      type: 'term',
      path,
      kind: 'ratio',
      test: numberSql(value, is, b, true),
      value,
      whenAbsent: truthOf(absent, is),
      wanted: `${measuredWords(above)} per ${measuredWords(below)} ${testWords(is)}`,
      ...(above.evidence !== undefined && { evidence: above.evidence }),
    };
  },
});
