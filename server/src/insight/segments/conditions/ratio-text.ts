import type { ConditionText } from '../language/text/condition-text.ts';
import { numberTestText, readNumberTest } from '../language/text/numbers.ts';
import type { NumberTest } from '../language/tests.ts';
import { measureText, readMeasure } from './measure-text.ts';
import type { MeasureSpec } from './measures.ts';

type RatioCondition = { kind: 'ratio'; of: MeasureSpec; to: MeasureSpec; is: NumberTest };

/** `ratio of count of "Refunded Order" to count of "Placed Order" > 0.3`. */
export const ratioText: ConditionText<RatioCondition> = {
  words: ['ratio of', 'ratio between'],
  read(r) {
    const from = r.place;
    r.take('the');
    if (!r.take('ratio', 'of') && !r.take('ratio', 'between')) {
      r.reset(from);
      return undefined;
    }
    const of = readMeasure(r);
    if (!['to', 'and', 'per', 'by'].some((word) => r.take(word)) && !r.take('divided', 'by')) {
      r.expected('"to" and the number it is divided by', ['to']);
    }
    const to = readMeasure(r);
    const is = readNumberTest(r) ?? r.expected('a comparison such as > 30%');
    return { kind: 'ratio', of, to, is };
  },
  write: ({ of, to, is }, names) =>
    `ratio of ${measureText(of, names)} to ${measureText(to, names)} ${numberTestText(is)}`,
};
