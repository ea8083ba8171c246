import { numberHolds, type NumberTest } from '../language/tests.ts';

/** Without a value only "is not" holds. Rates of currencies are above 0, so that they change nothing about 0. */
export const truthOf = (value: number | null, test: NumberTest): boolean =>
  value === null ? test.op === 'ne' : numberHolds(value, test);
