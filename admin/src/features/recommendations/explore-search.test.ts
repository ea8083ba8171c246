import { expect, it } from 'vitest';
import { readExploreSearch } from './explore-search.ts';

it('keeps what can be asked and drops the rest', () => {
  const search = { tab: 'quality', strategy: 'cart', profile: '7', product: '-1', cart: '3,x,5', segment: 'all' };
  expect(readExploreSearch(search)).toEqual({ tab: 'quality', strategy: 'cart', profile: 7, cart: '3,5' });
});

it('begins with what needs no choice', () => {
  expect(readExploreSearch({ tab: 'explore', cart: '' })).toEqual({});
});
