import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { anySchemaRule } from '../../testing/arbitrary-schema.ts';
import { brand, ownKinds, readWords } from '../../testing/words.ts';
import { parseRule } from '../rule.ts';
import { formatRule } from './format.ts';
import { maximumText } from './parse.ts';
import { Reader } from './reader.ts';

/** Whatever is typed is either a rule or a list of faults that lie within the text. */
function holds(text: string): void {
  const { reading, faults } = readWords(text);
  if (reading) {
    expect(parseRule(JSON.parse(JSON.stringify(reading.rule)), ownKinds)).toBeDefined();
    const written = formatRule(reading.rule, ownKinds, brand);
    expect(readWords(written).reading?.rule).toEqual(reading.rule);
    return;
  }
  expect(faults.length).toBeGreaterThan(0);
  for (const { from, to, message } of faults) {
    expect(message).not.toBe('');
    expect(from).toBeGreaterThanOrEqual(0);
    expect(to).toBeGreaterThanOrEqual(from);
    expect(to).toBeLessThanOrEqual(text.length);
  }
}

const pieces = [
  ...[
    '(',
    ')',
    ';',
    ',',
    'and',
    'or',
    'not',
    'never',
    'did',
    'has',
    'who',
    'everyone',
    ':',
    '"Placed Order"',
    'placed order',
  ],
  ...[
    'at least',
    'exactly',
    'once',
    'times',
    '3',
    '1,000',
    '30%',
    '€5',
    'in',
    'the',
    'last',
    '30',
    'days',
    'ago',
    'between',
  ],
  ...[
    'where',
    'category',
    '=',
    "'Tea'",
    'orders',
    'last order',
    'country',
    'in segment',
    'VIP',
    '#12',
    'email consent is',
  ],
  ...[
    'subscribed',
    'bought',
    'sku',
    'sum of',
    'value',
    'of',
    'within',
    'km',
    '52.37',
    'all of',
    'any of',
    'is',
    '>=',
    '2026-11-22',
  ],
  ...[
    'condition',
    `'{"kind":"known"}'`,
    'properties.x',
    '.',
    '"',
    "'",
    '\\',
    '--',
    '\n',
    'lives in',
    'spent',
    'on',
    'or more',
    'true',
  ],
  ...[
    'then',
    'then not',
    'all within',
    'in at least',
    'different',
    'months',
    'Decembers',
    'during',
    'top',
    '10%',
    'by',
    'among',
    'buyers',
    'ratio of',
    'to',
    'compare',
    'with',
    'this quarter',
    'in any December',
    'half',
    'sample',
    'figure',
    '"Category affinity"',
    'for',
    'USD',
    'length',
    'matches',
  ],
];

describe('whatever is typed', () => {
  test('random characters', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), holds), { numRuns: 1_000 });
  }, 60_000);

  test('words of the language in any order', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...pieces), { maxLength: 30 }).map((words) => words.join(' ')),
        holds,
      ),
      { numRuns: 1_000 },
    );
  }, 60_000);

  test('a valid text with something taken out, put in or exchanged', () => {
    const mutated = fc
      .tuple(
        anySchemaRule,
        fc.nat(),
        fc.nat({ max: 12 }),
        fc.oneof(fc.constantFrom(...pieces), fc.string({ maxLength: 3 })),
      )
      .map(([raw, at, removed, added]) => {
        const text = formatRule(parseRule(raw, ownKinds), ownKinds, brand);
        const place = at % (text.length + 1);
        return `${text.slice(0, place)}${added}${text.slice(place + removed)}`;
      });
    fc.assert(fc.property(mutated, holds), { numRuns: 300 });
  }, 60_000);
});

/** How often the reader looks at a token: the work, whatever the machine. */
function looks(text: string): number {
  const peek = vi.spyOn(Reader.prototype, 'peek');
  holds(text);
  const { length } = peek.mock.calls;
  peek.mockRestore();
  return length;
}

const repeated = [
  '(',
  'not ',
  "country in ('a', 'b' ",
  '"',
  'all of (',
  'orders > 1 and ',
  'between 1 and ',
  'a.b[]',
  '-- x ',
  "''",
  'placed ',
  'customers who ',
  'did "A" then ',
  'ratio of ',
  'compare spend ',
  'in the top 10% by ',
  'figure ',
];

describe('long texts', () => {
  test.each(repeated)('of %j come to an end', (piece) => {
    holds(piece.repeat(Math.floor(maximumText / piece.length)));
  });

  test.each([...repeated, "'a', ", 'category = 1 and ', 'orders or '])(
    'the work for %j grows with the length',
    (piece) => {
      const lead = `did "Placed Order" where country in ('x', `;
      for (const start of ['', lead]) {
        const short = looks(start + piece.repeat(60));
        expect(looks(start + piece.repeat(240))).toBeLessThan(short * 4.5 + 200);
      }
    },
  );
});
