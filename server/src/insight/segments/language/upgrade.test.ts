import { expect, test } from 'vitest';
import { formatRule } from './text/format.ts';
import { noNames } from './text/names.ts';
import { ownKinds } from '../testing/words.ts';
import { parseRule } from './rule.ts';
import { upgradeRule, type Upgrade } from './upgrade.ts';

/** Rules as they were stored when version 1 was all there was, with what they mean. They must never be changed here. */
const stored: [rule: object, words: string][] = [
  [
    { version: 1, population: 'known', where: { kind: 'trait', trait: 'orders', is: { op: 'gte', value: 3 } } },
    'orders >= 3',
  ],
  [
    {
      version: 1,
      population: 'everyone',
      where: {
        all: [
          { kind: 'event', metric: 'Viewed Product', window: { type: 'last', amount: 1, unit: 'week' } },
          { none: [{ kind: 'product', product: { category: ['Tea'] } }] },
        ],
      },
    },
    `everyone:
did "Viewed Product" at least once in the last 1 week and not (bought category 'Tea' at least once)`,
  ],
  [
    {
      version: 1,
      population: 'known',
      where: {
        any: [
          { kind: 'location', country: ['NL'], within: { latitude: 52.4, longitude: 4.9, distance: 5, unit: 'km' } },
          { kind: 'segment', segmentId: 4 },
          { kind: 'consent', channel: 'email', status: 'subscribed' },
          { kind: 'property', field: 'properties.tags', is: { op: 'includesAny', values: ['a', 'b'] } },
        ],
      },
    },
    `lives in (country 'NL'; within 5 km of 52.4, 4.9)
or in segment #4
or email consent is subscribed
or properties.tags includes any of ('a', 'b')`,
  ],
];

test.each(stored)('a rule of version 1 means what it meant: %j', (rule, words) => {
  expect(formatRule(parseRule(rule, ownKinds), ownKinds, noNames)).toBe(words);
});

test('rules go through every version in turn', () => {
  const steps = new Map<number, Upgrade>([
    [1, (rule) => ({ ...rule, where: { all: [rule['where']] } })],
    [2, (rule) => ({ ...rule, population: 'known' })],
  ]);
  expect(upgradeRule({ where: 1 }, steps)).toEqual({ version: 3, where: { all: [1] }, population: 'known' });
  expect(upgradeRule({ version: 2, where: 1 }, steps)).toEqual({ version: 3, where: 1, population: 'known' });
  expect(upgradeRule({ version: 3, where: 1 }, steps)).toEqual({ version: 3, where: 1 });
});

test.each([null, 7, 'rule', [], { version: 'x' }])('what is no rule stays as it is: %j', (raw) => {
  expect(upgradeRule(raw)).toBe(raw);
});
