import { expect, test } from 'vitest';
import { formatRule } from '../language/text/format.ts';
import { brand, ownKinds, readWords } from './words.ts';

/** What people may type who have not read a manual, by what it means. The first of each is how it is written. */
export type Meaning = [where: object, ...phrasings: string[]];

export const condition = (kind: string, rest: object): object => ({ kind, ...rest });

const once = { op: 'gte', value: 1 };
export const never = { op: 'eq', value: 0 };
export const ever = { type: 'ever' };
export const last = (amount: number, unit = 'day') => ({ type: 'last', amount, unit });

export const trait = (name: string, is: object) => ({ kind: 'trait', trait: name, is });
export const property = (field: string, is: object) => ({ kind: 'property', field, is });
export const events = (rest: object, metric: string | string[] = 'Placed Order') => ({
  kind: 'event',
  metric,
  measure: 'count',
  window: ever,
  where: [],
  ...rest,
});
export const event = (rest: object, metric?: string | string[]) => events({ is: once, ...rest }, metric);
export const product = (rest: object) => ({
  kind: 'product',
  product: {},
  measure: 'orders',
  window: ever,
  is: once,
  ...rest,
});

/** Each phrasing reads as what it means, and is written as the first. */
export function testPhrasings(meanings: readonly Meaning[]): void {
  test.each(meanings.flatMap(([where, ...all]) => all.map((text) => [text, where, all[0]] as const)))(
    '%s',
    (text, where, written) => {
      const { reading, faults } = readWords(text);
      expect(faults ?? []).toEqual([]);
      expect(reading?.rule).toEqual({ version: 1, population: 'known', where });
      expect(reading && formatRule(reading.rule, ownKinds, brand)).toBe(written);
    },
  );
}
