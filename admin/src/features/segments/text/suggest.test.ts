import { describe, expect, it } from 'vitest';
import type { Vocabulary } from '../rule/subjects.ts';
import { valuesAsked } from './asked-values.ts';
import { suggest } from './suggest.ts';
import { piecesOf, textFaults } from './text-faults.ts';

const vocabulary: Vocabulary = {
  currency: 'EUR',
  figures: [
    {
      figure: 'categoryAffinity',
      text: 'figure "Category affinity"',
      title: 'Category affinity',
      type: 'ratio',
      keyed: 'category',
      options: [],
    },
    { figure: 'rfm', text: 'figure "RFM group"', title: 'RFM group', type: 'text', keyed: null, options: ['loyal'] },
  ],
  areas: [],
  timezone: 'Europe/Berlin',
  kinds: [],
  operators: {},
  fields: [
    {
      field: 'country',
      text: 'country',
      title: 'Country',
      type: 'text',
      values: [
        { value: 'NL', count: 5 },
        { value: "Côte d'Or", count: 1 },
      ],
    },
    { field: 'properties.tea_club', text: 'properties.tea_club', title: 'tea_club', type: 'boolean', values: [] },
  ],
  traits: [
    { trait: 'orders', text: 'orders', title: 'Orders', type: 'number', money: false, values: [] },
    { trait: 'lastOrderAt', text: 'last order', title: 'Last order', type: 'date', money: false, values: [] },
  ],
  metrics: [
    { metric: 'Placed Order', text: '"Placed Order"', count: 9, properties: { channel: 'text' } },
    { metric: 'Viewed Product', text: '"Viewed Product"', count: 8, properties: { category: 'text', price: 'number' } },
  ],
  products: { category: [{ value: 'Tea', count: 3 }], sku: [] },
  segments: [{ id: 1, name: 'VIP', text: "'VIP'" }],
  words: ['did', 'last order', 'in segment'],
};

/** The caret stands at the bar. */
const at = (marked: string) => {
  const caret = marked.indexOf('|');
  const found = suggest(marked.replace('|', ''), caret, vocabulary);
  return found && { from: found.from, texts: found.options.map(({ text }) => text) };
};

describe('completing a rule in words', () => {
  it.each([
    ['la|', 0, 'last order'],
    ['orders >= 3 and last o|', 16, 'last order'],
    ['did Plac|', 4, '"Placed Order"'],
    ['did "View|', 4, '"Viewed Product"'],
    ['did "Viewed Pr|', 4, '"Viewed Product"'],
    ['tea|', undefined, undefined],
    ['properties.t|', 0, 'properties.tea_club'],
    ["country = 'N|", 10, "'NL'"],
    ['country is n|', 11, "'NL'"],
    ["country in ('NL', c|", 18, String.raw`'Côte d\'Or'`],
    ["bought category 'T|", 16, "'Tea'"],
    ['did "Viewed Product" where pr|', 27, 'price'],
    ['did "Viewed Product" where (price > 3 and cat|', 42, 'category'],
    ['in segment V|', 11, "'VIP'"],
    ["in segment '|", 11, "'VIP'"],
    ['orders at le|', 7, 'at least'],
    ['orders|', undefined, undefined],
    ['or|ders', undefined, undefined],
    ['|', undefined, undefined],
  ])('%s', (marked, from, first) => {
    const found = at(marked);
    expect([found?.from, found?.texts[0]]).toEqual([from, first]);
  });
});

describe('values that are asked of the server', () => {
  const values = [
    { value: 'Green tea', count: 4 },
    { value: 'Pots', count: 2 },
  ];
  it.each([
    [
      'did "Viewed Product" where category = ',
      { metric: 'Viewed Product', property: 'category' },
      ["'Green tea'", "'Pots'"],
    ],
    [
      "did \"Viewed Product\" where (price > 3 and category in ('Pots', 'g",
      { metric: 'Viewed Product', property: 'category' },
      ["'Green tea'"],
    ],
    ['did "Viewed Product" where price = ', undefined, null],
    ['did "Viewed Product" and category = ', undefined, null],
    ['figure "Category affinity" for ', { figure: 'categoryAffinity' }, ["'Green tea'", "'Pots'"]],
    ['orders > 2 and figure "RFM group" is ', { figure: 'rfm' }, ["'Green tea'", "'Pots'"]],
    ['figure "Category affinity" > ', undefined, null],
  ])('%s', (text, asked, texts) => {
    expect(valuesAsked(text, vocabulary)?.asked).toEqual(asked);
    expect(suggest(text, text.length, vocabulary, values)?.options.map((one) => one.text) ?? null).toEqual(texts);
  });
});

describe('faults in the text', () => {
  it('are read from a problem, those without a place left out', () => {
    const placed = { message: 'Wrong', offset: 3, length: 2, line: 1, column: 4 };
    expect(
      textFaults({
        errors: [
          { path: '/text', ...placed },
          { path: '/asOf', message: 'x' },
        ],
      }),
    ).toEqual([placed]);
    expect(textFaults(new Error('down'))).toEqual([]);
  });

  it('mark their pieces and lose no character', () => {
    expect(piecesOf('ordrs >= 3', [{ offset: 0, length: 5 }])).toEqual([
      { text: 'ordrs', fault: true },
      { text: ' >= 3', fault: false },
    ]);
    expect(piecesOf('orders >= ', [{ offset: 10, length: 0 }])).toEqual([
      { text: 'orders >', fault: false },
      { text: '=', fault: true },
      { text: ' ', fault: false },
    ]);
    expect(piecesOf('', [{ offset: 0, length: 0 }])).toEqual([]);
  });
});
