import type { ConditionText } from '../language/text/condition-text.ts';
import { numberText, readDigits } from '../language/text/numbers.ts';
import { phrases, said } from '../language/text/phrases.ts';
import { quotedValue } from '../language/text/quoting.ts';
import { readValue } from '../language/text/values.ts';
import type { SampleCondition } from './sample-shape.ts';

const heads = phrases(
  said(
    true,
    'in sample',
    'sample',
    'a sample of',
    'random',
    'a random',
    'random sample',
    'random sample of',
    'a random sample of',
  ),
);

/** `in sample 0% to 10% of 'spring test'`, `random 10%`. */
export const sampleText: ConditionText<SampleCondition> = {
  words: ['in sample', 'sample', 'random'],
  read(r) {
    const from = r.place;
    if (!r.match(heads) || r.peek().type !== 'number') {
      r.reset(from);
      return undefined;
    }
    const first = readDigits(r, 'a percentage such as 10%');
    r.take('%');
    const isRange = r.take('to') || r.take('-') || r.take('and');
    const second = isRange ? readDigits(r, 'the upper end, such as 20%') : undefined;
    r.take('%');
    const salt = r.take('of') ? readValue(r, `the name of the sample, such as 'spring test'`) : undefined;
    return {
      kind: 'sample',
      ...(second === undefined ? { to: first } : { from: first, to: second }),
      ...(salt !== undefined && { salt }),
    };
  },
  write: ({ from, to, salt }) => `in sample ${numberText(from)}% to ${numberText(to)}% of ${quotedValue(salt)}`,
};
