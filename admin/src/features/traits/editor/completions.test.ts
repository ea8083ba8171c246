import { describe, expect, it } from 'vitest';
import { completions, wordAt } from './completions.ts';

const traits = [
  { name: 'orders', label: 'Orders', keyed: null },
  { name: 'recentOrders', label: 'Recent orders', keyed: null },
  { name: 'categoryAffinity', label: 'Affinity to a category', keyed: 'category' },
];
const functions = [{ written: 'if(condition, then, otherwise)', explanation: 'One value or another.' }];
const offered = (word: string) => completions(word, traits, functions).map(({ insert }) => insert);

describe('completions', () => {
  it('begins with names that begin so', () => expect(offered('ord')).toEqual(['orders', 'recentOrders']));
  it('opens what has keys, and calls', () => {
    expect(offered('cat')).toEqual(["categoryAffinity['"]);
    expect(offered('IF')).toEqual(['if(']);
  });
  it('finds by meaning', () => expect(offered('affinity')).toEqual(["categoryAffinity['"]));
  it('offers the usual where nothing is written', () => expect(offered('')).toEqual(['orders', 'if(']));
});

describe('the word at the caret', () => {
  it.each([
    ['netSp / orders', 5, 'netSp'],
    ['netSp / orders', 2, 'netSp'],
    ['netSp / orders', 6, ''],
    ['', 0, ''],
    ['1 + réc', 7, 'réc'],
  ])('%s at %i', (text, caret, word) => expect(wordAt(text, caret).text).toBe(word));
});
