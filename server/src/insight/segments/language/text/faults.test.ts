import { describe, expect, test } from 'vitest';
import { ownKinds, readWords } from '../../testing/words.ts';
import { placeOf } from './faults.ts';

/** Each faulty text with the piece that is underlined, and what is said of it. */
const catalogue: [text: string, piece: string, message: string][] = [
  ['', '', 'The rule is empty: write a condition such as orders >= 3, or everyone.'],
  ['  -- nothing yet', '', 'The rule is empty: write a condition such as orders >= 3, or everyone.'],
  ['ordrs >= 3', 'ordrs', 'Expected a condition, found "ordrs". Did you mean orders?'],
  ['contry = NL', 'contry', 'Expected a condition, found "contry". Did you mean country?'],
  ['lst order at least 3 days ago', 'lst', 'Expected a condition, found "lst". Did you mean last order?'],
  ['tea_clb is true', 'tea_clb', 'Expected a condition, found "tea_clb". Did you mean tea_club?'],
  ['plced order at least once', 'plced', 'Expected a condition, found "plced". Did you mean "Placed Order"?'],
  ['nonsense', 'nonsense', 'Expected a condition, found "nonsense".'],
  ['orders >= 3 and', '', 'Expected a condition, the text ends.'],
  ['or orders >= 3', 'or', 'Expected a condition, found "or".'],
  ['not', '', 'Expected a condition, the text ends.'],
  ['()', ')', 'Expected a condition, found ")".'],
  ['orders', '', 'Expected a test such as >= 3, = 1 or between 2 and 5, the text ends.'],
  ['orders >=', '', 'Expected a number, the text ends.'],
  ['orders at least many', 'many', 'Expected a number, found "many".'],
  ['orders between 2', '', 'Expected "and" and the upper end, the text ends.'],
  ['orders between 2 and x', 'x', 'Expected the upper end, found "x".'],
  ['orders > 1e999', '1e999', 'This number is too large.'],
  ['orders >= 3 orders < 5', 'orders', 'Expected "and", "or" or the end of the rule, found "orders".'],
  [
    'orders >= 3 adn country = NL',
    'adn',
    'Expected "and", "or" or the end of the rule, found "adn". Did you mean and?',
  ],
  ['(orders >= 3', '(', 'This parenthesis is not closed.'],
  ['orders >= 3)', ')', 'Expected "and", "or" or the end of the rule, found ")".'],
  ['all of (orders >= 3; country = NL', '(', 'This parenthesis is not closed.'],
  ['spent more than $100', '$', '$ can be USD, CAD, AUD…: write the code, such as 100 USD.'],
  ['spent between 10 USD and 20 GBP', 'between 10 USD and 20 GBP', 'Both ends are amounts of one currency.'],
  ["country = 'NL", "'NL", "The text that begins here has no closing ' on its line."],
  ['country =', '', 'Expected a value in quotes, the text ends.'],
  ["country = ''", "''", 'A value cannot be empty; write "does not exist" for a missing one.'],
  ["country in ('NL'", '', 'Expected "," or ")" after a value of the list, the text ends.'],
  [
    'country contians NL',
    'contians',
    `Expected a test such as = 'NL', contains 'x', in ('a', 'b') or exists, found "contians". Did you mean contains?`,
  ],
  ['tea_club is not true', 'true', 'Write "is false", or "not (… is true)" to include people without a value.'],
  ['country = ?', '?', 'This character has no meaning here; put text in quotes.'],
  ['properties. > 3', '>', 'Expected the name of a property, in quotes, found ">".'],
  [
    'last order 120 days ago',
    '120 days ago',
    'Say "at least 120 days ago", "in the last …" or "between … and … days ago".',
  ],
  [
    'last order >= 120 days ago',
    '>= 120 days ago',
    'A sign with "ago" can mean two things: write "at least 120 days ago" or "in the last 120 days".',
  ],
  ['last order in the last', '', 'Expected how long: 30 days, 2 weeks, 6 months, the text ends.'],
  ['last order in the last 30 fortnights', '30', 'Expected how long: 30 days, 2 weeks, 6 months, found "30".'],
  ['last order in the last 0 days', '0', 'Expected a whole number from 1 to 100,000.'],
  ['last order before tomorrow', 'tomorrow', 'Expected a day like 2026-11-22, found "tomorrow".'],
  [
    'last order before 2026-02-30',
    '2026-02-30',
    '"2026-02-30" is not a day or instant. Write 2026-11-22, or 2026-11-22T10:00:00Z with its offset from UTC.',
  ],
  ['last order between 30 and 60 days', '', 'Expected "ago" (between 30 and 60 days ago), the text ends.'],
  [
    'birthday anniversary in the next 3 months',
    'in the next 3 months',
    'An anniversary is asked in days or weeks, at most 365 days.',
  ],
  [
    'refunds >= 2 in the last 30 days',
    '>= 2 in the last 30 days',
    '"refunds" counts all time. For a stretch of time write did "Placed Order" at least 3 times in the last 90 days.',
  ],
  ['top 10% by', '', 'Expected a number of people such as net spend or sum of value of "Placed Order", the text ends.'],
  ['top 10% net spend', 'net', 'Expected "by" and a number of people such as net spend, found "net".'],
  ['top 10% by net spend among all', 'all', `Expected "buyers", "known people" or "segment 'VIP'", found "all".`],
  ['ratio of orders to refunds', '', 'Expected a comparison such as > 30%, the text ends.'],
  ['compare spend on anything this month with', '', 'Expected a stretch of time such as last quarter, the text ends.'],
  ['did "Placed Order" then', '', 'Expected a metric in quotes, such as "Placed Order", the text ends.'],
  [
    'did "Placed Order" in at least 2 different fortnights',
    'fortnights',
    'Expected days, weeks, months, quarters or years, found "fortnights".',
  ],
  ['figure churn > 1', 'churn', 'Expected the name of a figure, in quotes, found "churn".'],
  ['did', '', 'Expected a metric in quotes, such as "Placed Order", the text ends.'],
  [
    'did placed ordr at least once',
    'placed',
    'Expected a metric in quotes, such as "Placed Order", found "placed". Did you mean "Placed Order"?',
  ],
  [
    'did "Placed Order" in the next 3 days',
    'in the next 3 days',
    'What someone did lies in the past: write "in the last …".',
  ],
  [
    'did "Placed Order" at least 30 days ago',
    'at least 30 days ago',
    'Write a range ("between 30 and 90 days ago") or a day ("before 2026-01-01"); for the last order "last order at least 30 days ago".',
  ],
  [
    'did "Placed Order" between 60 and 30 days ago',
    'between 60 and 30 days ago',
    '"from" is the nearer end: it must be smaller than "to" (between 30 and 60 days ago)',
  ],
  [
    'did not "Placed Order" between 2 and 3 times',
    '"Placed Order" between 2 and 3 times',
    'Write "not (did … between … and … times)" around the whole condition.',
  ],
  ['did "Placed Order" where', '', 'Expected the name of a property, the text ends.'],
  [
    'did "Placed Order" where price',
    '',
    `Expected a test such as = 'NL', contains 'x', in ('a', 'b') or exists, the text ends.`,
  ],
  ['did "Placed Order" where (price > 3', '(', 'This parenthesis is not closed.'],
  [
    'did "Placed Order" where (price > 3 or price < 1)',
    'or',
    'Filters of one event are joined with "and"; write two conditions joined with "or", or in (…) for several values.',
  ],
  ['sum of value of "Placed Order"', '', 'Expected a comparison such as >= 250, the text ends.'],
  [
    'distinct of "Viewed Product" > 3',
    'of',
    'Expected the property whose different values are counted: distinct category of "Viewed Product", found "of".',
  ],
  [
    "bought categry 'Tea'",
    'categry',
    `Expected a product: 'TEA-1', category 'Tea', product #12 or anything, found "categry". Did you mean category?`,
  ],
  ["bought (sku 'A'; sku 'B')", 'sku', '"sku" says again what was said before; give one list.'],
  ["in segment 'VPI'", "'VPI'", `There is no segment called "VPI". Did you mean 'VIP'?`],
  ['in segment', '', "Expected a segment: 'VIP' or #12, the text ends."],
  ['not in segment VIP for 30 days', 'for 30 days', '"since" is for members: leave it out with in: false'],
  [
    'email consent is foo',
    'foo',
    'Expected "subscribed", "unsubscribed", "pending", "never asked", "reachable" or "suppressed", found "foo".',
  ],
  ['within 50 km', '', 'Expected "of" and a place, the text ends.'],
  ['within 50 furlongs of 1, 2', 'furlongs', 'Expected "km" or "miles", found "furlongs".'],
  ['within 50 km of 152, 4', '152', 'A latitude lies between -90 and 90.'],
  ["condition 'x'", "'x'", `Expected a condition as JSON: '{"kind": …}'.`],
  [
    `condition '{"kind":"rfm"}'`,
    `condition '{"kind":"rfm"}'`,
    `Unknown kind; one of ${ownKinds.map(({ kind }) => `"${kind}"`).join(', ')}.`,
  ],
];

