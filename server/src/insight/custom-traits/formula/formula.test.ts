import { describe, expect, it } from 'vitest';
import { compileFormula, type Environment } from './compile.ts';
import { FormulaError } from './error.ts';
import { parseFormula } from './parse.ts';
import type { ValueType } from './typed.ts';

const types: Record<string, ValueType> = {
  orders: 'number',
  netSpend: 'money',
  grossSpend: 'money',
  discountShare: 'ratio',
  gap: 'days',
  lastOrderAt: 'date',
  city: 'text',
};

const environment: Environment = {
  name: (name, key, { from, to }) => {
    const type = types[name];
    if (type === undefined) throw new FormulaError(`There is no trait "${name}".`, from, to - from);
    return { sql: key === null ? name : `${name}[${key}]`, type };
  },
  param: (_type, value) => String(value),
  now: 'now',
  date: (text) => (/^\d{4}-\d{2}-\d{2}$/.test(text) ? `day(${text})` : null),
  nearest: (name, among) => among.find((one) => one[0] === name[0]),
};

const typeOf = (text: string): ValueType => compileFormula(parseFormula(text), environment).type;
const fault = (text: string): [message: string, part: string] => {
  try {
    typeOf(text);
  } catch (error) {
    if (error instanceof FormulaError) return [error.message, text.slice(error.offset, error.offset + error.length)];
    throw error;
  }
  throw new Error(`no fault in ${text}`);
};

describe('types', () => {
  it.each<[string, ValueType]>([
    ['netSpend / orders', 'money'],
    ['netSpend / grossSpend', 'number'],
    ['netSpend * 2 + 5', 'money'],
    ['netSpend × 50 %', 'money'],
    ['orders − 1 ÷ 2', 'number'],
    ['if(orders = 0, 0, netSpend / orders)', 'money'],
    ["if(orders > 2 and not (city = 'Rome'), 'loyal', 'new')", 'text'],
    ["lastOrderAt >= '2026-01-01'", 'boolean'],
    ['daysSince(lastOrderAt) / gap', 'number'],
    ['lastOrderAt + gap', 'date'],
    ['coalesce(gap, 30)', 'days'],
    ['min(orders, discountShare)', 'number'],
    ['-(orders)', 'number'],
    ["netSpend['a''b']", 'money'],
  ])('%s is %s', (text, type) => expect(typeOf(text)).toBe(type));
});

describe('precedence', () => {
  it.each([
    ['1 + 2 * 3', '(1 + (2 * 3))'],
    ['1 - 2 - 3', '((1 - 2) - 3)'],
    ['(1 - 2) * 3', '((1 - 2) * 3)'],
    ['-1 * 2', '((-1) * 2)'],
  ])('%s', (text, sql) =>
    expect(compileFormula(parseFormula(text), environment).sql.replaceAll(/toNullable\((\d)\)/g, '$1')).toBe(sql),
  );
  it('not binds looser than a comparison, and tighter than or', () =>
    expect(compileFormula(parseFormula('not orders > 1 or orders > 2 and orders > 3'), environment).sql).toBe(
      '((NOT (orders > toNullable(1))) OR ((orders > toNullable(2)) AND (orders > toNullable(3))))',
    ));
});

describe('faults name their place', () => {
  it.each<[string, RegExp, string]>([
    ['', /empty/, ''],
    ['orders +', /ends too early/, ''],
    ['orders orders', /operator, not "orders"/, 'orders'],
    ['(orders', /Expected "\)"/, ''],
    ['orders & 1', /no meaning/, '&'],
    ["city = 'Rome", /not closed/, "'Rome"],
    ['nosuch + 1', /no trait "nosuch"/, 'nosuch'],
    ['city + 1', /for numbers; this is a text/, 'city'],
    ['1 + city', /for numbers; this is a text/, 'city'],
    ['netSpend + gap', /cannot be added/, 'netSpend + gap'],
    ["city > 'a'", /= or !=/, "city > 'a'"],
    ["orders = 'a'", /cannot be compared/, "orders = 'a'"],
    ["lastOrderAt > 'soon'", /no date/, "'soon'"],
    ['if(orders, 1, 2)', /condition/, 'orders'],
    ["if(orders > 1, 1, 'a')", /one type/, "'a'"],
    ['if(orders > 1, 1)', /takes 3 values, not 2/, 'if(orders > 1, 1)'],
    ['iff(orders > 1, 1, 2)', /Did you mean "if"/, 'iff'],
    ['daysSince(orders)', /Expected a date/, 'orders'],
    ['1 < orders < 3', /at a time/, '<'],
    ["max('a', 'b')", /numbers, or dates/, "'a'"],
    ['orders and 1', /holds or not/, 'orders'],
    ['orders %', /after a number/, 'orders %'],
  ])('%s', (text, message, part) => {
    const [found, place] = fault(text);
    expect(found).toMatch(message);
    if (part !== '') expect(place).toBe(part);
  });

  it('refuses what is nested without end', () => {
    expect(() => parseFormula('('.repeat(5000) + '1')).toThrow(FormulaError);
    expect(() => parseFormula('not '.repeat(300) + 'true')).toThrow(FormulaError);
    expect(() => parseFormula('-'.repeat(300) + '1')).toThrow(FormulaError);
    expect(() => parseFormula('1' + ' + 1'.repeat(300))).toThrow(/at most 400/);
  });
});
