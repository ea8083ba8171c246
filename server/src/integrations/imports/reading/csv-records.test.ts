import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csvLine } from '../../../kernel/csv.ts';
import { createCsvReader } from './csv-records.ts';

const read = (text: string, pieces = 1) => {
  const bytes = Buffer.from(text).toString('latin1');
  const reader = createCsvReader({ delimiter: ',', quote: '"', encoding: 'utf-8' });
  const size = Math.max(1, Math.ceil(bytes.length / pieces));
  const records = [];
  for (let at = 0; at < bytes.length; at += size) records.push(...reader.push(bytes.slice(at, at + size), false));
  return [...records, ...reader.push('', true)];
};

const cell = fc
  .string({ unit: 'grapheme', maxLength: 12 })
  .map((text) => text.replaceAll('\u0000', '').replace(/^[=+\-@\t\r]/, ''))
  .filter((text) => !/^[=+\-@\t\r]/.test(text));
const row = fc.array(cell, { minLength: 2, maxLength: 5 });

test('what was written as CSV is read back, however it arrives in pieces', () => {
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 8 }), fc.integer({ min: 1, max: 40 }), (rows, pieces) => {
      expect(read(rows.map(csvLine).join(''), pieces).map((record) => record.cells)).toEqual(rows);
    }),
  );
});

test('a quotation mark nobody closes costs its own row only', () => {
  const records = read('a,b\n1,"open\n2,fine\n3,fine\n');
  expect(records.map((r) => [r.cells[0], r.fault?.reason ?? null])).toEqual([
    ['a', null],
    ['1', 'a quotation mark opens and is never closed'],
    ['2', null],
    ['3', null],
  ]);
});

test('a quotation mark that is not doubled is named with its row', () => {
  const records = read('a,b\n"say "hi" now",2\n3,4\n');
  expect(records[1]?.fault?.reason).toBe('a quotation mark inside a quoted value is not doubled');
  expect(records[2]?.cells).toEqual(['3', '4']);
});

test('lines are counted through quoted line breaks', () => {
  expect(read('a,b\n"two\nlines",1\nlast,2\n').map((r) => r.line)).toEqual([1, 2, 4]);
});

test('text that a spreadsheet would run is written harmless', () => {
  expect(csvLine(['=1+1', '+49', '-5', '@x', '\tx', -5, 'fine'])).toBe("'=1+1,'+49,'-5,'@x,'\tx,-5,fine\r\n");
});
