import { z } from 'zod';
import { invalid } from '../../../kernel/problem.ts';
import type { Builder } from '../compiler/builder.ts';
import { truthOf } from '../compiler/number-truth.ts';
import { testMovesWithTime, testSql, type Reading } from '../compiler/value-sql.ts';
import { conditionKind } from '../language/condition-kind.ts';
import { familyOf, isNumberTest, valueTest, type ValueTest } from '../language/tests.ts';
import { testWords } from '../language/words.ts';
import { figureText } from './figure-text.ts';
import type { Measured } from './measured.ts';

export const figureFields = {
  figure: z.string().min(1).max(100).describe('The name of a computed figure: GET /api/v1/figures'),
  key: z.string().min(1).max(300).optional().describe('Which one of a figure that has several: a category'),
};

const schema = z.strictObject({ kind: z.literal('figure'), ...figureFields, is: valueTest });

const columns = { number: 'number', date: 'moment', text: 'text' } as const;

type FigureValue = { value: string; type: keyof typeof columns; isMoney: boolean; label: string };

function figureValue({ figure, key }: { figure: string; key?: string | undefined }, b: Builder): FigureValue {
  const definition = b.figure(figure);
  if (b.historic) b.caveat(`"${definition.label}" has no history: it is as it is today.`);
  if (definition.keyed === undefined && key !== undefined)
    fail(`"${definition.label}" is one value; leave "${key}" out.`);
  if (definition.keyed !== undefined && key === undefined) {
    fail(`"${definition.label}" has a value for each ${definition.keyed.label}: say which.`);
  }
  const type = definition.type === 'text' || definition.type === 'date' ? definition.type : 'number';
  const filter = [
    `figure = ${b.param('String', figure)}`,
    `lowerUTF8(key) = ${b.param('String', (key ?? '').toLowerCase())}`,
  ];
  const value = b.aggregate('figures', { name: 'max', of: columns[type], orNull: type !== 'text', filter });
  const label = key === undefined ? definition.label : `${definition.label} for ${key}`;
  return { value, type, isMoney: definition.type === 'money', label };
}

const fail = (message: string): never => {
  throw invalid(message, undefined, 'invalid_rule');
};

/** A computed figure as a number to be ranked or divided. @throws Problem 422 for a date or text */
export function measureFigure(m: { figure: string; key?: string | undefined }, b: Builder): Measured {
  const { value, type, isMoney, label } = figureValue(m, b);
  if (type !== 'number') fail(`"${label}" is no number: it cannot be ranked or divided.`);
  return { value, whenAbsent: null, isTotal: false, isMoney, name: label, when: '' };
}

/** A value computed for each person: predictions, affinities, RFM, traits of the brand's own. Who has none has no value. */
export const figureCondition = conditionKind({
  kind: 'figure',
  title: 'Computed figure',
  schema,
  text: figureText,
  movesWithTime: ({ is }) => testMovesWithTime(is),
  compile: ({ is, ...which }, b, path) => {
    const { value, type, isMoney, label } = figureValue(which, b);
    return {
      type: 'term',
      path,
      kind: 'figure',
      test: testSql(readingOf(type, value, isMoney), is, b),
      value: type === 'number' ? value : `toString(${value})`,
      whenAbsent: absentTruth(is),
      wanted: `${label} ${testWords(is)}`,
    };
  },
});

function readingOf(type: keyof typeof columns, value: string, isMoney: boolean): Reading {
  if (type === 'text') return { text: value, exists: `${value} != ''` };
  const exists = `isNotNull(${value})`;
  return type === 'date' ? { date: value, exists } : { number: value, plain: !isMoney, exists };
}

function absentTruth(is: ValueTest): boolean {
  if (isNumberTest(is)) return truthOf(null, is);
  return familyOf(is) === 'presence' ? is.op === 'notExists' : is.op.startsWith('not');
}
