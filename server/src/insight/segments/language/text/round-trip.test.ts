import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyRule } from '../../testing/arbitrary-rules.ts';
import { anySchemaRule } from '../../testing/arbitrary-schema.ts';
import { ownKinds as kinds } from '../../testing/words.ts';
import { parseRule } from '../rule.ts';
import { formatRule } from './format.ts';
import type { Names } from './names.ts';
import { readText } from './parse.ts';

const names: Names = {
  metrics: ['Placed Order', 'Viewed Product', 'orders', 'and', 'Category'],
  properties: ['tea_club', 'sum', 'did', 'value'],
  segments: [
    { id: 1, name: 'VIP' },
    { id: 2, name: "#12 it's “all of” them" },
  ],
  figures: [
    { name: 'churnProbability', label: 'Churn probability', type: 'ratio' },
    { name: 'affinity', label: 'orders', type: 'ratio', keyed: { label: 'category' } },
    { name: 'rfmGroup', label: 'RFM "group"', type: 'text' },
  ],
  currency: 'EUR',
};

const rule = fc.oneof(anyRule, anySchemaRule).map((raw) => parseRule(raw, kinds));

const read = (text: string) => {
  const { reading, faults } = readText(text, kinds, names);
  if (!reading) throw new Error(`${text}\n${faults.map((f) => `${f.from}: ${f.message}`).join('\n')}`);
  return reading;
};

describe('text and rule lose nothing', () => {
  // Ten thousand rules, in parts that are over in time on a busy machine.
  test.each([1, 2, 3, 4])(
    'what is written reads as the same rule, and is written the same again (%i)',
    () => {
      fc.assert(
        fc.property(rule, (whole) => {
          const text = formatRule(whole, kinds, names);
          const again = read(text).rule;
          expect(again).toEqual(whole);
          expect(formatRule(again, kinds, names)).toBe(text);
        }),
        { numRuns: 2_500 },
      );
    },
    120_000,
  );

  test('new lines, comments, indentation and case of the words do not matter', () => {
    fc.assert(
      fc.property(rule, (whole) => {
        const text = formatRule(whole, kinds, names);
        const spread = text
          .split(/((?<!\p{L})'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*")/u)
          .map((part, i) => (i % 2 === 1 ? part : part.replace(/ /g, '\n\t -- a remark, "and" more\n ')))
          .join('');
        expect(read(spread).rule).toEqual(whole);
      }),
    );
  });

  test('a kind without words of its own is written as JSON', () => {
    const [own] = kinds.filter(({ kind }) => kind === 'location');
    const mute = kinds
      .map((kind) => (kind === own ? { ...kind, text: undefined } : kind))
      .map(({ text, ...kind }) => (text ? { ...kind, text } : kind));
    const whole = parseRule(
      { where: { any: [{ kind: 'location', city: ["'s-Hertogenbosch"] }, { kind: 'known' }] } },
      mute,
    );
    const text = formatRule(whole, mute, names);
    expect(text).toBe(`condition '{"kind":"location","city":["\\'s-Hertogenbosch"]}' or identified`);
    expect(readText(text, mute, names).reading?.rule).toEqual(whole);
  });
});