describe('faults', () => {
  test.each(catalogue)('%s', (text, piece, message) => {
    const { faults = [] } = readWords(text);
    expect(faults.map((fault) => [text.slice(fault.from, fault.to), fault.message])).toEqual([[piece, message]]);
  });

  test('all of them are found in one pass, with line and column', () => {
    const text = `all of (\n  ordrs >= 3;\n  did "Viewed Product" where price and prise > 3;\n  country = 'NL' or contry = 'BE';\n  last order in the last 0 days\n)`;
    const { faults = [] } = readWords(text);
    expect(faults.map((fault) => [text.slice(fault.from, fault.to), placeOf(text, fault), fault.suggestion])).toEqual([
      ['ordrs', { offset: 11, length: 5, line: 2, column: 3 }, 'orders'],
      ['and', { offset: 58, length: 3, line: 3, column: 36 }, undefined],
      ['contry', { offset: 93, length: 6, line: 4, column: 21 }, 'country'],
      ['0', { offset: 133, length: 1, line: 5, column: 26 }, undefined],
    ]);
  });

  test('a metric nobody has done yet is no fault but worth a word', () => {
    const { reading } = readWords('did "Placed Ordr" at least once and did "Something New" at least once');
    expect(reading?.warnings.map(({ message }) => message)).toEqual([
      'Nothing called "Placed Ordr" has happened yet. Did you mean "Placed Order"?',
      'Nothing called "Something New" has happened yet.',
    ]);
  });

  test.each([
    [`${'('.repeat(100)}orders > 1${')'.repeat(100)}`, 'Groups nest at most 12 deep.'],
    [`${'all of ('.repeat(20)}orders > 1${')'.repeat(20)}`, 'Groups nest at most 12 deep.'],
    [
      Array.from({ length: 301 }, () => 'orders > 1').join(' and '),
      'The rule has more than 300 parts; split it into nested segments.',
    ],
    [`orders > 1 ${' '.repeat(65_536)}`, 'The text is longer than 65536 characters; split it into nested segments.'],
    [
      `all of (${Array.from({ length: 101 }, () => 'identified').join('; ')})`,
      'A group holds a list of 1 to 100 parts.',
    ],
  ])('limits of size: %#', (text, message) => {
    expect(readWords(text).faults?.map((fault) => fault.message)).toEqual([message]);
  });

  test('parentheses that group nothing do not count as depth', () => {
    expect(readWords(`${'('.repeat(30)}orders > 1${')'.repeat(30)}`).reading?.rule.where).toEqual({
      kind: 'trait',
      trait: 'orders',
      is: { op: 'gt', value: 1 },
    });
  });
});
