import { z } from 'zod';
import { truthOf } from '../compiler/number-truth.ts';
import { testMovesWithTime, testSql, type Reading } from '../compiler/value-sql.ts';
import { conditionKind } from '../language/condition-kind.ts';
import { familyOf, isNumberTest, valueTest, type ValueTest } from '../language/tests.ts';
import { testWords } from '../language/words.ts';
import { traitText } from './trait-text.ts';
import { isMissingWhenAbsent, traitValue } from './trait-value.ts';
import { traits, type Trait } from './traits.ts';

export const traitNames = z
  .enum(Object.keys(traits) as [string, ...string[]])
  .describe('Money in units of the workspace currency');

const schema = z.strictObject({ kind: z.literal('trait'), trait: traitNames, is: valueTest });

/** A figure about the person: orders, spend, engagement, where they came from. Computed as of a moment where that is possible. */
export const traitCondition = conditionKind({
  kind: 'trait',
  title: 'Figure',
  schema,
  text: traitText,
  movesWithTime: ({ is }) => testMovesWithTime(is),
  compile: ({ trait: name, is }, b, path) => {
    const { trait, value, isThen, keep } = traitValue(name, b);
    return {
      type: 'term',
      path,
      kind: 'trait',
      test: keep(testSql(readingOf(trait, value), is, b)),
      value: keep(trait.type === 'number' ? value : `toString(${value})`),
      whenAbsent: isThen && absentTruth(trait, is),
      wanted: `${name} ${testWords(is)}`,
    };
  },
});

function readingOf(trait: Trait, value: string): Reading {
  if (trait.type === 'date') return { date: value, exists: `${value} IS NOT NULL` };
  if (trait.type === 'text') return { text: value, exists: `${value} != ''` };
  return { number: value, plain: trait.money !== true, exists: `ifNull(${value} != 0, 0)` };
}

function absentTruth(trait: Trait, is: ValueTest): boolean {
  if (isNumberTest(is)) return truthOf(isMissingWhenAbsent(trait) ? null : 0, is);
  return familyOf(is) === 'presence' ? is.op === 'notExists' : is.op.startsWith('not');
}
