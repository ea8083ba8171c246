import { z } from 'zod';
import { invalid } from '../../../kernel/problem.ts';
import { testMovesWithTime, testSql, type Reading } from '../compiler/value-sql.ts';
import { conditionKind } from '../language/condition-kind.ts';
import { familyOf, isNumberTest, numberHolds, valueTest, type ValueTest } from '../language/tests.ts';
import { testWords } from '../language/words.ts';
import { traits, type Trait } from './traits.ts';
import { traitText } from './trait-text.ts';

const names = Object.keys(traits);

const schema = z.strictObject({
  kind: z.literal('trait'),
  trait: z.enum(names as [string, ...string[]]).describe('Money in units of the workspace currency'),
  is: valueTest,
});

/** A figure about the person: orders, spend, engagement, where they came from. Computed as of a moment where that is possible. */
export const traitCondition = conditionKind({
  kind: 'trait',
  title: 'Figure',
  schema,
  text: traitText,
  movesWithTime: ({ is }) => testMovesWithTime(is),
  compile: ({ trait: name, is }, b, path) => {
    const trait = traits[name];
    if (!trait) throw invalid(`There is no figure "${name}".`, undefined, 'invalid_rule');
    const isThen = b.historic && trait.then !== undefined;
    if (b.historic && !isThen) b.caveat(`"${trait.title}" has no history: it is as it is today.`);
    const raw = isThen && trait.then ? trait.then(b) : trait.now;
    const value = trait.money ? `(${raw}) / ${b.minorPerUnit}` : raw;
    const test = testSql(readingOf(trait, value), is, b);
    const keep = (sql: string): string => (isThen ? sql : b.profile(sql));
    return {
      type: 'term',
      path,
      kind: 'trait',
      test: keep(test),
      value: keep(trait.type === 'number' ? value : `toString(${value})`),
      whenAbsent: isThen && absentTruth(trait, is),
      wanted: `${name} ${testWords(is)}`,
    };
  },
});

function readingOf(trait: Trait, value: string): Reading {
  if (trait.type === 'date') return { date: value, exists: `${value} IS NOT NULL` };
  if (trait.type === 'text') return { text: value, exists: `${value} != ''` };
  return { number: value, exists: `ifNull(${value} != 0, 0)` };
}

/** Without any order the counts and sums are 0, averages and dates are missing. */
function absentTruth(trait: Trait, is: ValueTest): boolean {
  const isMissing = trait.type !== 'number' || trait.now.includes('NULL') || trait.now === 'days_between_orders';
  if (isNumberTest(is)) return isMissing ? is.op === 'ne' : numberHolds(0, is);
  return familyOf(is) === 'presence' ? is.op === 'notExists' : is.op.startsWith('not');
}
