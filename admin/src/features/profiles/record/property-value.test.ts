import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readValue, shownValue } from './property-value.ts';

it.each([
  ['true', true],
  [' 12.5 ', 12.5],
  ['-3', -3],
  ['007', '007'],
  ['+49 30 1', '+49 30 1'],
  ['["a", 1]', ['a', 1]],
  ['{broken', '{broken'],
  ['12345678901234567890', '12345678901234567890'],
])('reads %j as %j', (text, value) => expect(readValue(text)).toEqual(value));

it('reads back every list it shows', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.string(), fc.integer(), fc.boolean())), (list) => {
      expect(readValue(shownValue(list))).toEqual(list);
    }),
  );
});
