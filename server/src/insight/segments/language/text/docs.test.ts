import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { brand, ownKinds, readWords } from '../../testing/words.ts';
import { formatRule } from './format.ts';

const page = await readFile(new URL('../../../../../../docs/segments.md', import.meta.url), 'utf8');
const blocks = [...page.matchAll(/```segment\n([\s\S]*?)```/g)].map(([, block = '']) => block.trim());
const [whole = '', ...lists] = blocks;
/** What stands in backticks behind "Also read". */
const alsoRead = [...page.matchAll(/Also read: ([\s\S]*?)\n\n/g)].flatMap(([, said = '']) =>
  [...said.matchAll(/`([^`]+)`/g)].map(([, text = '']) => text.replaceAll('\n', ' ')),
);

const written = (text: string): string => {
  const { reading, faults } = readWords(text);
  if (!reading) throw new Error(`${text}: ${faults.map(({ message }) => message).join(' ')}`);
  return formatRule(reading.rule, ownKinds, brand);
};

test('the manual has examples', () => {
  expect(lists.length).toBeGreaterThanOrEqual(5);
  expect(alsoRead.length).toBeGreaterThanOrEqual(12);
});

test('the first example is written as it stands', () => {
  expect(written(whole)).toBe(whole);
});

test.each(lists.flatMap((block) => block.split('\n')))('%s', (line) => {
  expect(written(line)).toBe(line.replace('#12', "'VIP'").replace("product 'VIP'", 'product #12'));
});

test.each(alsoRead)('also read: %s', (text) => {
  expect(written(written(text))).toBe(written(text));
});
