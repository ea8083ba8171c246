import { describe, expect, test } from 'vitest';
import { brand, ownKinds, readWords } from '../../testing/words.ts';
import { formatRule } from './format.ts';

const threeOrders = { kind: 'trait', trait: 'orders', is: { op: 'gte', value: 3 } };
const dutch = { kind: 'property', field: 'country', is: { op: 'equals', value: 'NL' } };
const viewed = {
  kind: 'event',
  metric: 'Viewed Product',
  measure: 'count',
  window: { type: 'ever' },
  where: [{ field: 'category', is: { op: 'equals', value: 'Tea' } }],
  is: { op: 'gte', value: 1 },
};

describe('groups', () => {
  const [a, b, c] = [threeOrders, dutch, { kind: 'known' }];
  const [A, B, C] = ['orders >= 3', "country = 'NL'", 'identified'];

  test.each<[string, object]>([
    [`${A} and ${B}`, { all: [a, b] }],
    [`${A} AND ${B} OR ${C}`, { any: [{ all: [a, b] }, c] }],
    [`${A} and (${B} or ${C})`, { all: [a, { any: [b, c] }] }],
    [`${A}, and ${B}`, { all: [a, b] }],
    [`${A} but not ${B}`, { all: [a, { none: [b] }] }],
    [`${A} && ${B} || ${C}`, { any: [{ all: [a, b] }, c] }],
    [`(${A})`, a],
    [`not (${A} or ${B})`, { none: [{ any: [a, b] }] }],
    [`all of (${A}; ${B}; ${C})`, { all: [a, b, c] }],
    [`any of (${A}, ${B})`, { any: [a, b] }],
    [`none of: (${A}; ${B};)`, { none: [a, b] }],
    [`all of (\n  ${A}\n  ${B}\n)`, { all: [a, b] }],
    [`all of (${A})`, { all: [a] }],
    [`any of (all of (${A}; ${B}); ${C})`, { any: [{ all: [a, b] }, c] }],
    [`-- loyal ones\n${A} -- by orders\n and ${B}`, { all: [a, b] }],
    [`did "Viewed Product" where category = 'Tea' and ${A}`, { all: [viewed, a] }],
    [`customers who have ${A} and whose ${B}`, { all: [a, b] }],
  ])('%s', (text, where) => {
    expect(readWords(text).reading?.rule.where).toEqual(where);
  });

  test('the population stands first', () => {
    expect(readWords(`everyone: ${A}`).reading?.rule.population).toBe('everyone');
    expect(readWords(`Among everyone: ${A}`).reading?.rule.population).toBe('everyone');
    expect(readWords(`known people: ${A}`).reading?.rule.population).toBe('known');
  });

  test('long rules are written with a line for each condition', () => {
    const text = `did "Viewed Product" at least 3 times in the last 30 days where category = 'Tea' and ${A} and (${B} or country = 'BE' or not (email consent is subscribed)) and none of (in segment VIP; in segment 'Tea people'; email ends with '@example.com'; phone starts with '+31'; ${C})`;
    const { reading } = readWords(text);
    expect(reading && formatRule(reading.rule, ownKinds, brand)).toBe(
      [
        `did "Viewed Product" at least 3 times in the last 30 days where category = 'Tea'`,
        `and orders >= 3`,
        `and (country = 'NL' or country = 'BE' or not (email consent is subscribed))`,
        `and none of (`,
        `  in segment 'VIP';`,
        `  in segment 'Tea people';`,
        `  email ends with '@example.com';`,
        `  phone starts with '+31';`,
        `  identified`,
        `)`,
      ].join('\n'),
    );
  });
});
