import { z } from 'zod';
import { invalid } from '../../../kernel/problem.ts';
import { jsonReading } from '../compiler/json-path.ts';
import { testMovesWithTime, testSql, type Reading } from '../compiler/value-sql.ts';
import { conditionKind } from '../language/condition-kind.ts';
import { valueTest } from '../language/tests.ts';
import { testWords } from '../language/words.ts';
import { profileFields } from './profile-fields.ts';
import { propertyText } from './property-text.ts';

const schema = z.strictObject({
  kind: z.literal('property'),
  field: z
    .string()
    .min(1)
    .max(300)
    .describe(`One of ${Object.keys(profileFields).join(', ')}, or "properties.<path>" for a custom one`),
  is: valueTest,
});

function readingOf(field: string): Reading {
  if (field.startsWith('properties.')) return jsonReading('properties', field.slice('properties.'.length));
  const known = profileFields[field];
  if (!known) {
    const names = Object.keys(profileFields).join(', ');
    throw invalid(
      `There is no field "${field.slice(0, 80)}". Known: ${names}; custom ones as "properties.<name>".`,
      undefined,
      'invalid_rule',
    );
  }
  if (known.type === 'date') return { date: known.column, exists: `${known.column} IS NOT NULL` };
  return { text: known.column, exists: `${known.column} != ''` };
}

/** A standard field or a custom property of the profile as it is now. */
export const propertyCondition = conditionKind({
  kind: 'property',
  title: 'Profile property',
  schema,
  text: propertyText,
  movesWithTime: ({ is }) => testMovesWithTime(is),
  compile: ({ field, is }, b, path) => {
    if (b.historic) b.caveat(`Profile properties have no history: "${field}" is as it is today.`);
    const reading = readingOf(field);
    return {
      type: 'term',
      path,
      kind: 'property',
      test: b.profile(testSql(reading, is, b)),
      value: b.profile(shown(reading)),
      whenAbsent: false,
      wanted: `${field} ${testWords(is)}`,
    };
  },
});

const shown = (reading: Reading): string => {
  if (reading.text !== undefined && reading.list !== undefined) {
    return `if(${reading.text} = '', toString(${reading.list}), ${reading.text})`;
  }
  return reading.text ?? `toString(${reading.date ?? reading.list ?? "''"})`;
};
